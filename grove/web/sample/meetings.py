"""Three meetings about the plan in the making: the 1:1, an alignment, and one to come."""

from datetime import date
from typing import Any

from django.conf import settings

from grove.org.models import Person
from grove.rounds.actions.agenda import add_item, go_to_item
from grove.rounds.actions.decisions import apply_decision, record_decision
from grove.rounds.actions.meetings import call_meeting, end_meeting, open_meeting
from grove.rounds.actions.notes import write_note
from grove.rounds.models import AgendaItem, Decision, Meeting
from grove.rounds.proposals import propose
from grove.web.sample.this_year import ThisYear

ONE_TO_ONE, ALIGNED, SRE = 9, 4, -2  # days ago; the last is to come
NEW_DUE = 6  # the month at whose end K5 would be due


class Meetings:
    """Notes the meetings; what they decided is applied where the story changes the plan."""

    def __init__(self, year: ThisYear) -> None:
        self.year = year
        self.words = year.texts["meetings"]
        self.held: dict[str, Meeting] = {}
        self.decided: dict[str, Decision] = {}

    def note(self) -> None:
        """All three, in the order of time."""
        year = self.year
        year.on(16, "11:30", self._call, "manager", "one_to_one", ("he",), ONE_TO_ONE, 60)
        year.on(ONE_TO_ONE, "14:00", self._open, "manager")
        self._talk("manager", ONE_TO_ONE, 6)
        year.on(ONE_TO_ONE, "14:40", self._decide, "manager", "often", "K1")
        year.on(ONE_TO_ONE, "14:44", self._decide, "manager", "whom", "O3")
        year.on(ONE_TO_ONE, "14:47", self._decide, "manager", "task", "")
        year.on(ONE_TO_ONE, "14:58", self._end, "manager")
        year.on(ONE_TO_ONE, "15:05", self._apply, "often")
        year.on(ONE_TO_ONE, "15:22", self._apply, "whom")
        year.on(ONE_TO_ONE, "15:31", self._apply, "task")
        year.on(8, "10:15", self._call, "cores", "alignment", ("ana", "chen"), ALIGNED, 45)
        year.on(ALIGNED, "14:00", self._open, "cores")
        self._talk("cores", ALIGNED, 10)
        year.on(ALIGNED, "14:30", self._decide, "cores", "cost", "K7")
        year.on(ALIGNED, "14:36", self._decide, "cores", "june", "K5")
        year.on(ALIGNED, "14:47", self._end, "cores")
        year.on(ALIGNED, "15:10", self._apply, "cost")
        year.on(1, "17:20", self._call, "sre", "alignment", ("zhao", "ben"), SRE, 60)
        year.on(1, "17:40", self._add)

    def _call(self, key: str, kind: str, others: tuple[str, ...], ago: int, minutes: int) -> None:
        days = self.year.days
        self.held[key] = call_meeting(
            self._mei,
            self.year.plan,
            kind=kind,
            people=[self.year.company[who] for who in others],
            starts_at=days.moment(days.ago(ago), "14:00"),
            time_zone=settings.TIME_ZONE,
            minutes=minutes,
            place=self.words[key]["place"],
        )

    def _open(self, key: str) -> None:
        self.held[key] = open_meeting(self._mei, self.held[key])

    def _talk(self, key: str, ago: int, every: int) -> None:
        """The lines, one every so many minutes."""
        for place, line in enumerate(self.words[key]["lines"]):
            self.year.on(ago, f"14:{2 + every * place:02}", self._say, key, line)

    def _say(self, key: str, line: dict[str, Any]) -> None:
        meeting = self.held[key]
        item = AgendaItem.objects.get(meeting=meeting, key=f"template:{line['under']}")
        go_to_item(self._mei, meeting, item, True)
        days = self.year.days
        due: date | None = days.ago(-line["in"] + ONE_TO_ONE) if "in" in line else None
        who = self.year.company[line["for"]] if "for" in line else None
        write_note(self._of(line), meeting, line["kind"], line["text"], item, who, due)

    def _decide(self, key: str, name: str, about: str) -> None:
        meeting, edit = self.held[key], None
        if name in ("often", "cost"):
            edit = propose(self.year.key_result(about), "text", self.year.text(about, "text"))
        elif name == "june":
            due = self.year.days.this.month_end(NEW_DUE)
            edit = propose(self.year.key_result(about), "due", due.isoformat())
        elif name == "whom":
            title = self.year.words["objectives"][about]["title"]
            edit = propose(self.year.objective(about), "title", title)
        self.decided[name] = record_decision(
            self._mei,
            meeting,
            self.words[key]["decisions"][name],
            item=AgendaItem.objects.filter(meeting=meeting, now_since__isnull=False).first(),
            about=about,
            edit=edit,
            by_hand=edit is None,
        )

    def _end(self, key: str) -> None:
        end_meeting(self._mei, self.held[key])

    def _apply(self, name: str) -> None:
        decision = Decision.objects.select_related("meeting", "plan").get(pk=self.decided[name].pk)
        decision.plan = self.year.plan
        apply_decision(self._mei, decision)

    def _add(self) -> None:
        add_item(self.year.company["zhao"], self.held["sre"], self.words["sre"]["item"], 5)

    @property
    def _mei(self) -> Person:
        return self.year.company["mei"]

    def _of(self, line: dict[str, Any]) -> Person:
        return self.year.company[line["who"]]
