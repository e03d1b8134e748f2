from importlib import import_module

import pytest
from django.core.management.base import CommandError, SystemCheckError
from django.db.utils import OperationalError

from counterpart.base.errors import DomainError
from counterpart.cli.errors import CODES, exit_code_of, words_of
from counterpart.config.env import SettingError
from counterpart.core.proofs.inclusion import ProofError


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (ProofError("does not fit"), 1),
        (SystemCheckError("one error"), 1),
        (CommandError("no"), 2),
        (DomainError("not sealed yet"), 2),
        (FileNotFoundError("absent"), 2),
        (OperationalError("refused"), 2),
        (SettingError("COUNTERPART_DOORS", "empty", "Name one"), 2),
        (KeyError("a fault of ours"), None),
    ],
)
def test_each_kind_has_its_exit_code(error: Exception, code: int | None) -> None:
    assert exit_code_of(error) == code


def test_the_database_speaks_after_us() -> None:
    first, second = words_of(OperationalError("connection refused\n")).splitlines()
    assert first == "The database cannot be used: connection refused"
    assert "counterpart migrate" in second


@pytest.mark.parametrize("name", CODES)
def test_each_named_error_is_there(name: str) -> None:
    module, _, kind = name.rpartition(".")
    assert issubclass(getattr(import_module(module), kind), Exception)
