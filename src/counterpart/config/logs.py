"""Where messages of the processes go."""

from typing import Any


def logging_at(level: str) -> dict[str, Any]:
    """Django's LOGGING: messages of this level and above, a line each, to standard error."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
        "root": {"handlers": ["stderr"], "level": level},
    }
