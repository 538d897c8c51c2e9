"""Two changes of one wording: woven when they lie apart, left to a person when they meet."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from grove.versions.weave import weave
from grove.versions.words import tokens

BASE = "Cut p95 checkout latency from 820 ms to 400 ms by 31 Dec"
ZH = "将核心接口延迟从 820 毫秒降到 400 毫秒，12 月 31 日前完成"


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "both"),
    [
        (
            BASE,
            BASE.replace("400", "300"),
            BASE.replace("Cut", "Lower"),
            "Lower p95 checkout latency from 820 ms to 300 ms by 31 Dec",
        ),
        (BASE, BASE.replace("400", "300"), BASE.replace("400", "350"), None),
        (BASE, BASE + ", without new hardware", BASE.replace("Dec", "Nov"), None),
        (
            ZH,
            ZH.replace("400", "300"),
            ZH.replace("核心接口", "全部接口"),
            ZH.replace("400", "300").replace("核心接口", "全部接口"),
        ),
        ("", "Mine", "Theirs", None),
    ],
)
def test_both_changes_stand_or_somebody_decides(
    base: str, mine: str, theirs: str, both: str | None
) -> None:
    assert weave(base, mine, theirs) == both
    assert weave(base, theirs, mine) == both


words = st.lists(
    st.sampled_from(["cost", "per", "order", "4.20", "成", "本", "a", " "]), max_size=14
).map(" ".join)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(words, words, words)
def test_whatever_is_woven_holds_what_either_side_wrote(base: str, mine: str, theirs: str) -> None:
    woven = weave(base, mine, theirs)
    assert woven == weave(base, theirs, mine)
    assert weave(base, base, theirs) == theirs
    assert weave(base, mine, base) == mine
    if woven is None:
        return
    known = set(tokens(mine)) | set(tokens(theirs))
    assert set(tokens(woven)) <= known
