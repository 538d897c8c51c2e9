"""The plan in the making: written, frozen as 1.0, talked through, aligned as 1.2, and gone on."""

from collections.abc import Callable
from functools import partial
from typing import Any

from grove.drafting.actions import add_not_doing, leave_out_theme, share_points
from grove.needs.actions import decline_need, name_customer, record_need
from grove.needs.models import Need
from grove.okrs.actions import (
    StageInput,
    add_key_result,
    add_objective,
    bin_key_result,
    cover_need,
    edit_key_result,
    edit_objective,
    set_stages,
)
from grove.okrs.models import KeyResult, Objective
from grove.org.models import Person
from grove.plans.actions import open_cycle, open_plan, set_plan
from grove.plans.models import Plan
from grove.positioning.actions import add_dimension, answer_beside, save_answers
from grove.record.actions import Recorder, action, last_act
from grove.record.models import Act
from grove.record.undo import undo
from grove.rounds.models import Ask, Thread
from grove.versions.actions import freeze_version
from grove.web.sample.agenda import Agenda
from grove.web.sample.content import Words
from grove.web.sample.days import Days
from grove.web.sample.people import Company
from grove.web.sample.plot import (
    DRAFTED,
    DUE,
    KIND_OF,
    NEEDS,
    OBJECTIVES,
    OWNER,
    SERVES,
    THEME,
)

SIGN_IN_DAYS = 16


