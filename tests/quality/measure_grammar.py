"""How much of a sentence the grammar reads right, on a labelled set.

    python -m tests.quality.measure_grammar development|heldout|strangers [--lines]

For each language and field: right, left empty, asked, wrong. Wrong is a value that a careful reader
would not give, filled in without a question; a wrong value that people are asked to confirm counts
as asked, and how often they are asked that is said too. Only totals are printed; `--lines` also
prints what went wrong: never for the unseen sets while rules, lexicons or the grammar are written.

Units are compared by meaning: "2 h" and 2 小时 are the same, and a duration in another unit is
right when both values say the same time.
"""

import sys
import unicodedata
from collections import Counter, defaultdict
from decimal import Decimal
from functools import cache
from typing import Any

from grove.quality.sentence import DoubtKind, read_sentence
from grove.quality.sentence.told import told
from tests.quality.sets import LANGUAGES, NAMES, unseen_sentences

FIELDS = ("kind", "start", "target", "low", "high", "unit", "comparator", "deadline")
UNUSUAL = frozenset((DoubtKind.UNUSUAL,))
CONFIRMED = frozenset(("kind", "start", "target", "low", "high", "unit", "comparator"))
OUTCOMES = ("right", "left empty", "asked", "wrong")
BAR = 0.95

# One spelling for each unit that people write in several ways.
SPELLINGS = """
ms: millisecond milliseconds msec 毫秒
s: sec secs second seconds 秒 秒钟
min: mins minute minutes 分钟
h: hr hrs hour hours 小时 钟头
day: d days 天 日
week: wk w weeks 周 週 星期
month: mo months 月 个月
quarter: q quarters 季度 季
year: y yr years 年
%: percent percentage 百分比
$: usd us$ dollar dollars 美元
€: eur euro euros 欧元
£: gbp pound pounds 英镑
¥: cny rmb yuan 元 人民币
people: person 人 名 engineer engineers developer developers operator operators graduate graduates
people: analyst analysts sre sres users user
MB: mb mib
°C: ℃ c
"""
SECONDS = {
    "ms": Decimal("0.001"),
    "s": Decimal(1),
    "min": Decimal(60),
    "h": Decimal(3600),
    "day": Decimal(86400),
    "week": Decimal(604800),
}
TIMES = {"万": Decimal(10_000), "亿": Decimal(100_000_000)}


def outcomes(label: dict[str, Any]) -> dict[str, str]:
    """What became of each field of a labelled sentence. low and high only where labelled."""
    reading = read_sentence(label["text"], year=label["year"], confirm=True)
    got, confirm = told(reading), reading.asks(UNUSUAL)
    factor = _factor(label, got)
    result = {}
    for field in FIELDS:
        if field not in label:
            continue
        allowed = [label[field], *label.get("accept", {}).get(field, ())]
        value = got[field]
        if field == "unit":
            right = _same_unit(value, [*allowed, *label.get("units", ())]) or factor is not None
        elif field in ("start", "target", "low", "high"):
            right = any(_same_number(value, one, factor) for one in allowed)
        else:
            right = value in allowed
        if right:
            result[field] = "right"
        elif value is None:
            result[field] = "asked" if got["ambiguous"] else "left empty"
        elif (label["ambiguous"] and got["ambiguous"] and label[field] is None) or (
            confirm and field in CONFIRMED
        ):
            result[field] = "asked"
        else:
            result[field] = "wrong"
    result["asks"] = "right" if got["ambiguous"] or not label["ambiguous"] else "wrong"
    return result


def to_confirm(label: dict[str, Any]) -> bool:
    """Whether it is asked if a labelled sentence was read right."""
    reading = read_sentence(label["text"], year=label["year"], confirm=True)
    return reading.asks(UNUSUAL)


def _factor(label: dict[str, Any], got: dict[str, Any]) -> Decimal | None:
    """By what to multiply the values read, when their unit is the labelled one in another size."""
    if not label["unit"] or not got["unit"]:
        return None
    unit = str(got["unit"])
    if unit[0] in TIMES and _same_unit(unit[1:], [label["unit"], *label["units"]]):
        return TIMES[unit[0]]
    wanted, read = plain_unit(label["unit"]), plain_unit(unit)
    if wanted != read and wanted in SECONDS and read in SECONDS:
        return SECONDS[read] / SECONDS[wanted]
    return None


