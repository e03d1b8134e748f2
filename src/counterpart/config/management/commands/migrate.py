"""Django's migrate, which also lays the table of the cache: sign-in counts its attempts there."""

from typing import Any

from django.core.management import call_command
from django.core.management.commands import migrate


class Command(migrate.Command):
    def handle(self, *args: Any, **options: Any) -> None:
        # First, because the checks that migrate runs ask for the table.
        call_command("createcachetable", database=options["database"], verbosity=0)
        super().handle(*args, **options)
