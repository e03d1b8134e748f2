"""Signed witness statements are append-only."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from counterpart.witnesses.triggers import SIGNED


def create_triggers(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    SIGNED.create(schema_editor.connection)


def drop_triggers(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    SIGNED.drop(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = (("witnesses", "0001_initial"),)
    operations = (migrations.RunPython(create_triggers, drop_triggers),)
