"""Who asked for a suggestion again, and which records could not be compared."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("links", "0002_said_stays"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="link",
            name="suggested_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.CreateModel(
            name="FailedComparison",
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
                ("key", models.PositiveBigIntegerField()),
                ("failed_at", models.DateTimeField()),
                ("retry_at", models.DateTimeField()),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("source", "key"), name="failed_comparison_once")],
            },
        ),
    ]
