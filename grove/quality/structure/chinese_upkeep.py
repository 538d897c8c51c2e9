"""Chinese: what goes on anyway: kept in order, done again and again, answered when asked."""

from grove.quality.lexicon.marks import (
    BAU,
    COMMA,
    MODAL,
    NEGATION,
    NUMBER,
    PEOPLE,
    PLAIN,
    STATE,
    TASK,
    UNIVERSAL,
    UPKEEP,
)
from grove.quality.lexicon.word_classes import in_order, word_class
from grove.quality.normalise import says
from grove.quality.structure.chinese_as_usual import (
    DEALT_WITH,
    DONE_SHORTLY,
    USUALLY_DONE,
    WELL,
    as_usual,
)
from grove.quality.structure.line import NOUN, ORDER, PASSIVE, Line

ROUTINE = ("日常", "例行", "常规", "基础", "桌面")
AS_EVER = in_order("zh", "goes_on_as_ever")
# Behind what happens: 断网时, 断电期间, 升级那天.
MEANWHILE = in_order("zh", "while_it_happens")
CARRIED_OUT = frozenset(("进行", "开展", "做好"))  # 对各业务系统进行例行维护
SUPPLIED = tuple(
    f"{how}{what}"
    for how in ("稳定", "正常", "安全", "")
    for what in "供电 供水 供气 供暖 供热 供应 供货 通信 通讯 访问 开机 出报".split()
)
REPORTS = in_order("zh", "reports_put_out")
REPORTING = word_class("zh", "puts_out_reports")
MANNED = ("有人值守", "有人值班", "有人响应", "有人接听", "有人在岗", "有人应答", "有人处理")
ASSURES = frozenset(("确保", "保障", "保证"))
AT_HAND = ("随时可用", "始终可用", "持续可用", "时刻可用", "随时能用", "随时在线", "时刻在线")
UNCHANGED = frozenset(("照常", "照旧", "照例", "如常"))
PROVIDED = ("支持", "保障", "支撑", "服务", "维护")
DULY = word_class("zh", "promptly_and_duly")
ANSWERING = word_class("zh", "answers_what_comes_in")
ASKED = in_order("zh", "comes_in")
# What is done again and again, with a word that says so: 例行…扫描与更新, 定期更新…补丁.
IN_ORDER = in_order("zh", "all_in_good_order")
AGAIN = in_order("zh", "again")
CARE = in_order("zh", "care_and_standby")
CHORES = in_order("zh", "chores")
DONE_AGAIN = (*CARE, *CHORES)
# With these somebody is rid of it: 取消每周人工汇总, 自助完成账号开通.
RELIEVED = in_order("zh", "takes_work_away")
OF_PEOPLE = in_order("zh", "workplaces_with_staff")
BUILDS = in_order("zh", "building_not_upkeep")
HELPING = ("配合", "协助", "协同")
ROUND_THE_CLOCK = ("7×24", "7x24", "7*24", "7X24", "724小时", "全天候", "24小时")


def kept_well(line: Line) -> bool:
    """ "运营好……", "做好……的保障", "保持……稳定": kept in order, no more."""
    word, after = line.words[line.head], line.words[line.head + 1 : line.head + 2]
    last = line.words[-1].removeprefix("的")
    if word.endswith("好") or (after and after[0].startswith("好")):
        return word not in ("做好", "抓好", "持续做好") or (
            last.endswith(DONE_AGAIN) and not last.endswith("整改")
        )
    runs = line.marks[-1] & STATE or last in (
        "运行",
        "运转",
        "运作",
        "在线",
        "畅通",
        "通畅",
        "完好",
        "可用",
        "完好可用",
        "正常可用",
        "现状",
        *SUPPLIED,
    )
    runs = runs or says(line.normal.text[-5:], ("正常", "完好"))  # 保证官网正常访问
    if word in ASSURES and last.endswith(PROVIDED) and not line.union & MODAL:
        return True  # 保障重大会议的音视频服务
    return bool(runs) and word.endswith(("保持", "维持", "保证", "确保", "保障"))


def goes_on(line: Line) -> int:
    """维护支持工作正常开展, 例行巡检别掉链子: the index of what says that it goes on, or -1."""
    words, marks = line.words, line.marks
    if line.union & NUMBER or says(line.normal.text, ("却", "但")):
        return -1  # 值班电话不断线，工程师却能睡整觉
    for at in range(line.first, len(words)):
        if marks[at] & MODAL:
            return -1
        usual = marks[at] & BAU or (at == len(words) - 1 and words[at] in UNCHANGED)
        if usual and at > line.first and words[at].startswith(AS_EVER):
            if any(word.startswith(MEANWHILE) for word in words[line.first + 1 : at]):
                return -1  # 断网时收银照常提供小票: whatever happens
            then = "".join(words[at + 1 : at + 2])
            if words[at] != "平稳" or not then or then[0] in "无不运度渡":
                return at  # 全年平稳无事故; but 平稳落地
        if marks[at] & COMMA and words[at] != "、":
            break
    if line.union & MODAL:
        return -1
    if words[0] in ("把", "将") and marks[line.first] & BAU and line.normal.text.endswith(WELL):
        return line.first  # 把日常运维管好
    if line.mood == NOUN and not line.verb and marks[-1] & BAU and words[-1].startswith("日常"):
        return len(words) - 1  # EDA 环境日常支持
    named = not line.verb and line.mood == NOUN and marks[line.first] & BAU
    named = named and words[line.first].startswith(ROUTINE) and not marks[-1] & PLAIN
    return line.first if named and line.first < len(words) - 1 else -1


