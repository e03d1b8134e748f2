"""Every square that a forecast ranked is kept; the database itself refuses to change or delete it."""

import django.db.models.deletion
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from counterpart.hotspots.triggers import GROUNDS


def create_triggers(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    GROUNDS.create(schema_editor.connection)


def drop_triggers(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    GROUNDS.drop(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = (("hotspots", "0004_editions_stay"),)
    operations = (
        migrations.CreateModel(
            name="ForecastGround",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("cells", models.JSONField()),
                (
                    "forecast",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="ground", to="hotspots.forecast"
                    ),
                ),
            ],
        ),
        migrations.RunPython(create_triggers, drop_triggers),
    )
