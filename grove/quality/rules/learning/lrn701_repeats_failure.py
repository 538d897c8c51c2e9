"""LRN701: last year's failure again, with nothing learnt named."""

from collections.abc import Iterator
from decimal import Decimal

from grove.quality.finding import WARNING, Beside, Hit
from grove.quality.lexicon.word_classes import in_order
from grove.quality.plan import Around, Failure, KeyResult, PastResult
from grove.quality.rule import TIME, Rule
from grove.quality.rules.goals import names, near_metric, same_wording, span_of, watched

# Words with which somebody says that it is done in another way now.
DIFFERENT = in_order("en", "done_otherwise_now") + in_order("zh", "done_otherwise_now")


def check(around: Around) -> Iterator[Hit]:
    """Same metric and object as something that failed, or one of its watch words.

    Quiet where the line, its fields or its neighbours name the guard or what is different.
    """
    failed = [*_past(around), *_registered(around)]
    for result in around.plan.key_results:
        for one in failed:
            word = watched(result.text, one.watch)
            if not (word or one.again(result)) or _answered(result, one):
                continue
            because = "" if one.guard else one.because
            yield Hit(
                span=span_of(result.text, word) if word else None,
                words=word,
                values={"code": one.code, "grade": one.grade, "guard": one.guard, "word": word},
                case=_case(result, one, word),
                about=result.code,
                beside=(
                    Beside(result.code, result.text),
                    Beside(one.code, one.text, one.grade, because, one.learned, one.guard),
                ),
                basis=f"{result.text}\n{one.text}",
            )
            break


class _Failed:
    """Something that failed: a key result below its mark, or an entry of the register."""

    def __init__(self, code: str, line: PastResult | Failure, grade: str, guard: str) -> None:
        self.code = code
        self.line = line
        self.text = line.text
        self.grade = grade
        self.guard = guard
        self.because = ""
        self.learned = ""
        self.nearly = False
        self.watch: tuple[str, ...] = ()

    def again(self, result: KeyResult) -> bool:
        return near_metric(result, self.line) or same_wording(result, self.line)


def _case(result: KeyResult, one: _Failed, word: str) -> str:
    """Which words fit: only a watch word rang, a commitment was nearly kept, or it failed."""
    if word and not one.again(result):
        return "watch"
    return "nearly" if one.nearly else ""


def _past(around: Around) -> Iterator[_Failed]:
    low = Decimal(str(around.limit("failed-grade")))
    for past in around.plan.past or ():
        if past.grade is None or not (past.grade <= low or (past.committed and past.grade < 1)):
            continue
        one = _Failed(past.code, past, f"{past.grade:f}", past.guard)
        one.because, one.learned = past.because, past.learned
        one.nearly = past.grade > low
        entry = next((it for it in around.plan.failures if _about(it, past)), None)
        if entry is not None:
            one.guard, one.watch = one.guard or entry.guard, entry.watch
        yield one


def _registered(around: Around) -> Iterator[_Failed]:
    for entry in around.plan.failures:
        one = _Failed(entry.code, entry, "", entry.guard)
        one.watch, one.because = entry.watch, entry.cause
        yield one


def _about(entry: Failure, past: PastResult) -> bool:
    return bool(entry.key_result) and past.code.endswith(entry.key_result)


def _answered(result: KeyResult, one: _Failed) -> bool:
    """Whether the guard, the failure's code, or what is different is named here or beside it."""
    fields, objective = result.fields, result.objective
    said = [result.text]
    if fields is not None:
        said += [fields.acceptance, fields.guard or ""]
        said += [f"{stage.name} {stage.evidence}" for stage in fields.stages]
    near = [objective.text, *(it.text for it in objective.key_results)] if objective else []
    own = " ".join(said).casefold()
    if any(word in own for word in DIFFERENT) or watched(own, (one.code,)):
        return True
    return names(" ".join([*said, *near]), one.guard)


RULE = Rule("LRN701", "repeats-failure", WARNING, TIME, "MS", check, limits=("failed-grade",))
