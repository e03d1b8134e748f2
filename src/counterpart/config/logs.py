"""Where messages of the processes go, and what they must not hold."""

import logging
import re
from typing import Any

# Links that let their holder in: what follows these words in an address is a secret.
_SECRETS = re.compile(r"(?<=/)((?:uploads/to|uploads|send|invitation|report/status|report/come-back)/)[^/\s\"'?]{16,}")


def without_secrets(text: str) -> str:
    """The text with the secret of every address that is a key cut out."""
    return _SECRETS.sub(r"\1…", text)


class HideSecrets(logging.Formatter):
    """A line a message, its secrets cut out, in what went wrong too."""

    def format(self, record: logging.LogRecord) -> str:
        return without_secrets(super().format(record))


def logging_at(level: str) -> dict[str, Any]:
    """Django's LOGGING: messages of this level and above, a line each, to standard error."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "line": {
                "()": "counterpart.config.logs.HideSecrets",
                "format": "{asctime} {levelname} {name} {message}",
                "style": "{",
            }
        },
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
        # Django's own handler would say it again, secrets and all.
        "loggers": {"django": {"handlers": [], "propagate": True}},
        "root": {"handlers": ["stderr"], "level": level},
    }
