"""The database itself refuses to change or delete what was forecast."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from counterpart.hotspots.triggers import FORECASTS


def create_triggers(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    FORECASTS.create(schema_editor.connection)


def drop_triggers(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    FORECASTS.drop(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = (("hotspots", "0001_initial"),)
    operations = (migrations.RunPython(create_triggers, drop_triggers),)
