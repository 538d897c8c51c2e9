"""How the plan in the making is presented: notes, a slide kept back, lines in both languages."""

from functools import partial

from grove.commitment.actions import hide_slide, set_deck, write_notes, write_second_line
from grove.okrs.models import KeyResult, Objective
from grove.org.models import Person
from grove.web.sample.this_year import ThisYear

HIDDEN = "path"  # too much for everybody at once; the leads have it
# Written before the wording of O2 changed: that translation is out of date.
TRANSLATED, NOTED = 6, 1


def present(year: ThisYear) -> None:
    """Second lines a few days ago; notes and the free slide the day before."""
    mei, words = year.company["mei"], year.texts["present"]
    for place, (code, text) in enumerate(words["second"].items()):
        year.on(TRANSLATED, f"17:1{place}", partial(_translate, year, code, text))
    year.on(NOTED, "16:05", _prepare, mei, year)


def _translate(year: ThisYear, code: str, text: str) -> None:
    target: Objective | KeyResult = (
        year.objective(code) if code.startswith("O") else year.key_result(code)
    )
    write_second_line(year.company["mei"], target, text)


def _prepare(mei: Person, year: ThisYear) -> None:
    words, plan = year.texts["present"], year.plan
    deck = words["deck"]
    values = {**deck, "free_text": deck["free_text"].strip()}
    set_deck(mei, plan, 0, values)
    for slide, notes in words["notes"].items():
        write_notes(mei, plan, slide, 0, notes.strip())
    hide_slide(mei, plan, HIDDEN, True)
