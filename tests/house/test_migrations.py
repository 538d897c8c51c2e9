"""The tests' database was made by the migrations, and these say everything the models say."""

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection


@pytest.mark.django_db
def test_all_migrations_are_applied_and_none_is_missing() -> None:
    ours = [one.label for one in apps.get_app_configs() if one.name.startswith("grove.")]
    call_command("migrate", check_unapplied=True, verbosity=0)
    call_command("makemigrations", *ours, check_changes=True, dry_run=True)
    with connection.cursor() as cursor:
        cursor.execute("SELECT COUNT(*) FROM django_migrations")
        assert cursor.fetchone()[0] > 30
