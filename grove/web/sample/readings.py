"""How the fourteen key results of the running year moved: one shape each, the same every time."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import sin

from grove.measure.kinds import Kind
from grove.okrs.models import Reading

AUTO, LINKED, TYPED = Reading.Trust.AUTOMATIC, Reading.Trust.LINKED, Reading.Trust.TYPED


@dataclass(frozen=True)
class Story:
    """One key result of the running year: who owns it, how it is measured, how it went.

    way       (week, value) pairs, straight between them; a count steps instead
    wobble    how far a weekly value strays, on the key result's scale
    silent    weeks without a reading
    unsaid    weeks with a reading whose check-in was left out
    breaches  week → value that breaks a hold
    says      (week, confidence) pairs: what the owner says from that week on
    """

    code: str
    objective: str
    owner: str
    theme: str
    kind: Kind
    start: str
    target: str
    trust: str = TYPED
    source: str = ""
    way: tuple[tuple[int, float], ...] = ()
    decimals: int = 0
    wobble: float = 0
    silent: tuple[int, ...] = ()
    unsaid: tuple[int, ...] = ()
    breaches: tuple[tuple[int, float], ...] = ()
    month: int = 12
    says: tuple[tuple[int, int], ...] = ((1, 7),)

    def value(self, week: int) -> Decimal | None:
        """The reading of a week, None where there was none."""
        if week in self.silent or not self.way:
            return None
        broken = dict(self.breaches).get(week)
        at = broken if broken is not None else self._on_the_way(week)
        return Decimal(f"{at:.{self.decimals}f}")

    def confidence(self, week: int) -> int:
        """What the owner says in a week, 0 to 10."""
        return [confidence for since, confidence in self.says if since <= week][-1]

    def says_it(self, week: int) -> bool:
        """Whether its owner checks in that week; before there were check-ins, nobody did."""
        return week >= SAID_SINCE and week not in self.unsaid

    def done(self, week: int) -> bool:
        """Whether a count has got where it was to get."""
        return self.kind is Kind.COUNT and (self.value(week) or 0) >= Decimal(self.target)

    def _on_the_way(self, week: int) -> float:
        if self.kind in (Kind.COUNT, Kind.MILESTONE):
            return max(value for since, value in self.way if since <= week)
        between = _between(self.way, week)
        fixed = {since for since, _value in self.way}
        if week in fixed:
            return between
        return between + self.wobble * sin(week * 2.399 + len(self.code) + ord(self.code[-1]))


STORIES = (
    # ahead of its pace
    Story("K1", "O1", "sun", "EF", Kind.INCREASE, "0.5", "2", AUTO, "CI",
          ((1, 0.5), (10, 1.0), (20, 1.4), (30, 1.6), (45, 1.9)), 1, 0.05,
          unsaid=(37,), says=((1, 6), (10, 7), (20, 8), (40, 9))),
    # worse than its start
    Story("K2", "O1", "wang", "DQ", Kind.DECREASE, "18", "5", AUTO, "incidents",
          ((1, 18), (8, 15.5), (14, 13.2), (20, 14.6), (27, 18.4), (34, 19.8), (45, 21)), 1, 0.7,
          unsaid=(36,), says=((1, 6), (8, 7), (20, 5), (27, 4), (34, 3), (45, 2))),
    # hidden by optimism: the notes say 8 of 10, the pace does not
    Story("K3", "O1", "wang", "EF", Kind.DECREASE, "12", "6", AUTO, "tracker",
          ((1, 12), (15, 10.2), (24, 9.1), (32, 8.7), (45, 8.6)), 1, 0.2,
          unsaid=(36,), says=((1, 7), (20, 8))),
    Story("K4", "O1", "sun", "DQ", Kind.DECREASE, "9", "3", LINKED, "tracker",
          ((1, 9), (12, 7.5), (24, 6), (36, 4.2), (45, 3.4)), 1, 0.3,
          unsaid=(37,), says=((1, 6), (24, 7), (36, 8))),
    # a hold, broken twice
    Story("K5", "O2", "zhao", "IN", Kind.HOLD_ABOVE, "", "99.9", AUTO, "SLO",
          ((1, 99.95), (45, 99.95)), 2, 0.03, breaches=((17, 99.84), (38, 99.87)),
          says=((1, 9), (17, 6), (21, 8), (38, 5), (42, 7))),
    Story("K6", "O2", "zhao", "DQ", Kind.DECREASE, "180", "60", AUTO, "pager",
          ((1, 180), (12, 158), (25, 118), (36, 88), (45, 67)), 0, 4,
          says=((1, 6), (25, 7))),
    # finished early
    Story("K7", "O2", "ben", "IN", Kind.COUNT, "", "4", LINKED, "drills",
          ((1, 0), (10, 1), (19, 2), (27, 3), (35, 4)),
          says=((1, 7), (19, 8), (35, 10))),
    # its source was silent for five weeks
    Story("K8", "O2", "zhao", "BG", Kind.DECREASE, "1500", "750", AUTO, "Prometheus",
          ((1, 1500), (14, 1230), (28, 985), (34, 930), (45, 820)), 0, 14, (29, 30, 31, 32, 33),
          says=((1, 6), (14, 7), (34, 5), (40, 6))),
    Story("K9", "O2", "zhao", "SE", Kind.DECREASE, "160", "20", AUTO, "scanner",
          ((1, 160), (15, 112), (30, 68), (45, 31)), 0, 4,
          says=((1, 7), (30, 8))),
    Story("K10", "O3", "chen", "TC", Kind.DECREASE, "6.4", "4", AUTO, "billing",
          ((1, 6.4), (15, 5.7), (29, 5.1), (31, 4.75), (45, 4.2)), 2, 0.05,
          unsaid=(35, 37, 39, 43), says=((1, 6), (15, 7), (24, 5), (31, 6), (45, 8))),
    Story("K11", "O3", "chen", "BG", Kind.COUNT, "", "8", LINKED, "report",
          ((1, 0), (11, 1), (18, 2), (25, 4), (36, 5)),
          unsaid=(35, 37, 39, 42, 43), says=((1, 6), (25, 7), (40, 6), (45, 4))),
    Story("K12", "O4", "mei", "OB", Kind.MILESTONE, "", "",
          way=((1, 0), (8, 1), (17, 2), (27, 3), (38, 4)),
          says=((1, 6), (17, 7), (27, 8))),
    # no update for three weeks
    Story("K13", "O4", "hu", "TP", Kind.COUNT, "", "2", TYPED, "",
          ((1, 0), (22, 1)), silent=(43, 44, 45),
          unsaid=(38, 40), says=((1, 6), (22, 7), (36, 6))),
    Story("K14", "O4", "ben", "DQ", Kind.INCREASE, "30", "80", LINKED, "runbooks",
          ((1, 30), (12, 42), (20, 50), (33, 65), (45, 77)), 0, 1.2,
          unsaid=(39,), says=((1, 6), (33, 7), (41, 8))),
)  # fmt: skip

STAGE_WEEKS = (8, 17, 27, 38)
# Before this week values were written down and nothing was said; a whole year of check-ins would
# make the sample slow to load. Since then most come in their week; one team slips.
SAID_SINCE = 33


def _between(way: Sequence[tuple[int, float]], week: int) -> float:
    before = max((pair for pair in way if pair[0] <= week), default=way[0])
    after = min((pair for pair in way if pair[0] >= week), default=way[-1])
    if before[0] == after[0]:
        return before[1]
    share = (week - before[0]) / (after[0] - before[0])
    return before[1] + share * (after[1] - before[1])
