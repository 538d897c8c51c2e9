"""A room leans only on the floors below it, in the database as in the code."""

from django.apps import apps
from django.conf import settings

from tests.house.places import floors, rooms

# Every act names the person who acted. The record lies below the people it names, so it knows
# them only as "the account of this instance".
ACTOR = ("record.Act.actor", settings.AUTH_USER_MODEL)


def test_every_room_has_its_floor() -> None:
    assert {room.name for room in rooms()} <= set(floors())


def test_foreign_keys_point_only_to_floors_below() -> None:
    height = {room: number for number, room in enumerate(floors())}
    upwards = [
        f"{field} -> {field.related_model._meta.label}"
        for model in apps.get_models(include_auto_created=True)
        if model.__module__.startswith("grove.")
        for field in model._meta.get_fields()
        if field.is_relation and field.concrete and field.related_model is not None
        if (str(field), field.related_model._meta.label) != ACTOR
        if height.get(field.related_model._meta.app_label, -1) > height[model._meta.app_label]
    ]
    assert not upwards, "A foreign key points to a floor above:\n" + "\n".join(upwards)
