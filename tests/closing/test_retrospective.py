"""The retrospective: written alone, revealed without names, grouped, voted on."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.utils import timezone

from grove.closing.actions import time_writing
from grove.closing.models import Group, Note, PrivateNote, Retrospective, Vote
from grove.look.words import time_text
from grove.record.actions import at
from grove.record.models import Act
from grove.review.models import Lesson
from tests.cast import Cast, fields_of
from tests.closing.ending import Ending


def write(ending: Ending, who: str, text: str, **more: str) -> int:
    client = ending.cast.as_(getattr(ending.cast, who))
    sent = {"objective": ending.boring.pk, "sort": "keep", "text": text, **more}
    return client.post(ending.url("retrospective"), sent).status_code


def everything_but(cast: Cast, *left_out: str) -> list[str]:
    """Every row of every table as text: what somebody with the whole database can see."""
    return [
        f"{model._meta.label} {sorted(row.items(), key=str)}"
        for model in apps.get_models()
        if model.__module__.startswith("grove.") and model._meta.label not in left_out
        for row in model._base_manager.values()
    ]


@pytest.mark.slow
def test_nobody_reads_a_note_before_the_reveal_and_nobody_knows_its_writer_after_it(
    ending: Ending,
) -> None:
    cast = ending.cast
    before = Act.objects.count()
    assert write(ending, "ana", "Freeze early") == 302
    assert write(ending, "ana", "Freeze early") == 302  # twice is once
    assert write(ending, "wang", "Canary first", signed="on", sort="stop") == 302
    assert write(ending, "he", "From above") == 403  # the boss is not one of the people
    assert write(ending, "stranger", "From outside") == 404
    assert Act.objects.count() == before  # who wrote is in no history
    assert PrivateNote.objects.count() == 2
    own = cast.as_(cast.ana).get(ending.url("retrospective")).text
    assert "Freeze early" in own and "Canary first" not in own
    head = cast.as_(cast.mei)
    assert "Freeze early" not in head.get(ending.url("retrospective")).text
    assert "2 people have written so far" in head.get(ending.url("retrospective")).text
    assert "cannot be undone" in head.get(ending.url("retrospective/reveal")).text
    assert cast.as_(cast.ana).post(ending.url("retrospective/reveal")).status_code == 403
    assert cast.as_(cast.wang).post(ending.url("retrospective/reveal")).status_code == 302
    assert not PrivateNote.objects.exists()
    shown = cast.as_(cast.he).get(ending.url("retrospective")).text
    assert "Freeze early" in shown and "Canary first" in shown and "Wang Jun" in shown
    unsigned = Note.objects.get(text="Freeze early")
    assert unsigned.signed_by is None
    about = [row for row in everything_but(cast) if "Freeze early" in row]
    assert len(about) == 1 and f"'signed_by_id', {cast.ana.pk}" not in about[0]


@pytest.mark.slow
def test_notes_are_grouped_voted_on_and_at_most_five_lessons_leave(ending: Ending) -> None:
    cast = ending.cast
    mei, ana, wang = (cast.as_(getattr(cast, name)) for name in ("mei", "ana", "wang"))
    for number in range(4):
        write(ending, "ana", f"Thought {number}")
    write(ending, "wang", "Another word for 0")
    mei.post(ending.url("retrospective/reveal"))
    ids = dict(Note.objects.values_list("text", "pk"))
    zero = {f"group-{ids['Thought 0']}": "Zero", f"group-{ids['Another word for 0']}": "Zero "}
    assert ana.post(ending.url("retrospective/groups"), zero).status_code == 403
    mei.post(ending.url("retrospective/groups"), zero)
    assert Group.objects.get().notes.count() == 2
    mei.post(ending.url("retrospective/vote"))
    groups = list(Group.objects.order_by("title").values_list("pk", flat=True))
    assert len(groups) == 4  # a note in no group stands for itself
    too_many = ana.post(ending.url("retrospective/votes"), {"group": groups}, follow=True)
    assert "3 for each of us" in too_many.text and not Vote.objects.exists()
    ana.post(ending.url("retrospective/votes"), {"group": groups[:3]})
    zero_pk = Group.objects.get(title="Zero").pk
    wang.post(ending.url("retrospective/votes"), {"group": [zero_pk]})
    ana.post(ending.url("retrospective/votes"), {"group": [zero_pk]})  # moved, not added
    mei.post(ending.url("retrospective/count"))
    assert not Vote.objects.exists()
    assert Group.objects.order_by("-votes").values_list("title", "votes")[0] == ("Zero", 2)
    for number in range(5):
        said = {"text": f"Lesson {number}"}
        assert mei.post(ending.url("retrospective/lessons"), said).status_code == 302
        mei.post(ending.url("retrospective/lessons"), said)  # twice is once
    sixth = mei.post(ending.url("retrospective/lessons"), {"text": "One more"})
    assert sixth.status_code == 422 and "5 lessons have left" in sixth.text
    assert "One more" in sixth.text  # what was typed is kept
    assert Lesson.objects.filter(learned_in=cast.last, plan=cast.plan).count() == 5
    assert "Lesson 4" in mei.get(cast.url("review")).text
    back = Lesson.objects.filter(text="Lesson 4").get()
    mei.post(ending.url(f"retrospective/lessons/{back.pk}/removal"))
    assert Lesson.objects.count() == 4
    late = write(ending, "ana", "Too late")
    assert late == 422


def minutes(page: str) -> list[str]:
    return fields_of(page, "minutes")


def test_the_timer_is_seen_by_all_and_shuts_nothing(ending: Ending) -> None:
    cast = ending.cast
    mei, ana = cast.as_(cast.mei), cast.as_(cast.ana)
    timer, board = ending.url("retrospective/timer"), ending.url("retrospective")
    assert ana.post(timer, {"minutes": "5"}).status_code == 403
    assert "Write until" not in ana.get(board).text
    for wrong in ("", "0", "61", "ten"):
        refused = mei.post(timer, {"minutes": wrong})
        assert refused.status_code == 422 and f'value="{wrong}"' in refused.text
    mei.post(timer, {"minutes": "１０"})  # as a Chinese keyboard sends it
    shown = ana.get(board).text
    until = Retrospective.objects.get().write_until
    assert until is not None and f"Write until {time_text(until)}." in shown
    assert 590 <= int(shown.split('data-left="')[1].split('"')[0]) <= 600
    assert "请写到" in cast.as_(cast.ana, "zh-hans").get(board).text
    wang = cast.as_(cast.wang)
    with at(timezone.now() - timedelta(minutes=9)):
        time_writing(cast.wang, ending.plan, 8)  # began nine minutes ago: it is over
    over = ana.get(board).text
    assert 'data-left="0"' in over and "Time is up." in over
    assert write(ending, "ana", "One thought more") == 302
    boss = cast.as_(cast.he).get(board).text  # reads along, and writes nothing
    assert "The people of the plan write alone now." in boss and 'id="O1"' not in boss
    wang.post(timer, {"stop": "1"})
    assert "Time is up." not in ana.get(board).text
    assert minutes(mei.get(board).text) == ["10"]  # what is offered
    mei.post(timer, {"minutes": "25"})
    shown = wang.get(board).text
    assert minutes(shown) == ["25"] and "Start again" in shown  # what runs, whoever looks
    mei.post(ending.url("retrospective/reveal"))
    late = mei.post(timer, {"minutes": "5"}, follow=True)
    assert "nobody writes alone any more" in late.text
    asked = ana.get(board, headers={"HX-Request": "true"}).text  # a page that was open
    assert "Read them together" in asked and "Read them together" not in ana.get(board).text