def _same_number(value: Any, wanted: Any, factor: Decimal | None) -> bool:
    if value is None or wanted is None:
        return value is None and wanted is None
    read = Decimal(value) * (factor or 1)
    return abs(read - Decimal(str(wanted))) <= abs(read) * Decimal("1e-9")


def _same_unit(value: str | None, allowed: list[str | None]) -> bool:
    if value is None:
        return None in allowed
    read = plain_unit(value)
    return any(one is not None and plain_unit(one) == read for one in allowed)


@cache
def plain_unit(unit: str) -> str:
    """A unit in one spelling: "deploys per week" → "deploy/week", 次/周 → "次/week"."""
    text = unicodedata.normalize("NFKC", unit).casefold().replace(" per ", " / ")
    text = text.replace("per ", "/ ").replace(" a ", " / ")
    text = text.removeprefix("a ") if not text.startswith("a /") else text
    parts = ["".join(part.split()) for part in text.split("/")]
    return "/".join(_spelled().get(part, part.removesuffix("s") or part) for part in parts)


@cache
def _spelled() -> dict[str, str]:
    table = {}
    for line in SPELLINGS.strip().splitlines():
        name, _, others = line.partition(": ")
        table.update(dict.fromkeys(unicodedata.normalize("NFKC", others).split(), name))
        table[name.casefold()] = name
    return table


def main(arguments: list[str]) -> int:
    """Print a table for each language; 2 when there is no such set."""
    names = [one for one in arguments if not one.startswith("-")]
    if (
        len(names) != 1
        or names[0] not in NAMES
        or {one for one in arguments if one.startswith("-")} - {"--lines"}
    ):
        print(__doc__, file=sys.stderr)
        return 2
    try:
        by_language = {language: unseen_sentences(names[0], language) for language in LANGUAGES}
    except (OSError, ValueError) as error:
        print(error, file=sys.stderr)
        return 2
    for language, labels in by_language.items():
        _measure(names[0], language, labels, "--lines" in arguments)
    return 0


def _measure(name: str, language: str, labels: list[dict[str, Any]], show: bool) -> None:
    tallies: dict[str, Counter[str]] = defaultdict(Counter)
    with_value: Counter[str] = Counter()
    mistakes = []
    flawless = 0
    for label in labels:
        result = outcomes(label)
        right = set(result.values()) == {"right"}
        flawless += right
        if to_confirm(label):
            tallies["confirm"]["right" if right else "not"] += 1
        for field, outcome in result.items():
            tallies[field][outcome] += 1
            if field in FIELDS and label[field] is not None:
                with_value[outcome] += 1
            if outcome != "right":
                mistakes.append(f"{label['number']}\t{field}\t{outcome}\t{label['text']}")
    asks, confirm = tallies.pop("asks", Counter()), tallies.pop("confirm", Counter())
    print(f"\n{name} {language}: {len(labels)} sentences, {flawless} right in every field")
    print(f"{'':20}" + "".join(f"{one:>12}" for one in OUTCOMES) + f"{'share right':>13}")
    for field in FIELDS:
        print(_row(field, tallies[field]))
    total = sum(tallies.values(), Counter())
    print(_row("all", total) + f"  bar {BAR}, 0 wrong")
    print(_row("where there is one", with_value))
    unasked = f"{asks['wrong']} of {sum(one['ambiguous'] for one in labels)}"
    print(f"ambiguous sentences about which nothing was asked: {unasked}")
    needless = f"{confirm['right']} of them right in every field"
    print(f"sentences in unusual wording, to be confirmed: {confirm.total()}, {needless}")
    if show:
        print("\n".join(mistakes))


def _row(title: str, tally: Counter[str]) -> str:
    share = tally["right"] / tally.total() if tally else 1.0
    return f"{title:20}" + "".join(f"{tally[one]:12}" for one in OUTCOMES) + f"{share:13.3f}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
