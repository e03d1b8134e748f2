from pathlib import Path

import pytest

from counterpart.config.env import (
    READINGS,
    SettingError,
    env_bool,
    env_choice,
    env_choices,
    env_int,
    env_list,
    env_path,
    env_secret,
    env_str,
)

DOORS = ("business", "desk", "open")


@pytest.fixture(autouse=True)
def readings_restored(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("counterpart.config.env.READINGS", dict(READINGS))


def test_text_falls_back_when_unset_or_blank(monkeypatch: pytest.MonkeyPatch) -> None:
    assert env_str("NAME_OF_SITE", default="Counterpart", help="") == "Counterpart"
    monkeypatch.setenv("NAME_OF_SITE", "  ")
    assert env_str("NAME_OF_SITE", default="Counterpart", help="") == "Counterpart"


def test_text_of_the_wrong_shape_shows_an_example(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLOUR", "red")
    with pytest.raises(SettingError, match=r"COLOUR: 'red' has the wrong shape. Write it like #12436d"):
        env_str("COLOUR", default="#000000", pattern="#[0-9a-f]{6}", example="#12436d", help="")


@pytest.mark.parametrize(("word", "meaning"), [("1", True), ("Yes", True), ("off", False), ("FALSE", False)])
def test_yes_and_no(monkeypatch: pytest.MonkeyPatch, word: str, meaning: bool) -> None:
    monkeypatch.setenv("SWITCH", word)
    assert env_bool("SWITCH", default=not meaning, help="") is meaning


def test_neither_yes_nor_no(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SWITCH", "perhaps")
    with pytest.raises(SettingError, match=r"SWITCH: 'perhaps' is neither yes nor no. Set it to 1 or 0"):
        env_bool("SWITCH", default=True, help="")


@pytest.mark.parametrize("edge", [1, 10])
def test_both_ends_of_a_number_are_allowed(monkeypatch: pytest.MonkeyPatch, edge: int) -> None:
    monkeypatch.setenv("COUNT", str(edge))
    assert env_int("COUNT", default=5, low=1, high=10, help="") == edge


@pytest.mark.parametrize("text", ["0", "11", "-1", "five", "1.5", "1e3", "٣", "9" * 400])
def test_a_number_out_of_reach(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setenv("COUNT", text)
    with pytest.raises(SettingError, match="Set it to a whole number from 1 to 10"):
        env_int("COUNT", default=5, low=1, high=10, help="")


def test_a_choice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ENGINE", "duckdb")
    assert env_choice("ENGINE", default="spark", choices=("duckdb", "spark"), help="") == "duckdb"
    monkeypatch.setenv("ENGINE", "abacus")
    with pytest.raises(SettingError, match=r"ENGINE: 'abacus' is not known. Set it to one of: duckdb, spark"):
        env_choice("ENGINE", default="spark", choices=("duckdb", "spark"), help="")


def test_several_choices_keep_the_declared_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOORS", "open, business,open")
    assert env_choices("DOORS", default=DOORS, choices=DOORS, help="") == ("business", "open")


@pytest.mark.parametrize(("text", "problem"), [("desk,cellar", "cellar not known"), (",", "the list is empty")])
def test_several_choices_refuse(monkeypatch: pytest.MonkeyPatch, text: str, problem: str) -> None:
    monkeypatch.setenv("DOORS", text)
    with pytest.raises(SettingError, match=problem):
        env_choices("DOORS", default=DOORS, choices=DOORS, help="")


def test_a_list_drops_blanks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOSTS", " a.example ,, b.example")
    assert env_list("HOSTS", default=[], help="") == ["a.example", "b.example"]


def test_a_path_is_absolute(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FOLDER", "var")
    assert env_path("FOLDER", default=Path("/"), shown="", help="") == tmp_path / "var"


def test_a_secret_from_the_variable_or_a_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("KEY", "from the variable")
    assert env_secret("KEY", help="") == "from the variable"
    monkeypatch.delenv("KEY")
    (tmp_path / "key").write_text("from the file\n")
    monkeypatch.setenv("KEY_FILE", str(tmp_path / "key"))
    assert env_secret("KEY", help="") == "from the file"


def test_a_secret_set_twice_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KEY", "a")
    monkeypatch.setenv("KEY_FILE", "b")
    with pytest.raises(SettingError, match="Keep one of the two"):
        env_secret("KEY", help="")


def test_a_missing_secret_is_refused_unless_it_has_a_default() -> None:
    assert env_secret("KEY", default="", help="") == ""
    with pytest.raises(SettingError, match="KEY: a secret is needed and none is set"):
        env_secret("KEY", help="")


def test_a_file_of_a_secret_must_be_readable_and_full(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("KEY_FILE", str(tmp_path / "key"))
    with pytest.raises(SettingError, match="KEY_FILE: cannot read"):
        env_secret("KEY", help="")
    (tmp_path / "key").write_text("\n")
    with pytest.raises(SettingError, match="is empty"):
        env_secret("KEY", help="")


def test_no_error_repeats_a_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KEY", "hunter2")
    monkeypatch.setenv("KEY_FILE", "b")
    with pytest.raises(SettingError) as refusal:
        env_secret("KEY", help="")
    assert "hunter2" not in str(refusal.value)
