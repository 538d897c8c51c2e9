"""A version to sign that was sent back becomes a release candidate and gives its number free."""

from importlib import import_module

from django.db import migrations, models

# SQLite writes the table anew for a constraint, and its trigger is gone with the old one.
frozen = import_module("grove.versions.migrations.0002_frozen_rows")


class Migration(migrations.Migration):
    dependencies = [("versions", "0002_frozen_rows")]

    operations = [
        migrations.RunPython(frozen.release, frozen.freeze),
        migrations.AlterModelOptions(
            name="version", options={"ordering": ["major", "minor", "id"]}
        ),
        migrations.RemoveConstraint(model_name="version", name="version_number_once"),
        migrations.AddField(
            model_name="version",
            name="candidate",
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AddConstraint(
            model_name="version",
            constraint=models.UniqueConstraint(
                fields=("plan", "major", "minor", "candidate"), name="version_number_once"
            ),
        ),
        migrations.RunPython(frozen.freeze, frozen.release),
    ]
