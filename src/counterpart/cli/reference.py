"""Writes `docs/reference/commands.md` from the commands themselves: `python -m counterpart.cli.reference`."""

from pathlib import Path

import typer
from typer.cli import get_docs_for_click

from counterpart.cli.main import app

PAGE = Path("docs/reference/commands.md")
OPENING = """# Commands

Exit codes: 0 done and well; 1 done, and something is not well; 2 not done. This page is made from the code
(`make fix`).

"""


def commands_page() -> str:
    """The whole page: each command with its arguments and options."""
    command = typer.main.get_command(app)
    context = typer.Context(command, info_name="counterpart")
    body = get_docs_for_click(obj=command, ctx=context, name="counterpart", title="`counterpart`")
    return OPENING + body.replace("# `counterpart`", "## `counterpart`", 1).strip() + "\n"


if __name__ == "__main__":
    PAGE.write_text(commands_page(), encoding="utf-8")
