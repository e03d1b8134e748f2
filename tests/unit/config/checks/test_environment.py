import pytest

from counterpart.config.checks.environment import names_are_known


def test_known_names_pass(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COUNTERPART_HTTPS", "1")
    assert names_are_known() is None


def test_a_misspelt_name_is_named_with_what_was_meant(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COUNTERPART_HTPS", "1")
    warning = names_are_known()
    assert warning is not None
    assert "COUNTERPART_HTPS" in warning.msg
    assert warning.hint == "Did you mean COUNTERPART_HTTPS?"


def test_a_name_like_none_of_ours_leads_to_the_list(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COUNTERPART_QQQQ_XXXX_ZZZZ", "1")
    warning = names_are_known()
    assert warning is not None
    assert "settings.md" in str(warning.hint)
