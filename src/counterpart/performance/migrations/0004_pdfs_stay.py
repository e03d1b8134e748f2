"""The PDF of a published statement stays as it was made, too."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from counterpart.performance.triggers import PUBLISHED

TABLE = "performance_statementpdf"


def create_triggers(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    PUBLISHED.protect(schema_editor.connection, TABLE)


def drop_triggers(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    PUBLISHED.unprotect(schema_editor.connection, TABLE)


class Migration(migrations.Migration):
    dependencies = (("performance", "0003_pdfs"),)
    operations = (migrations.RunPython(create_triggers, drop_triggers),)
