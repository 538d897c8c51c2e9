"""The reviewer itself: every selected rule over a plan, or over one line.

One root cause hides its consequences on the same line, and a line shows three findings at most,
the gravest first. What is said about one line never depends on the lines around it, unless the
rule is about a set of lines.
"""

from collections.abc import Iterable

from grove.quality.finding import LEVELS, Finding, Hit, Level, identity
from grove.quality.plan import Around, KeyResult, Objective, Plan
from grove.quality.rule import KEY_RESULT, LINE, OBJECTIVE, Rule
from grove.quality.settings import Settings
from grove.quality.structure.read import read_line
from grove.quality.typed import TYPE_CHECKING
from grove.quality.wording import RULES as OF_WORDING

if TYPE_CHECKING:
    from grove.quality.structure import Line

Said = tuple[Rule, Hit, Level]
MOST_COMBINATIONS = 4096
RANK = {level: number for number, level in enumerate(LEVELS)}
DEFAULT = Settings()
NO_PLAN = Plan()


def review(plan: Plan, settings: Settings = DEFAULT) -> tuple[Finding, ...]:
    """All findings: line by line in the order of the plan, then what is about sets of lines.

    Within a line the gravest come first. Never raises on any text.
    """
    around = Around(plan, settings)
    _bind(plan, settings)
    of_objective, of_key_result, of_sets, _alone = _chosen(settings, bare=_is_bare(plan))
    lines = _Lines(around)
    found: list[Finding] = []
    for objective in plan.objectives:
        found += lines.of(objective, of_objective)
        for result in objective.key_results:
            found += lines.of(result, of_key_result)
    for result in plan.loose:
        found += lines.of(result, of_key_result)
    return (*found, *_sets(of_sets, around))


def review_line(
    text: str, role: str = KEY_RESULT, settings: Settings = DEFAULT
) -> tuple[Finding, ...]:
    """What the text of one line alone gives. role: "objective" or "key_result"."""
    of_objective, of_key_result, _sets, around = _chosen(settings, bare=True)
    one: Objective | KeyResult
    if role == OBJECTIVE:
        one, panel = Objective(text=text), of_objective
    else:
        one, panel = KeyResult.of_text(text), of_key_result
    one.line = read_line(text, role, year=settings.year, glossary=settings.glossary)
    return tuple(_line(one, panel, around))


def selected(rule: Rule, settings: Settings) -> bool:
    """Whether a rule is chosen: the longest matching of its code, prefixes and name decides."""
    wanted = max((_fits(rule, word) for word in settings.select), default=0)
    unwanted = max((_fits(rule, word) for word in settings.ignore), default=0)
    return wanted > unwanted if settings.select else not unwanted


def _fits(rule: Rule, word: str) -> int:
    if word.lower() == rule.name:
        return len(rule.code)
    return len(word) if word and rule.code.startswith(word.upper()) else 0


class Panel(dict[int, tuple[Rule, ...]]):
    """Rules about one line, by signs: those that can have something to say of a line with them.

    Worked out when a combination is first met; sentences show a few hundred of them.
    """

    def __init__(self, rules: Iterable[Rule]) -> None:
        self.rules = tuple(rules)
        self.asked = 0  # the signs that make a difference
        for rule in self.rules:
            for need in rule.needs:
                self.asked |= need

    def __missing__(self, signs: int) -> tuple[Rule, ...]:
        able = []
        for rule in self.rules:
            for need in rule.needs:
                if not signs & need:
                    break
            else:
                able.append(rule)
        if len(self) < MOST_COMBINATIONS:
            self[signs] = tuple(able)
        return tuple(able)


# Rules about objectives, about key results, about sets; and what a line alone has around it.
Chosen = tuple[Panel, Panel, tuple[Rule, ...], Around]
_last: dict[bool, tuple[Settings | None, Chosen]] = {}


