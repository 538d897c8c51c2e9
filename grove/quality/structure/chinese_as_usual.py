"""Chinese: clauses that say that things are done as ever: 备份照常跑, 证书按时续."""

from grove.quality.lexicon.marks import MODAL, NEGATION, NUMBER, PEOPLE
from grove.quality.lexicon.word_classes import in_order
from grove.quality.normalise import says
from grove.quality.structure.line import Line

DEALT_WITH = tuple(
    f"{how}{done}"
    for how in ("及时", "按时", "按需", "快速", "随时", "妥善", "照常", "正常")
    for done in ("响应", "处理", "受理", "答复", "解决", "办理", "处置", "支持", "跟进", "完成")
)


def as_usual(line: Line) -> int:
    """备份照常跑,证书按时续: each clause a thing, and that it is done as ever; -1: not so."""
    if line.union & (PEOPLE | MODAL | NEGATION | NUMBER):
        return -1
    clauses = line.normal.text.rstrip("。.").split(",")
    usual = sum(
        clause.endswith(USUAL_WORK) and len(clause) > FEWEST and not says(clause[:-4], CASES)
        for clause in clauses
    )
    return line.first if usual == len(clauses) else -1


DONE_SHORTLY = frozenset("跑做开发走续转出办交报修检测换清存备放补")
CASES = in_order("zh", "says_in_which_case")
FEWEST = 4  # characters of a clause that names a thing too
USUALLY_DONE = tuple(
    f"{how}{done}"
    for how in ("照常", "照旧", "照例", "按时", "按期", "定期", "如常", "如期", "按点")
    for done in sorted(DONE_SHORTLY)
)


USUAL_WORK = USUALLY_DONE + tuple(
    f"{how}{done}"
    for how in ("照常", "按时", "按期", "定期", "正常", "按需")
    for done in "校准 保养 检修 维护 巡检 清洗 更换 盘点 备份 续费 检测 消毒 送检 发放 轮换".split()
)
WELL = tuple(f"{verb}好" for verb in "管 做 顾 盯 看 守 抓 干 搞 维护 保障 照看 照管 打理".split())