def again(line: Line) -> int:
    """例行漏洞扫描与补丁更新, 负责设备的保养和校准, 配合业务做好系统支撑, 机房 7×24 值守: the index
    of what says that it is done again and again, or for whoever asks; -1: nothing does.
    """
    words, text = line.words, line.normal.text.rstrip("。.")
    if line.first >= len(words):
        return -1
    if text[-1:] in DONE_SHORTLY and text.endswith(USUALLY_DONE):
        return as_usual(line)
    if text.endswith(MANNED) and says(text.replace(" ", ""), ROUND_THE_CLOCK):
        return len(words) - 1  # 系统 24 小时有人值守
    if words[line.first] in ASSURES and text.endswith(AT_HAND) and not line.union & PEOPLE:
        return line.first  # 确保办公电脑和打印机随时可用
    if line.union & (MODAL | NEGATION) and words[line.first] != "负责":
        return -1
    if text.startswith(ROUTINE) and text.endswith(IN_ORDER) and says(text, DONE_AGAIN):
        return line.first  # 日常网络维护及时到位, 例行安全检查有序进行
    if text.startswith(ROUTINE) and text.partition(",")[0].endswith(DEALT_WITH):
        return -1 if line.union & PEOPLE else line.first  # 日常工单及时响应, 做好桌面支持
    if says(text, RELIEVED):
        return -1
    if text.endswith(GOES_ON) and _keeps_going(line, text):
        return line.first
    if line.mood == ORDER and not text.endswith(BUILDS):
        if words[line.head] == "负责" and len(text) > len("负责到底"):
            return -1 if _whose(line) else line.head
        helps = words[line.head] in HELPING and "做好" in words
        if helps and (text.endswith((*DONE_AGAIN, "提供")) or says(text, ROUTINE)):
            return line.head
    if words[line.first] in CHORES and text.startswith(AGAIN):
        return line.first  # 定期检修并保养数控机床
    if text.endswith(REPORTS) and line.head >= 0 and words[line.head] in REPORTING:
        return line.head if says(text, AGAIN) else -1  # 按月出具经营数据报表
    planned = text.endswith(TO_PLAN)
    text = _work(text)
    if not text.endswith(DONE_AGAIN):
        return -1
    if planned and not line.union & PEOPLE and "," not in text:
        return line.first  # 电源巡检按计划进行
    if text.startswith("承担") or _two_chores(text):
        return line.first
    if line.mood == ORDER and words[line.head] in HELPING:
        return line.head if says(text, ("做好", "完成", "开展")) else -1
    known = line.verb in (TASK, UPKEEP, 0) and line.mood in (ORDER, NOUN, PASSIVE)
    known = known or (line.verb == TASK and text.startswith(ROUTINE))
    carried = not CARRIED_OUT.isdisjoint(words)
    known = known or (carried and words[0] in ("为", "给", "替"))  # 为各门店开展日常检修
    whose = line.union & PEOPLE & ~line.about and not carried
    if known and says(text, AGAIN) and not whose:
        return line.first
    if says(text, ROUND_THE_CLOCK) and not line.union & COMMA:
        return line.head
    return -1


def _keeps_going(line: Line, text: str) -> bool:
    """网络运维服务不间断: the work of keeping, and that it goes on."""
    if line.union & (COMMA | PEOPLE | NUMBER):
        return False
    said = next(said for said in GOES_ON if text.endswith(said))
    work = text[: -len(said)].removesuffix("工作").removesuffix("服务")
    return work.endswith(KEEPING) and not any(word.startswith(MEANWHILE) for word in line.words)


GOES_ON = (
    "不间断",
    "不断档",
    "不断线",
    "有保障",
    "有序进行",
    "有序开展",
    "正常进行",
    "及时",
    "有序",
)
KEEPING = in_order("zh", "upkeep_going_normally")


def _work(text: str) -> str:
    """Without what only says that it is work, or goes to plan: …的日常保障任务, 备份按计划做."""
    for said in SAYS_WORK:
        if text.endswith(said):
            return text[: -len(said)]
    return text


TO_PLAN = tuple(said for said in in_order("zh", "says_work") if said[-1] in "做行展")
SAYS_WORK = in_order("zh", "says_work")


def _whose(line: Line) -> bool:
    """负责产线的工程师…: who they are, and what they then do."""
    words, marks = line.words, line.marks
    return any(words[at][0] == "的" and marks[at + 1] & PEOPLE for at in range(len(words) - 1))


def _two_chores(text: str) -> bool:
    """机房环境监控和动力维保, 服务台接听与派单: what is done there anyway, and nothing else."""
    for joint in "和与及":
        before, _, _ = text.rpartition(joint)
        if before:
            return before.endswith(DONE_AGAIN)
    return False


def answers(line: Line) -> int:
    """及时响应各部门的 IT 需求: the index of the verb; -1: it is none of answering whoever asks."""
    at, words = line.first, line.words
    served = line.union & UNIVERSAL or says(line.normal.text, ROUTINE)
    served = served or not {"持续", "继续", "稳定"}.isdisjoint(words[:at])
    if "提供" in words and served and words[-1].endswith(PROVIDED):
        return words.index("提供")  # 为各部门提供数据支持
    if words[at : at + 1] == ["随时"]:
        at += 1
    if at + 1 >= len(words) or words[at] not in ANSWERING:
        return -1
    duly = (at > 0 and words[at - 1] in DULY) or line.union & BAU
    if not line.union & UNIVERSAL and not duly:
        return -1
    asked = line.union & PEOPLE or duly or says(line.normal.text, OF_PEOPLE)
    return at if words[-1].endswith(ASKED) and asked else -1