class ThisYear:
    """Notes how the plan of the next cycle came about; the agenda lets it happen."""

    def __init__(self, company: Company, texts: Words, days: Days, agenda: Agenda) -> None:
        self.company, self.days, self.texts, self.agenda = company, days, texts, agenda
        self.words = texts["draft"]
        self.plan: Plan
        self.threads: dict[str, Thread] = {}
        self.asks: dict[str, Ask] = {}
        self._cut = 0

    def on(self, ago: int, clock: str, do: Callable[..., Any], *args: Any) -> None:
        """Something happened so many days ago at a time of day."""
        self.agenda.note(self.days.moment(self.days.ago(ago), clock), partial(do, *args))

    def understand(self) -> None:
        """Steps 1 and 2: positioning with the leads' own answers, fourteen needs."""
        words = self.texts["positioning"]
        self.on(52, "09:10", self._begin)
        self.on(50, "15:40", lambda: _answer(self.company["mei"], self.plan, words))
        for place, (key, answer) in enumerate(words["beside"].items()):
            self.on(47 - place // 2, f"1{place}:25", self._beside, key, answer)
        for place, code in enumerate(NEEDS):
            who, heard = self.company[NEEDS[code].heard_by], 46 - place // 2
            self.on(heard, f"1{place % 8}:50", _hear, who, self, code, heard)

    def draft(self) -> None:
        """Step 4 up to version 1.0."""
        mei = self.company["mei"]
        self.on(34, "10:00", _draft, mei, self)
        self.on(33, "11:30", _serve, mei, self, tuple(SERVES))
        self.on(32, "09:05", self._bin, "K8")
        theme = self.words["themes"]["OB"]["because"]
        self.on(32, "09:20", lambda: leave_out_theme(mei, self.plan, "OB", theme))
        self.on(32, "09:30", _share, mei, self)
        self.on(30, "17:15", self._freeze, 0, "first")

    def one_to_one(self) -> None:
        """What the 1:1 with the boss changed, up to version 1.1."""
        mei, words = self.company["mei"], self.words["key_results"]
        self.on(24, "13:30", self._decline, "N10")
        self.on(9, "15:10", self._word, "mei", "K2", "second", "second_because")
        self.on(9, "15:15", self._word, "mei", "K10", "second", "second_because")
        self.on(9, "15:30", self._bin, "K6")
        for code, clock in (("K13", "15:36"), ("K14", "15:40")):
            self.on(9, clock, partial(_add, mei, self, code, because=words[code]["because"]))
        self.on(9, "15:44", _serve, mei, self, ("N4",))
        self.on(8, "09:00", self._freeze, 1, "second")

    def align(self) -> None:
        """What the leads changed, up to version 1.2."""
        mei, words = self.company["mei"], self.words["key_results"]
        because = words["K4"]["need_because"]
        self.on(5, "09:40", partial(_serve, mei, self, ("N11",), because=because))
        self.on(5, "10:20", self._word, "zhao", "K2", "text", "because")
        for code, team in (("K2", "CS"), ("K10", "SRE")):
            needs = {"needs_team": self.company.teams[team]}
            self.on(4, "10:15", self._edit, "mei", code, "", needs)
        self.on(4, "11:05", self._title, "ana", "O2")
        self.on(4, "16:30", self._bring_back, words["K8"]["back_because"])
        self.on(3, "08:50", self._edit, "mei", "K12", words["K12"]["owner_because"], {"owner": mei})
        self.on(3, "18:20", self._word, "mei", "K9", "text", "")
        self.on(2, "17:30", self._freeze, 2, "third")

    def go_on(self) -> None:
        """Seven changes since version 1.2; one of them repeats last year's mistake."""
        words, result = self.words, self.words["key_results"]["K5"]
        costs, people = words["objectives"]["O2"], words["objectives"]["O4"]
        source, volume = {"data_source": result["source"]}, {"why_now": costs["why_now_later"]}
        self.on(1, "09:02", self._word, "mei", "K3", "text", "because")
        self.on(1, "09:15", self._word, "ben", "K11", "text", "because")
        self.on(1, "09:31", self._edit, "ana", "K5", result["source_because"], source)
        self.on(1, "10:04", self._word, "zhao", "K10", "text", "because")
        self.on(1, "10:20", self._not_doing, "pipelines")
        self.on(1, "11:10", self._edit, "ana", "O2", costs["why_now_because"], volume)
        self.on(1, "14:32", self._edit, "mei", "O4", people["points_because"], {"points": 10})

    def objective(self, code: str) -> Objective:
        return Objective.objects.get(plan=self.plan, number=int(code[1:]))

    def key_result(self, code: str) -> KeyResult:
        return KeyResult.objects.select_related("plan__cycle", "plan__department").get(
            plan=self.plan, number=int(code[1:])
        )

    def need(self, code: str) -> Need:
        return Need.objects.get(plan=self.plan, number=int(code[1:]))

    def text(self, code: str, which: str) -> str:
        """A wording of a key result with its day in it."""
        due = self.days.this.month_end(DUE.get(code, 12))
        return self.days.fill(self.words["key_results"][code][which], due)

    def _begin(self) -> None:
        mei, span = self.company["mei"], self.days.this
        cycle = open_cycle(mei, self.company.root, span.name, span.first, span.last)
        self.plan = open_plan(mei, self.company.department, cycle)
        set_plan(mei, self.plan, self.plan.revision, sign_by=self.days.ago(-SIGN_IN_DAYS))

    def _beside(self, key: str, said: dict[str, str]) -> None:
        who = self.company[key]
        answer_beside(who, self.plan, who, said["question"], said["text"])

    def _decline(self, code: str) -> None:
        words = self.texts["needs"]["declined"][code]
        decline_need(self.company["mei"], self.need(code), words["reason"], words["accepted_by"])

    def _bin(self, code: str) -> None:
        because = self.words["key_results"][code]["removed_because"]
        bin_key_result(self.company["mei"], self.key_result(code), because=because)
        if code == "K8":
            self._cut = last_act() or 0

    def _bring_back(self, because: str) -> None:
        undo(self.company["chen"], Act.objects.get(pk=self._cut), because=because)

    def _not_doing(self, key: str) -> None:
        words = self.words["not_doing"]
        add_not_doing(self.company["mei"], self.plan, **words[key], because=words[f"{key}_because"])

    def _freeze(self, minor: int, key: str) -> None:
        words = self.words["versions"]
        freeze_version(
            self.company["mei"],
            self.plan,
            1,
            minor,
            words[key],
            words[f"{key}_note"],
            despite=self.texts["meetings"]["cores"]["because"],
        )

    def _word(self, who: str, code: str, which: str, why: str) -> None:
        because = self.words["key_results"][code][why] if why else ""
        self._edit(who, code, because, {"text": self.text(code, which)})

    def _title(self, who: str, code: str) -> None:
        words = self.words["objectives"][code]
        self._edit(who, code, words["title_because"], {"title": words["title"]})

    def _edit(self, who: str, code: str, because: str, values: dict[str, Any]) -> None:
        person = self.company[who]
        if code.startswith("O"):
            row = self.objective(code)
            edit_objective(person, row, row.revision, because=because, **values)
        else:
            line = self.key_result(code)
            edit_key_result(person, line, line.revision, because=because, **values)


@action
def _answer(act: Recorder, plan: Plan, words: Words) -> None:
    save_answers(act, plan, 0, words["answers"])
    for dimension in words["dimensions"]:
        add_dimension(act, plan, **dimension)


@action
def _hear(act: Recorder, year: ThisYear, code: str, ago: int) -> None:
    text, plot = year.texts["needs"]["needs"][code], NEEDS[code]
    name_customer(act, year.plan, text["customer"], text["role"])
    values = {
        "words": text["words"],
        "quotation": text["quotation"],
        "level": plot.level,
        "perspective": plot.perspective,
        "weight": plot.weight,
        "source": plot.source,
        "source_note": text["note"],
        "heard_on": year.days.ago(ago),
        "heard_by": act.actor,
    }
    record_need(act, year.plan, text["customer"], values)


@action
def _draft(act: Recorder, year: ThisYear) -> None:
    for code, plot in OBJECTIVES.items():
        words = year.words["objectives"][code]
        add_objective(
            act,
            year.plan,
            title=words["first"],
            why_now=words["why_now"],
            kind=plot.kind,
            owner=year.company[plot.owner],
            themes=plot.themes,
        )
    for code in DRAFTED:
        _add(act, year, code)
    for key in ("region", "pricing"):
        add_not_doing(act, year.plan, **year.words["not_doing"][key])


@action
def _add(act: Recorder, year: ThisYear, code: str) -> None:
    words = year.words["key_results"][code]
    owner: Person | None = year.company[OWNER[code]] if OWNER[code] else None
    made = add_key_result(
        act,
        year.objective(THEME[code][0]),
        text=year.text(code, "first"),
        kind=KIND_OF.get(code, ""),
        unit=words["unit"] if code not in ("K1", "K2") else "",  # these begin as mere words
        due=year.days.this.last if code == "K14" else None,
        owner=owner,
        theme=THEME[code][1],
        data_source=words["source"] if code != "K5" else "",
        guard_metric=words["guard"],
    )
    if "stages" in words:
        set_stages(act, made, [StageInput(name) for name in words["stages"]])


@action
def _serve(act: Recorder, year: ThisYear, needs: tuple[str, ...]) -> None:
    for code in needs:
        result = year.key_result((SERVES | {"N4": "K14", "N11": "K4"})[code])
        cover_need(act, year.need(code), result.objective, result)


@action
def _share(act: Recorder, year: ThisYear) -> None:
    plan = act.lock(year.plan)
    points = {code: plot.points for code, plot in OBJECTIVES.items()}
    rows = Objective.objects.filter(plan=plan)
    share_points(
        act,
        plan,
        plan.run_points,
        plan.revision,
        {row: (points[row.short_code], row.revision) for row in rows},
    )
