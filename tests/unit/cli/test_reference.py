from pathlib import Path

from django.conf import settings

from counterpart.cli.reference import PAGE, commands_page


def test_the_page_is_as_the_code_would_write_it() -> None:
    assert (Path(settings.ROOT) / PAGE).read_text(encoding="utf-8") == commands_page(), "run: make fix"
