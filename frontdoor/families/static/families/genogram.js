// The slider over the days on which something changed. Without this file the form and the links do the same.
const WAIT = 250;

const slider = document.querySelector("[data-genogram-days]");
if (slider) {
  const days = slider.dataset.genogramDays.split(" ");
  const range = slider.querySelector("input");
  const said = slider.querySelector("output");
  let waiting = 0;
  let asked = "";

  const inWords = (day) =>
    new Date(`${day}T12:00:00`).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });

  async function show(day) {
    asked = day;
    const answer = await fetch(`${slider.dataset.here}?on=${day}&part=1`, { credentials: "same-origin" });
    if (!answer.ok || answer.redirected) {
      location.assign(`${slider.dataset.here}?on=${day}`);
      return;
    }
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const part = page.getElementById("as-known");
    if (part && asked === day) {
      document.getElementById("as-known").replaceWith(part);
      history.replaceState(null, "", `${slider.dataset.here}?on=${day}`);
      const [year, month, date] = day.split("-").map(Number);
      Object.entries({ year, month, day: date }).forEach(([name, value]) => {
        const box = document.getElementById(`on-${name}`);
        if (box) {
          box.value = value;
        }
      });
    }
  }

  range.addEventListener("input", () => {
    const day = days[Number(range.value)];
    said.textContent = inWords(day);
    range.setAttribute("aria-valuetext", inWords(day));
    clearTimeout(waiting);
    waiting = setTimeout(() => show(day), WAIT);
  });
  range.setAttribute("aria-valuetext", said.textContent);
  slider.hidden = false;
}
