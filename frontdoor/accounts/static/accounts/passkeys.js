// Asks the browser for a passkey and sends it. Without this script, a code of an app or a recovery code does.
const bytes = (text) =>
  Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (letter) => letter.charCodeAt(0));
const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replace(/\+/g, "-")
    .replace(/\//g, "_")
    .replace(/=+$/, "");
const known = (keys) => (keys || []).map((key) => ({ ...key, id: bytes(key.id) }));

// Where it can, a device remembers whose passkey it is, so that it alone is enough to sign in.
async function made(options) {
  const user = { ...options.user, id: bytes(options.user.id) };
  const excludeCredentials = known(options.excludeCredentials);
  const authenticatorSelection = { ...options.authenticatorSelection, residentKey: "preferred", requireResidentKey: false };
  const publicKey = { ...options, user, excludeCredentials, authenticatorSelection, challenge: bytes(options.challenge) };
  const passkey = await navigator.credentials.create({ publicKey });
  return told(passkey, { attestationObject: text(passkey.response.attestationObject) });
}

async function given(options) {
  const allowCredentials = known(options.allowCredentials);
  const publicKey = { ...options, allowCredentials, challenge: bytes(options.challenge) };
  const passkey = await navigator.credentials.get({ publicKey });
  const { authenticatorData, signature, userHandle } = passkey.response;
  const response = { authenticatorData: text(authenticatorData), signature: text(signature) };
  return told(passkey, userHandle ? { ...response, userHandle: text(userHandle) } : response);
}

function told(passkey, response) {
  return JSON.stringify({
    id: passkey.id,
    rawId: text(passkey.rawId),
    type: passkey.type,
    clientExtensionResults: passkey.getClientExtensionResults(),
    response: { ...response, clientDataJSON: text(passkey.response.clientDataJSON) },
  });
}

for (const form of document.querySelectorAll("form[data-passkey]")) {
  if (!window.PublicKeyCredential) break;
  const button = form.querySelector("[data-passkey-button]");
  const failed = form.querySelector("[data-passkey-failed]");
  const ask = form.dataset.passkey === "make" ? made : given;
  const asked = async () => {
    if (form.dataset.options) return JSON.parse(form.dataset.options).publicKey;
    const answer = await fetch(form.action, { headers: { "X-Requested-With": "XMLHttpRequest" } });
    return (await answer.json()).request_options.publicKey;
  };
  form.querySelector("[data-passkey-without]").hidden = true;
  button.hidden = false;
  form.closest("[data-passkey-offer]")?.removeAttribute("hidden");
  button.addEventListener("click", async () => {
    failed.hidden = true;
    try {
      form.elements.credential.value = await ask(await asked());
      form.submit();
    } catch {
      failed.hidden = false;
    }
  });
}
