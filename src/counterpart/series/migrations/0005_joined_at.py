"""Since when a crime is in its series; and proposals say that their crimes have changed since they were weighed."""

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps
from django.db.models import F, Q
from django.db.models.functions import Coalesce


def fill_joined(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """What a person added to a proposal joined at once; what was added to a confirmed series, once another agreed."""
    crimes = apps.get_model("series", "SeriesCrime").objects.using(schema_editor.connection.alias)
    crimes.filter(Q(standing="held") | Q(agreed_at__isnull=False)).update(joined_at=Coalesce("agreed_at", "added_at"))
    series = apps.get_model("series", "Series").objects.using(schema_editor.connection.alias)
    for each in series.filter(crimes__standing="left", crimes__joined_at=None).distinct():
        left = crimes.filter(series=each, standing="left", joined_at=None)
        made = Q(added_at=each.proposed_at)
        added = Q(added_by__isnull=False, added_at__gt=each.proposed_at)
        if each.decided_at:
            added &= Q(added_at__lt=each.decided_at)
        left.filter(made | added).update(joined_at=F("added_at"))


def fill_changed(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Series that the system weighed, whose crimes have joined or left since."""
    series = apps.get_model("series", "Series").objects.using(schema_editor.connection.alias)
    for each in series.filter(by_chance__isnull=False, crimes_changed_at=None):
        since = each.weighed_at or each.proposed_at
        crimes = each.crimes.filter(joined_at__isnull=False).values_list("joined_at", "left_at")
        changes = [moment for moments in crimes for moment in moments if moment and moment > since]
        if changes:
            each.crimes_changed_at = max(changes)
            each.save(update_fields=["crimes_changed_at"])


def keep(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """What was filled in stays true."""


class Migration(migrations.Migration):
    dependencies = [
        ("series", "0004_removals"),
    ]

    operations = [
        migrations.AddField(
            model_name="seriescrime",
            name="joined_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.RunPython(fill_joined, keep),
        migrations.RunPython(fill_changed, keep),
        migrations.AddConstraint(
            model_name="seriescrime",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("standing", "held"), _negated=True), ("joined_at__isnull", False), _connector="OR"
                ),
                name="series_crime_held_has_joined",
            ),
        ),
    ]
