from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = (("crimes", "0001_initial"),)
    operations = (
        migrations.AddIndex(
            model_name="incident",
            index=models.Index(fields=["force", "occurred_from"], name="crimes_inci_force_i_550d46_idx"),
        ),
    )
