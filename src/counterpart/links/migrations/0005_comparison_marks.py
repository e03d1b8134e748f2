"""How far changes of records have been looked at."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("links", "0004_suggested_because"),
        ("partners", "0002_agreements"),
    ]

    operations = [
        migrations.CreateModel(
            name="ComparisonMark",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("nominal", "Person record"),
                            ("described", "Person described in a report"),
                            ("vehicle", "Vehicle described in a report"),
                            ("made_off", "Vehicle that left without paying"),
                            ("premises", "Premises"),
                            ("business", "Business"),
                        ],
                        max_length=12,
                    ),
                ),
                ("reached", models.PositiveBigIntegerField()),
                ("before", models.PositiveBigIntegerField()),
                (
                    "force",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="partners.organisation"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("force", "source"), name="comparison_mark_once")],
            },
        ),
    ]
