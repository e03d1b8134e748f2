"""The database itself refuses to change or delete what the audit log holds."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from counterpart.base.audit.triggers import AUDIT_LOG


def create_triggers(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    AUDIT_LOG.create(schema_editor.connection)


def drop_triggers(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    AUDIT_LOG.drop(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = (("base", "0001_initial"),)
    operations = (migrations.RunPython(create_triggers, drop_triggers),)
