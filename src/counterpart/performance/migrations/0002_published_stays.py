"""The database itself refuses to change or delete what was published."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from counterpart.performance.triggers import PUBLISHED

TABLES = ("performance_statementversion", "performance_publicstatement", "performance_statementwithdrawal")


def create_triggers(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    PUBLISHED.create_function(schema_editor.connection)
    PUBLISHED.protect(schema_editor.connection, *TABLES)


def drop_triggers(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    PUBLISHED.unprotect(schema_editor.connection, *TABLES)
    PUBLISHED.drop_function(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = (("performance", "0001_initial"),)
    operations = (migrations.RunPython(create_triggers, drop_triggers),)
