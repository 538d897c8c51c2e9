"""Sentences without a number: passed once, or a state of all that is yes or no."""

from grove.measure.day import date
from grove.measure.kinds import Kind
from grove.quality.lexicon.word_classes import in_order, word_class
from grove.quality.normalise import says
from grove.quality.sentence.abilities import SUBORDINATE, is_able, is_made_possible
from grove.quality.sentence.better import OPENS
from grove.quality.sentence.done_by_day import in_passive, is_done_by_day
from grove.quality.sentence.endings import exists_for_all, is_due_then, is_ended, is_over
from grove.quality.sentence.made_once import can_be_done, is_made_once
from grove.quality.sentence.marks import Marks
from grove.quality.sentence.reading import Read
from grove.quality.sentence.tokens import Tokens

_MADE_SO = frozenset(("possible", "able"))
_YES = frozenset(("y", "j"))
_DUE = frozenset(("due", "due by"))
_OFTEN = frozenset("hourly daily weekly monthly quarterly yearly annually".split())
_ENDS_OFTEN = frozenset(("eos", "date", "comma", "stop", "(", ".", "from"))
_DONE = frozenset(
    ("live", "ready", "in production", "in place", "shut down", "signed off", "up and running")
)
_MEASURES = word_class("en", "verb_names_a_metric")
_CERTIFICATES = word_class("en", "granted_once")


