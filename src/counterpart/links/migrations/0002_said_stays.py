"""What people said about links is append-only."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from counterpart.links.triggers import SAID


def create_triggers(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    SAID.create(schema_editor.connection)


def drop_triggers(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    SAID.drop(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = (("links", "0001_initial"),)
    operations = (migrations.RunPython(create_triggers, drop_triggers),)
