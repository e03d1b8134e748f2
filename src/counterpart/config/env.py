"""Typed readers of the environment.

Every setting that an operator may change is read by one of these functions. A wrong value stops the start at once
with the variable's name, what was got, what was expected and how to mend it. Each reading is noted in `READINGS`,
from which `docs/reference/settings.md` is generated: a setting cannot exist undocumented.
"""

import os
import re
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

TRUE_WORDS = frozenset({"1", "true", "yes", "on"})
FALSE_WORDS = frozenset({"0", "false", "no", "off"})


class SettingError(ImproperlyConfigured):
    """An environment variable holds something that cannot be used; the text says how to mend it."""

    def __init__(self, name: str, problem: str, mend: str) -> None:
        super().__init__(f"{name}: {problem}. {mend}")
        self.name = name


@dataclass(frozen=True)
class Reading:
    """One environment variable that the settings asked for: its kind, its default as shown to people, its purpose."""

    name: str
    kind: str
    default: str
    help: str


READINGS: dict[str, Reading] = {}


def env_str(name: str, *, help: str, default: str, shown: str = "", pattern: str = "", example: str = "") -> str:
    """Text. With `pattern` (a regular expression) the whole value must match it; `example` is shown if not.

    `shown` is how the documentation names the default, where that depends on the machine.
    """
    value = _read(name, "text", shown or default or "empty", help)
    value = default if value is None else value
    if pattern and not re.fullmatch(pattern, value):
        raise SettingError(name, f"{value!r} has the wrong shape", f"Write it like {example}")
    return value


def env_bool(name: str, *, help: str, default: bool, shown: str = "") -> bool:
    """Yes or no: 1, true, yes, on or 0, false, no, off, in any case."""
    value = _read(name, "yes or no", shown or ("1" if default else "0"), help)
    if value is None:
        return default
    if value.lower() in TRUE_WORDS | FALSE_WORDS:
        return value.lower() in TRUE_WORDS
    raise SettingError(name, f"{value!r} is neither yes nor no", "Set it to 1 or 0")


def env_int(name: str, *, help: str, default: int, low: int, high: int) -> int:
    """A whole number from `low` to `high`, both included."""
    value = _read(name, f"whole number, {low} to {high}", str(default), help)
    if value is None:
        return default
    if re.fullmatch(r"-?[0-9]{1,18}", value) and low <= int(value) <= high:
        return int(value)
    raise SettingError(name, f"{value!r} cannot be used", f"Set it to a whole number from {low} to {high}")


def env_choice(name: str, *, help: str, default: str, choices: Collection[str]) -> str:
    """Exactly one of `choices`."""
    value = _read(name, _one_of(choices), default, help)
    if value is None:
        return default
    if value in choices:
        return value
    raise SettingError(name, f"{value!r} is not known", f"Set it to one of: {', '.join(choices)}")


def env_choices(name: str, *, help: str, default: Collection[str], choices: Collection[str]) -> tuple[str, ...]:
    """One or more of `choices`, separated by commas; comes back in the order of `choices`, each once."""
    value = _read(name, f"list out of {', '.join(choices)}", ",".join(default), help)
    if value is None:
        return tuple(default)
    wanted = _split(value)
    unknown = [word for word in wanted if word not in choices]
    if unknown or not wanted:
        problem = f"{', '.join(unknown)} not known" if unknown else "the list is empty"
        raise SettingError(name, problem, f"Use one or more of: {', '.join(choices)}, separated by commas")
    return tuple(word for word in choices if word in wanted)


def env_list(name: str, *, help: str, default: Collection[str]) -> list[str]:
    """Words separated by commas; blanks around them are dropped."""
    value = _read(name, "list, separated by commas", ",".join(default) or "empty", help)
    return list(default) if value is None else _split(value)


def env_path(name: str, *, help: str, default: Path, shown: str) -> Path:
    """A folder or file, made absolute; `shown` is how the documentation names the default."""
    value = _read(name, "path", shown, help)
    return default if value is None else Path(value).expanduser().resolve()


def env_secret(name: str, *, help: str, default: str | None = None, shown: str = "") -> str:
    """A secret from the variable, or from the file that `{name}_FILE` names. Required unless there is a default."""
    value = _read(name, "secret", shown or default or "empty", help)
    path = _read(f"{name}_FILE", "path of a file with the secret", "empty", f"Reads {name} from a file instead.")
    if value and path:
        raise SettingError(name, f"set both here and by {name}_FILE", "Keep one of the two")
    if path:
        return _secret_in(Path(path), name=f"{name}_FILE")
    if value:
        return value
    if default is None:
        raise SettingError(
            name,
            "a secret is needed and none is set",
            f"Set {name}, or {name}_FILE to a file's path; this makes one: "
            "python3 -c 'import secrets; print(secrets.token_urlsafe(48))'",
        )
    return default


def unread(prefix: str) -> list[str]:
    """The variables of the environment with this prefix that no setting asked for."""
    return sorted(name for name in os.environ if name.startswith(prefix) and name not in READINGS)


def _read(name: str, kind: str, default: str, help: str) -> str | None:
    """Note the reading; the variable without blanks around it, or None where it is unset or blank."""
    READINGS[name] = Reading(name=name, kind=kind, default=default, help=help)
    return os.environ.get(name, "").strip() or None


def _secret_in(path: Path, *, name: str) -> str:
    try:
        secret = path.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise SettingError(name, f"cannot read {path}", "Name a text file that this user may read") from error
    if not secret:
        raise SettingError(name, f"{path} is empty", "Put the secret into it, on one line")
    return secret


def _split(value: str) -> list[str]:
    return [word.strip() for word in value.split(",") if word.strip()]


def _one_of(choices: Collection[str]) -> str:
    return "one of " + ", ".join(choices)