def _chosen(settings: Settings, *, bare: bool) -> Chosen:
    """The rules that run, by scope. The last answers are kept: an editor asks line after line.

    bare    on bare text only rules of wording can find anything, and the others need no loading
    """
    known = _last.get(bare)
    if known is None or known[0] is not settings:
        rules = [rule for rule in _all(bare) if selected(rule, settings)]
        chosen = (
            Panel(rule for rule in rules if rule.scope in (OBJECTIVE, LINE)),
            Panel(rule for rule in rules if rule.scope in (KEY_RESULT, LINE)),
            tuple(rule for rule in rules if rule.scope not in (OBJECTIVE, KEY_RESULT, LINE)),
            Around(NO_PLAN, settings),
        )
        known = _last[bare] = (settings, chosen)
    return known[1]


def _all(bare: bool) -> tuple[Rule, ...]:
    if bare:
        return OF_WORDING
    from grove.quality.registry import RULES

    return RULES


def _is_bare(plan: Plan) -> bool:
    """Whether a plan holds texts and nothing else."""
    around = (plan.parent, plan.teams, plan.past, plan.failures, plan.lessons, plan.needs)
    counted = (plan.capacity, plan.run_points, plan.process, plan.reviewed, plan.themes)
    return (
        not any(around)
        and all(one is None for one in counted)
        and all(one.kind is None and one.needs is None for one in plan.objectives)
        and all(one.fields is None for one in plan.key_results)
    )


class _Lines:
    """Lines under review. A bare text that comes again says the same again, and is not read."""

    def __init__(self, around: Around) -> None:
        self.around = around
        self.known: dict[tuple[str, str], tuple[Line, list[Said]]] = {}

    def of(self, one: Objective | KeyResult, rules: Panel) -> list[Finding]:
        bare = one.kind is None if isinstance(one, Objective) else one.fields is None
        if not bare:
            return _line(one, rules, self.around)
        key = (one.role, one.text)
        known = self.known.get(key)
        if known is None:
            shown = _shown(one, rules, self.around)
            self.known[key] = (one.line, shown)
        else:
            one.line, shown = known
        return [Finding(*said, one.code, one.text) for said in shown]


def _line(one: Objective | KeyResult, rules: Panel, around: Around) -> list[Finding]:
    found = []
    for rule, hit, level in _shown(one, rules, around):
        found.append(Finding(rule, hit, level, one.code, one.text))
    return found


def _shown(one: Objective | KeyResult, rules: Panel, around: Around) -> list[Said]:
    """What the rules say of a line, less consequences and what is answered; gravest first."""
    able = rules[one.signs() & rules.asked]
    freezing = around.freezing
    found: list[Said] = []
    for rule in able:
        for hit in rule.check(one, around):  # type: ignore[call-arg,arg-type]
            level = hit.level or (freezing and rule.at_freeze) or rule.level
            found.append((rule, hit, level))
    if len(found) > 1:
        hidden: set[str] = set()
        for rule, _hit, _level in found:
            hidden |= rule.hides
        if hidden:
            found = [said for said in found if said[0].code not in hidden]
        found.sort(key=_rank)
    if not found:
        return found
    answered = around.settings.answered
    if answered:
        found = [
            said for said in found if identity(said[0].code, said[1].case, one.text) not in answered
        ]
    return found[: around.most]


def _rank(said: Said) -> int:
    return RANK[said[2]]


def _sets(rules: tuple[Rule, ...], around: Around) -> list[Finding]:
    texts = {one.code: one.text for one in (*around.plan.objectives, *around.plan.key_results)}
    freezing = around.freezing
    found = []
    for rule in rules:
        for hit in rule.check(around):  # type: ignore[call-arg,arg-type]
            level = hit.level or (freezing and rule.at_freeze) or rule.level
            basis = hit.basis or texts.get(hit.about, "")
            found.append(Finding(rule, hit, level, hit.about, basis))
    answered = around.settings.answered
    return [one for one in found if one.identity not in answered] if answered else found


def _bind(plan: Plan, settings: Settings) -> None:
    """Every text learns the cycle's year and the house's words before it is first parsed."""
    year = settings.year or (plan.starts.year if plan.starts else None)
    others = [*plan.parent, *(one for team in plan.teams for one in team.objectives)]
    for objective in (*plan.objectives, *others):
        objective.year, objective.glossary = year, settings.glossary
        for result in objective.key_results:
            result.year, result.glossary = year, settings.glossary
            result.objective = objective
    for text in (*plan.loose, *(plan.past or ()), *plan.failures):
        text.year, text.glossary = year, settings.glossary
