"""Why somebody asked for a suggestion again."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("links", "0003_asked_and_failed")]

    operations = [
        migrations.AddField(
            model_name="link",
            name="suggested_because",
            field=models.TextField(blank=True),
        ),
    ]
