"""The database itself refuses to change or delete what businesses were shown."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from counterpart.hotspots.triggers import EDITIONS


def create_triggers(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    EDITIONS.create(schema_editor.connection)


def drop_triggers(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    EDITIONS.drop(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = (("hotspots", "0003_what_businesses_see"),)
    operations = (migrations.RunPython(create_triggers, drop_triggers),)
