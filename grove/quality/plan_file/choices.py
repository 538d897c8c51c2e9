"""What a choice may say: kinds, levels, verdicts and the like, in both languages."""

from collections.abc import Iterator

from grove.quality.plan_file.words import Word, Words

FLAG = Words(
    (
        Word("yes", en="yes", zh="是", also=("true", "y")),
        Word("no", en="no", zh="否", also=("false", "n")),
    )
)
OBJECTIVE_KIND = Words(
    (
        Word("committed", en="committed", zh="承诺型", also=("承诺",)),
        Word("stretch", en="stretch", zh="挑战型", also=("挑战", "aspirational")),
    )
)
KEY_RESULT_KIND = Words(
    (
        Word("", en="not said", zh="未说明"),
        Word("increase", en="increase", zh="提升", also=("增加",)),
        Word("decrease", en="decrease", zh="降低", also=("减少",)),
        Word("hold_above", en="hold at or above", zh="保持在以上", also=("keep above", "不低于")),
        Word("hold_below", en="hold at or below", zh="保持在以下", also=("keep below", "不高于")),
        Word("hold_within", en="hold within a band", zh="保持在区间内", also=("keep within",)),
        Word("count", en="count from zero", zh="从零计数", also=("计数",)),
        Word("milestone", en="milestone", zh="里程碑"),
        Word("yes_no", en="yes or no", zh="是或否"),
    )
)
PACE = Words(
    (
        Word("steady", en="steady", zh="匀速"),
        Word("slow_start", en="slow start", zh="起步较慢"),
        Word("quarter_steps", en="steps at quarter ends", zh="按季度阶梯"),
    )
)
SOURCE = Words(
    (
        Word("interview", en="interview", zh="访谈"),
        Word("their_okrs", en="their own OKRs", zh="对方的OKR"),
        Word("survey", en="survey", zh="问卷", also=("调查",)),
        Word("ticket", en="ticket or document", zh="工单或文档"),
    )
)
VERDICT = Words(
    (
        Word("carry_on", en="carry on", zh="继续"),
        Word("change", en="change", zh="调整"),
        Word("stop", en="stop", zh="停止"),
        Word("done", en="done", zh="完成"),
    )
)
REACH = Words(
    (
        Word("stretch", en="hard to reach", zh="不易达到"),
        Word("easy", en="aimed too low", zh="目标定低了"),
    )
)
FAILURE_STATE = Words(
    (
        Word("open", en="open", zh="未防范"),
        Word("guarded", en="guarded", zh="已防范"),
        Word("again", en="happened again", zh="再次发生"),
    )
)
GOAL_GROUP = Words(
    (
        Word("business", en="business", zh="业务"),
        Word("team", en="team-building", zh="团队建设"),
        Word("technical", en="technical", zh="技术"),
    )
)
SIDE = Words(
    (
        Word("in", en="put in", zh="投入"),
        Word("back", en="expected back", zh="预期回报"),
    )
)


def _levels() -> Iterator[Word]:
    from grove.method.loader import levels

    return (Word(one.key, en=one.name.en.lower(), zh=one.name.zh) for one in levels())


def _perspectives() -> Iterator[Word]:
    from grove.method.loader import perspectives

    return (Word(one.key, en=one.name.en.lower(), zh=one.name.zh) for one in perspectives())


def _themes() -> Iterator[Word]:
    from grove.method.loader import themes

    return (Word(one.code, en=one.name.en, zh=one.name.zh) for one in themes())


# Read from the method's content when the first of them is met: `grove check` starts without it.
LEVEL = Words(_levels)
PERSPECTIVE = Words(_perspectives)
THEME = Words(_themes)