def without_numbers(
    tokens: Tokens, marks: Marks, due: Read[date] | None
) -> tuple[Kind | None, int]:
    """A milestone is passed once; that all of something has a thing is yes or no."""
    kinds, words = tokens.kind, tokens.word
    if not tokens.latin and "(是/否)" in tokens.text:
        return Kind.YES_NO, kinds.index("(")
    if "yes" in words and ("yes/no" in tokens.text or "?" in words[: words.index("yes")]):
        return Kind.YES_NO, words.index("yes")  # does it work without manual steps? Yes by June
    if "n" in words and words[(at := words.index("n")) - 2] in _YES and words[at - 1] == "/":
        return Kind.YES_NO, at - 2  # policy in force (y/n)
    first = 1
    while kinds[first] in ("date", "comma", "ba", "the", "-", "w") and kinds[first] != "eos":
        if kinds[first] == "w" and (words[first] not in ("we", "team") or first > 3):
            break
        first += 1
    if words[first] == "no":
        return None, 0  # no expired certificates in production
    if kinds[first] == "a" and kinds[first + 1] == "#":
        return None, 0  # every 2nd release
    every = kinds[first] in ("all", "a", "every") and words[first] not in ("a", "an")
    if every and words[first] not in ("both", "our", "these", "those"):
        if marks.recurring and "#" in kinds and (not tokens.latin or "per" in kinds):
            return None, 0  # 每位主管每月…, every team does one test per sprint
        again = words.index("every", 2) if tokens.latin and "every" in words[2:] else 0
        if again and kinds[again + 1] == "#":
            return None, 0  # every lead meets the team every two weeks
        if not tokens.latin and "cmp" in kinds and "#" in kinds:
            return None, 0  # 每个科室至少带出一两名骨干
        return Kind.YES_NO, first
    if not (tokens.latin or "#" in kinds) and "for" in kinds and _is_done_once(tokens, marks):
        if words[first] in _ALL_ZH:
            return Kind.YES_NO, first  # 所有变更走 GitOps
        if at := _reaches_all(tokens):
            return Kind.MILESTONE, at
    if not tokens.latin:
        if tokens.text.rstrip().endswith(_WHETHER):
            return Kind.YES_NO, len(words) - 5  # 全项目切完没有?
        if made := is_made_once(tokens, marks):
            return Kind.MILESTONE, made
        if able := can_be_done(tokens, marks):
            return (Kind.YES_NO if due is None else Kind.MILESTONE), able
    at = marks.passed
    if words[at] == "release" and kinds[at - 1] == "a":
        at = 0  # retro after each release
    if not at and marks.find and words[marks.find] in ("建立", "establish", "established", "建好"):
        at = marks.find
    if not at and not marks.recurring:
        at = in_passive(tokens, due is not None)
    certified = not _CERTIFICATES.isdisjoint(words)
    if (
        not at
        and certified
        and (
            marks.move == first
            or (due is not None and ("#" not in kinds or words[first] in _CERTIFICATES))
        )
    ):
        return Kind.MILESTONE, first
    if not at and not tokens.latin and due is not None and _is_done_once(tokens, marks):
        return Kind.MILESTONE, first
    if not at and due is not None and _is_to_be(tokens, marks):
        return Kind.MILESTONE, first
    if tokens.latin and "can" in words and (able := is_able(tokens, marks, first)):
        return (Kind.YES_NO if due is None else Kind.MILESTONE), able
    if (
        tokens.latin
        and not _MADE_SO.isdisjoint(words)
        and (able := is_made_possible(tokens, marks))
    ):
        return (Kind.YES_NO if due is None else Kind.MILESTONE), able
    if due is not None and tokens.latin and (done := is_done_by_day(tokens, marks, first)):
        return Kind.MILESTONE, done
    ends = tokens.latin and "#" not in kinds and (not at or "from" in kinds)
    if ends and (ended := is_ended(tokens, first)):
        return Kind.MILESTONE, ended
    if ends and not at and not _DUE.isdisjoint(words) and (given := is_due_then(tokens)):
        return Kind.MILESTONE, given
    if ends and not at and (there := exists_for_all(tokens)):
        return Kind.YES_NO, there
    if not (at or tokens.latin or marks.recurring) and is_over(tokens):
        return Kind.MILESTONE, first
    if not at or marks.recurring:
        return None, 0
    if marks.ways and not SUBORDINATE.isdisjoint(words[marks.ways[0] : at]):
        return None, 0  # attrition down once the new ladder is in place
    if words[at] == "release" and due is None and "often" in words:
        return None, 0  # release more often
    if words[at] == "deploy" and due is None:
        return None, 0  # deploy on Fridays: a habit
    if words[at].isascii():
        if words[at + 1] in _OFTEN and kinds[at + 2] in _ENDS_OFTEN:
            return None, 0  # publish weekly: a habit
        if words[at + 1] in _MEASURES:
            return None, 0  # pass rate, release frequency: a name
        opens = at == first or (kinds[first] == "to" and at == first + 1)
        passive = kinds[at - 1] == "is" or words[at - 1] in ("be", "been", "fully")
        closes = kinds[at + 1] in (
            "date",
            "eos",
            "stop",
            "comma",
            ".",
            "in",
            "at",
            "for",
            "on",
            "(",
            "+",
        )
        done = words[at].partition(" ")[0][-2:] in ("ed", "wn") or words[at] in _DONE
        closes = closes or words[at + 1 : at + 4] == ("w", "/", "o")
        closes = closes or (kinds[at + 1] in ("and", "with", "to", "by", "all", "while") and done)
        chinese = not tokens.latin and kinds[at - 1] in _BEFORE_PASS  # EMC 摸底 pass, by 07/08
        closes = closes or (
            chinese and kinds[at + 1] == "to" and due is not None
        )  # ship 到 T3 平板
        if opens or passive or (closes and (chinese or done or words[at][-1] in "dnet")):
            return Kind.MILESTONE, at
        at = in_passive(tokens, due=True) if due is not None else 0  # keep it or not, decided by …
        return (Kind.MILESTONE, at) if at else (None, 0)
    passes = (
        _passes_zh(tokens, marks, at)
        or is_over(tokens)
        or (due is not None and _is_done_once(tokens, marks))
    )
    return (Kind.MILESTONE, at) if passes else (None, 0)


