"""What the reviewer promises whatever the rules: certain errors, levels, identity, order."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grove.measure.kinds import Kind
from grove.quality.finding import ERROR, HOLDS_BACK, QUESTION, WARNING, Finding
from grove.quality.plan import Fields, KeyResult, Objective, Plan, Stage
from grove.quality.registry import RULES
from grove.quality.review import review, review_line
from grove.quality.settings import LIMITS, Settings

STARTS, ENDS = date(2027, 1, 1), date(2027, 12, 31)
EVERYTHING = Settings(limits={"findings-per-line": 99}, year=2027)
CERTAIN = Settings(
    select=("OBJ111", "KR204", "KR206", "KR207", "SMT301", "SMT302", "SET401", "SET402"),
    limits={"findings-per-line": 99},
)
CHANGES = (Kind.INCREASE, Kind.DECREASE)
numbers = st.decimals(-(10**9), 10**9, places=3)
days = st.dates(STARTS - timedelta(days=400), ENDS + timedelta(days=400))
stages = st.lists(
    st.builds(Stage, name=st.just("a"), evidence=st.sampled_from(["", "log"])), max_size=4
)
fields = st.builds(
    Fields,
    kind=st.sampled_from(["", *(kind.value for kind in Kind)]),
    start=st.none() | numbers,
    start_known_by=st.none() | days,
    target=st.none() | numbers,
    unit=st.sampled_from(["", "%", "min", "drills"]),
    due=st.none() | days,
    owners=st.none() | st.lists(st.sampled_from(["Mei", "Jun", "the team"]), max_size=2).map(tuple),
    source=st.sampled_from([None, "", "log"]),
    stages=stages.map(tuple),
    history=st.lists(numbers, max_size=3).map(tuple),
    noise=st.none() | numbers,
    period_days=st.none() | st.integers(0, 900),
    lag_days=st.none() | st.integers(0, 900),
)
results = st.builds(
    KeyResult,
    text=st.sampled_from(["Drills", "Things that were done", "恢复演练", ""]),
    fields=st.none() | fields,
)
objectives = st.builds(
    Objective,
    text=st.sampled_from(["Nobody notices an incident", "故障无人察觉"]),
    kind=st.sampled_from([None, "", "committed", "stretch"]),
    owners=st.sampled_from([None, (), ("Mei",)]),
    key_results=st.lists(results, max_size=7).map(tuple),
)


def coded(given_objectives: list[Objective], freezing: str = "") -> Plan:
    number = 0
    for at, objective in enumerate(given_objectives, start=1):
        objective.code = f"O{at}"
        for result in objective.key_results:
            number += 1
            result.code = f"K{number}"
    return Plan(objectives=tuple(given_objectives), starts=STARTS, ends=ENDS, freezing=freezing)


def certain(result: KeyResult, objective: Objective) -> set[str]:
    """The errors of a key result, worked out once more from what the specification says."""
    it = result.fields
    if it is None:
        return set()
    found: set[str] = set()
    if it.kind == "" or (
        it.kind not in ("milestone", "yes_no")
        and (it.target is None or (it.kind in CHANGES and not it.unit))
    ):
        found.add("KR204")
    if it.start is not None and it.target is not None:
        if it.kind in (*CHANGES, "") and it.start == it.target:
            found.add("KR207")
        wrong = {"increase": it.target < it.start, "decrease": it.target > it.start}
        if wrong.get(it.kind):
            found.add("KR206")
    if it.owners == () and not objective.owners:
        found.add("SMT301")
    if it.due is not None and not STARTS <= it.due <= ENDS:
        found.add("SMT302")
    return found


@pytest.mark.slow
@given(st.lists(objectives, max_size=7))
@settings(max_examples=150, deadline=None)
def test_an_error_is_always_one_and_never_missed(drawn: list[Objective]) -> None:
    plan = coded(drawn)
    errors = {(one.about, one.code) for one in review(plan, CERTAIN) if one.level == ERROR}
    expected = {
        (result.code, code)
        for objective in drawn
        for result in objective.key_results
        for code in certain(result, objective)
    }
    expected |= {(one.code, "OBJ111") for one in drawn if one.kind == ""}
    if plan.key_results or any(one.kind is not None for one in drawn):
        expected |= {(one.code, "SET402") for one in drawn if not one.key_results}
    if len(drawn) > 5:
        expected.add(("", "SET401"))
    assert errors == expected


WAYS = (
    ("Raise {what} from {low} to {high} %", True),
    ("Increase {what} from {low} % to {high} %", True),
    ("Cut {what} from {low} to {high} %", False),
    ("Reduce {what} from {low} % to {high} %", False),
    ("将{what}从{low}%提升到{high}%", True),
    ("{what}由{low}%提高到{high}%", True),
    ("把{what}从{low}%降低到{high}%", False),
    ("{what}从{low}%降到{high}%", False),
)
THINGS = ("coverage", "the share of manual releases", "误报率", "自动化率")


@given(
    st.sampled_from(WAYS),
    st.sampled_from(THINGS),
    st.integers(1, 98),
    st.integers(1, 98),
)
@settings(deadline=None)
def test_a_direction_conflict_in_a_sentence_is_found_exactly_where_there_is_one(
    way: tuple[str, bool], what: str, low: int, high: int
) -> None:
    sentence, up = way
    found = review_line(sentence.format(what=what, low=low, high=high), settings=EVERYTHING)
    codes = {one.code for one in found if one.level == ERROR}
    conflict = low != high and (high > low) != up
    assert codes == ({"KR206"} if conflict else {"KR207"} if low == high else set())


LINES = st.lists(
    st.sampled_from(
        [
            "Shorten recovery from 30 min to 2 h",
            "Deploy lead time of 2 days",
            "将构建时长从6分钟缩短到15分钟",
            "Raise coverage from 64 % to 65 %",
            "日志平台升级",
            "Roll out the new alerting stack",
            "Noticeably happier on-call engineers",
            "告警误报率从 30% 降到 8%",
        ]
    ),
    min_size=1,
    max_size=8,
)


@given(LINES, st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_what_is_said_about_a_line_does_not_depend_on_the_others(
    lines: list[str], random: object
) -> None:
    def said(texts: list[str]) -> dict[str, list[tuple[object, ...]]]:
        records = tuple(KeyResult(text=text, code=f"K{n}") for n, text in enumerate(texts))
        found: dict[str, list[tuple[object, ...]]] = {text: [] for text in texts}
        scopes = {rule.code: rule.scope for rule in RULES}
        for one in review(Plan(loose=records), EVERYTHING):
            if one.about and scopes[one.code] == "key_result":
                text = texts[int(one.about[1:])]
                found[text].append((one.code, one.level, one.span, one.words))
        return {text: sorted(set(rows), key=repr) for text, rows in found.items()}

    together = said(lines)
    shuffled = list(lines)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert said(shuffled) == together
    for line in lines:
        assert said([line])[line] == together[line]


def plain(**changes: object) -> KeyResult:
    values: dict[str, object] = {
        "kind": "increase", "start": Decimal(2), "target": Decimal(10), "unit": "per week",
        "due": date(2027, 6, 30), "owners": ("Mei",), "source": "log",
    }  # fmt: skip
    return KeyResult(
        code="K1",
        text="Deployments",
        fields=Fields(**{**values, **changes}),  # type: ignore[arg-type]
    )


def codes(result: KeyResult, kind: str = "stretch", **settings_: object) -> list[str]:
    plan = coded([Objective(text="Ship daily", kind=kind, owners=("Mei",), key_results=(result,))])
    found = review(plan, Settings(**{"year": 2027, **settings_}))  # type: ignore[arg-type]
    return [one.code for one in found if one.about == "K1"]


def test_a_field_beats_the_text() -> None:
    result = plain()
    result.text = "Raise deployments from 10 to 2"
    assert "KR206" not in codes(result)
    assert "KR206" in [one.code for one in review_line("Raise deployments from 10 to 2")]


def test_a_line_shows_three_findings_at_most_the_gravest_first() -> None:
    bad = plain(start=None, target=None, due=None, owners=(), source="")
    bad.objective = None
    plan = coded([Objective(text="Ship daily", kind="stretch", key_results=(bad,))])
    chosen = ("KR203", "KR204", "SMT")
    found = [one for one in review(plan, Settings(select=chosen)) if one.about == "K1"]
    assert [one.level for one in found] == [ERROR, ERROR, WARNING]
    more = Settings(select=chosen, limits={"findings-per-line": 9})
    assert len([one for one in review(plan, more) if one.about == "K1"]) > 3


def test_only_errors_and_warnings_hold_back_and_a_freeze_raises_levels() -> None:
    unsourced = plain(source="")
    for freezing, kind, level in (
        ("", "committed", "advice"),
        ("2.0", "committed", "error"),
        ("2.0", "stretch", "advice"),
    ):
        one = Objective(text="Ship daily", kind=kind, owners=("Mei",), key_results=(unsourced,))
        found = review(coded([one], freezing), Settings(year=2027))
        assert all(it.holds == (it.level in HOLDS_BACK) for it in found)
        assert [it.level for it in found if it.code == "SMT305"] == [level]
    assert not any(one.holds for one in found if one.level == QUESTION)


def question(text: str, *, answered: frozenset[str] = frozenset()) -> list[Finding]:
    result = plain()
    result.text = text
    one = Objective(text="Ship daily", kind="stretch", owners=("Mei",), key_results=(result,))
    found = review(coded([one]), Settings(year=2027, answered=answered))
    return [it for it in found if it.code == "SET406"]


def test_an_answered_question_returns_only_when_the_text_changes() -> None:
    asked = question("Deployments")
    answered = frozenset({asked[0].identity})
    assert not question("Deployments", answered=answered)
    assert not question("  deployments ", answered=answered)
    assert question("Deployments per team", answered=answered)


@pytest.mark.parametrize(
    ("select", "ignore", "there"),
    [
        ((), (), True),
        (("KR2",), (), True),
        (("OBJ",), (), False),
        (("KR206",), ("KR",), True),
        (("KR",), ("KR206",), False),
        ((), ("direction-conflict",), False),
        (("direction-conflict",), ("KR2",), True),
    ],
)
def test_the_more_exact_word_decides(
    select: tuple[str, ...], ignore: tuple[str, ...], there: bool
) -> None:
    chosen = Settings(select=select, ignore=ignore)
    found = review_line("Shorten recovery from 30 min to 2 h", settings=chosen)
    assert any(one.code == "KR206" for one in found) is there


def test_limits_are_configurable_and_each_is_used_by_a_rule() -> None:
    used = {name for rule in RULES for name in rule.limits} | {"findings-per-line"}
    own_text = {"objective-words", "objective-characters", "objective-han"}
    assert used >= LIMITS.keys() - own_text - {"saturated-percent"}
    result = plain(start=Decimal(100), target=Decimal(103))
    assert "KR208" in codes(result)
    assert "KR208" not in codes(result, limits={"sandbag-percent": 2})
