"""The database itself refuses to change what a version froze; deleting a sample stays possible."""

from django.db import migrations

FROZEN = (
    "plan_id",
    "major",
    "minor",
    "name",
    "note",
    "points_reason",
    "frozen_at",
    "at_act",
    "content",
    "fingerprint",
)
MESSAGE = "a frozen version cannot be changed"

SQLITE = f"""
CREATE TRIGGER versions_version_frozen
BEFORE UPDATE OF {", ".join(FROZEN)} ON versions_version
BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END
"""
POSTGRESQL = f"""
CREATE OR REPLACE FUNCTION versions_version_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF {" OR ".join(f"NEW.{column} IS DISTINCT FROM OLD.{column}" for column in FROZEN)} THEN
        RAISE EXCEPTION '{MESSAGE}' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$
"""
POSTGRESQL_TRIGGER = """
CREATE TRIGGER versions_version_frozen BEFORE UPDATE ON versions_version
FOR EACH ROW EXECUTE FUNCTION versions_version_frozen()
"""


def freeze(apps, schema_editor):
    release(apps, schema_editor)
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute(SQLITE)
    else:
        schema_editor.execute(POSTGRESQL)
        schema_editor.execute(POSTGRESQL_TRIGGER)


def release(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute("DROP TRIGGER IF EXISTS versions_version_frozen")
    else:
        schema_editor.execute("DROP TRIGGER IF EXISTS versions_version_frozen ON versions_version")


class Migration(migrations.Migration):
    dependencies = [("versions", "0001_versions")]

    operations = [migrations.RunPython(freeze, release)]
