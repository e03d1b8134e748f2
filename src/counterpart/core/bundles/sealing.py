"""The signature of a bundle: Ed25519 over a small document that names the manifests by their hashes."""

import base64
import binascii
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from counterpart.core.proofs import canonical

FORMAT = "counterpart-bundle-seal-1"
SEAL, SIGNATURE = "seal.json", "signature.json"
# What the signature covers; the payload through its manifests.
COVERED = ("bagit.txt", "bag-info.txt", "manifest-sha256.txt", "manifest-sha512.txt")


class KeyUnreadable(ValueError):
    """A key is neither PEM nor 32 bytes in base64."""


def new_secret() -> str:
    """A new secret key, as it stands in the setting."""
    return base64.b64encode(Ed25519PrivateKey.generate().private_bytes_raw()).decode()


def secret_key(text: str) -> Ed25519PrivateKey:
    """The key of a setting: 32 bytes in base64. Raises KeyUnreadable."""
    return Ed25519PrivateKey.from_private_bytes(_raw(text))


def key_from(seed: bytes) -> Ed25519PrivateKey:
    """A key that follows from 32 bytes."""
    return Ed25519PrivateKey.from_private_bytes(seed)


def public_text(key: Ed25519PrivateKey | Ed25519PublicKey) -> str:
    """The public key as people pass it on: 32 bytes in base64."""
    public = key.public_key() if isinstance(key, Ed25519PrivateKey) else key
    return base64.b64encode(public.public_bytes_raw()).decode()


def fingerprint(public: str) -> str:
    """SHA-256 of the public key's bytes, in hexadecimal: short enough to read out."""
    return sha256(_raw(public)).hexdigest()


def public_pem(public: str) -> str:
    """The same key as OpenSSL reads it."""
    key = Ed25519PublicKey.from_public_bytes(_raw(public))
    return key.public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo).decode()


def public_key(given: str) -> str:
    """A public key out of its text, its PEM, or the file that holds either. Raises KeyUnreadable."""
    path = Path(given)
    try:
        text = path.read_text(encoding="ascii").strip() if len(given) < 1000 and path.is_file() else given.strip()
        if "BEGIN PUBLIC KEY" not in text:
            return base64.b64encode(_raw(text)).decode()
        key = serialization.load_pem_public_key(text.encode("ascii"))
    except (OSError, ValueError) as error:
        raise KeyUnreadable("this is no public key: give 32 bytes in base64, a PEM, or a file with either") from error
    if not isinstance(key, Ed25519PublicKey):
        raise KeyUnreadable("this is no Ed25519 key")
    return public_text(key)


def seal(subject: Mapping[str, Any], hashes: Mapping[str, str], key: Ed25519PrivateKey) -> tuple[bytes, bytes]:
    """The two files `seal.json` and `signature.json`. `subject` says what it is of, and when it was made."""
    public = public_text(key)
    covers = {name: hashes[name] for name in COVERED}
    sealed = canonical.encode({**subject, "format": FORMAT, "covers": covers, "key": fingerprint(public)}).encode(
        "ascii"
    )
    signature = base64.b64encode(key.sign(sealed)).decode()
    signed = canonical.encode({"algorithm": "Ed25519", "public_key": public, "signature": signature})
    return sealed, signed.encode("ascii")


def is_signed(sealed: bytes, signature: str, public: str) -> bool:
    """Whether the holder of the key signed these bytes."""
    try:
        Ed25519PublicKey.from_public_bytes(_raw(public)).verify(base64.b64decode(signature, validate=True), sealed)
    except (InvalidSignature, ValueError, binascii.Error):
        return False
    return True


def _raw(text: str) -> bytes:
    try:
        raw = base64.b64decode(text.strip(), validate=True)
    except (ValueError, binascii.Error) as error:
        raise KeyUnreadable("a key is 32 bytes in base64") from error
    if len(raw) != 32:
        raise KeyUnreadable("a key is 32 bytes in base64")
    return raw
