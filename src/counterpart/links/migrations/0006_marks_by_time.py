"""How far changes have been looked at, by time. Marks from before are so old that the next look is at every record."""

from datetime import UTC, datetime

from django.db import migrations, models

LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)


class Migration(migrations.Migration):
    dependencies = [("links", "0005_comparison_marks")]

    operations = [
        migrations.AddField("comparisonmark", "reached_at", models.DateTimeField(default=LONG_AGO), False),
        migrations.AddField("comparisonmark", "whole_at", models.DateTimeField(default=LONG_AGO), False),
    ]
