"""An authority of the tests' own, and the certificates that it gives: for a name, for a while."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID


class Authority:
    """Gives certificates, and keeps each with its key in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(exist_ok=True)
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "The authority of a test")])
        self.own = self._signed(self.name, self.key, days=30, names=[], authority=True)
        self.file = self._write("authority", self.own, self.key)[0]

    def gives(self, called: str, *names: str, days: int = 30) -> tuple[Path, Path]:
        """A certificate for some names, and its key, as files that are called so."""
        key = ec.generate_private_key(ec.SECP256R1())
        subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, called)])
        return self._write(called, self._signed(subject, key, days=days, names=list(names)), key)

    def _signed(self, subject, key, *, days: int, names: list[str], authority: bool = False):
        began = datetime.now(UTC) - timedelta(days=1)
        made = (
            x509.CertificateBuilder()
            .subject_name(subject)
            .issuer_name(self.name)
            .public_key(key.public_key())
        )
        made = made.serial_number(x509.random_serial_number())
        made = made.not_valid_before(began).not_valid_after(began + timedelta(days=days))
        made = made.add_extension(x509.BasicConstraints(ca=authority, path_length=None), critical=True)
        if names:
            made = made.add_extension(
                x509.SubjectAlternativeName([x509.DNSName(name) for name in names]), False
            )
        return made.sign(self.key, hashes.SHA256())

    def _write(self, called: str, certificate, key) -> tuple[Path, Path]:
        crt, private = self.folder / f"{called}.crt", self.folder / f"{called}.key"
        crt.write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
        form = serialization.PrivateFormat.PKCS8
        private.write_bytes(key.private_bytes(serialization.Encoding.PEM, form, serialization.NoEncryption()))
        private.chmod(0o600)
        return crt, private
