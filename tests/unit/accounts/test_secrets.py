import pytest
from cryptography.fernet import InvalidToken

from counterpart.accounts import secrets


def test_a_secret_comes_back_and_cannot_be_read_meanwhile():
    kept = secrets.encrypt("JBSWY3DPEHPK3PXP")
    assert "JBSWY3DPEHPK3PXP" not in kept
    assert secrets.decrypt(kept) == "JBSWY3DPEHPK3PXP"


def test_a_secret_outlives_a_change_of_key_while_the_old_key_is_kept(settings):
    kept = secrets.encrypt("seed")
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another"
    assert secrets.decrypt(kept) == "seed"
    settings.SECRET_KEY_FALLBACKS = []
    with pytest.raises(InvalidToken):
        secrets.decrypt(kept)