def _reaches_all(tokens: Tokens) -> int:
    """扫描接入全部代码库: the word for all of them, which a verb leads to; 0 for none."""
    for at in range(2, len(tokens.kind) - 4):
        if tokens.word[at] in _ALL_ZH and tokens.text.endswith(_LEADS_TO_ALL, 0, tokens.start[at]):
            return at
    return 0


_ALL_ZH = frozenset(("所有", "全部", "全体"))
_LEADS_TO_ALL = tuple(
    f"{verb}{blank}"
    for verb in "接入 覆盖 覆盖到 迁移到 支持 打通 纳管 推广到 铺到 部署到 推到 切到 对接".split()
    for blank in ("", " ")
)


def _is_to_be(tokens: Tokens, marks: Marks) -> bool:
    """By May a customer can rotate a key · playable from start to end by 26 February."""
    if marks.ways or marks.find or marks.recurring or marks.hold or "#" in tokens.kind:
        return False
    return any(
        word == "can" or (word[-4:] in _ABLE and len(word) > 6 and word not in _NO_STATES)
        for word in tokens.word
    )


_ABLE = frozenset(("able", "ible"))
_NO_STATES = frozenset(("possible", "responsible"))  # as soon as possible
_STATES = in_order("zh", "states")


def _is_done_once(tokens: Tokens, marks: Marks) -> bool:
    """注册资料提交药监局, 5月15日前: something with a day to it, that neither moves nor lasts."""
    if marks.ways or marks.move or marks.hold or marks.always or marks.recurring or marks.all_year:
        return False
    if marks.half or marks.zero or marks.clear or marks.vague or "?" in tokens.text:
        return False
    text = tokens.text
    return not says(text.replace("变更", "") if "变更" in text else text, _STATES)


_NAMES = frozenset(("z", "n", "w", "m"))
_BEFORE_PASS = _NAMES | {"find", "pass"}
_BEHIND_DOING = frozenset("eos comma stop date ( fill pass ) and x".split())
_WHETHER = ("没有?", "吗?", "没?", "完没有", "完没", "好没有")
_PASSED = word_class("zh", "passed_once")
_GRADUAL = in_order("zh", "no_one_time_finish")
_BEFORE_DOING = OPENS | {"at", "pass", "by", "every", "all", "while", "fill", "for"}


def _passes_zh(tokens: Tokens, marks: Marks, at: int) -> bool:
    """完成… opens its clause, …上线 closes it; 降低发布故障 does neither."""
    kinds = tokens.kind
    led = "from" in kinds and (marks.move or "to" in kinds)
    if led and tokens.word[at] == "完成" and at < kinds.index("from"):
        led = 0  # 完成从老平台到新平台的迁移
    if marks.ways or led:
        return False  # 由季度发布改为月度发布
    for place in range(at, len(kinds)):
        got = tokens.word[place] in _PASSED and kinds[place - 1] in _NAMES
        got = got and (kinds[place + 1] == "#" or kinds[place + 1] in _NAMES)
        if got and not (tokens.word[place] == "完成" and says(tokens.text, _GRADUAL)):
            return True  # 电子病历评级通过五级
        if kinds[place] != "pass" or (tokens.word[place] == "转正" and "from" in kinds):
            continue  # 由负转正
        if _is_kept_or_denied(tokens, place):
            continue
        if kinds[place - 1] in _BEFORE_DOING:
            return True
        if kinds[place + 1] in _BEHIND_DOING:
            return True
    return False


def _is_kept_or_denied(tokens: Tokens, at: int) -> bool:
    """不再有人工上线, 主干保持可发布: what is not to be done, and what stays as it is."""
    while tokens.kind[at] not in _BEFORE_CLAUSE and tokens.word[at][-1:] != "后":
        if tokens.kind[at] in ("not", "hold"):
            return True
        at -= 1
    return False


_BEFORE_CLAUSE = frozenset(("begin", "comma", "stop", "while", ":", "("))
