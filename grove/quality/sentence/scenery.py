"""Numbers in a clause of their own in which nothing is done or measured: …, AB 实验 14 天."""

from grove.quality.sentence.quantity import Quantity
from grove.quality.sentence.tokens import Tokens

FURTHEST = 30  # tokens from a number to the edges of its clause
_EDGES = frozenset(("comma", "stop", "begin", "eos", "(", ")", "reach"))
_DONE = (
    *("持证", "到岗", "转正", "晋升", "引进", "聘", "发表", "举办", "录用", "开设", "孵化"),
    *("新增", "新建", "交付", "上线", "发布", "培训", "招", "培养", "完成", "建成", "建设", "换"),
    *("迁移", "下线", "清理", "修复", "输出", "沉淀", "开发", "接入", "推广", "扩", "增", "试点"),
    *("回滚", "关闭", "恢复", "定位", "止损", "切换", "处理", "解决", "启动", "加载", "办结"),
    *("覆盖", "落地", "引入", "签约", "申请", "认证", "整改", "治理", "验证", "改造", "演练"),
)
_ACTS = frozenset(("date", "up", "down", "upto", "downto"))
_LEVELS = (
    *("率", "数", "量", "产能", "额", "值", "分", "度", "时长", "周期", "成本", "费用", "收入"),
    *(
        "时效",
        "时限",
        "时延",
        "速度",
        "单价",
        "均价",
        "响应",
        "闭环",
        "回访",
        "排队",
        "等待",
        "待机",
    ),
    *("访问", "日活", "月活", "吞吐", "时间", "耗时", "延迟", "规模", "人效", "达", "到", "为"),
)


def is_scenery(tokens: Tokens, one: Quantity) -> bool:
    """…从 6 天压到 3 天, 共享中心 5 人轮值 · …, AB 实验 14 天: nothing that is done or measured."""
    if one.unit in ("%", "pp", "×") or one.rated or not one.value or one.mark == "hold":
        return False
    left, right = clause_of(tokens, one.first, one.last)
    clause = tokens.text[tokens.end[left] : tokens.start[right]]
    if any(word in clause for word in _DONE) or not _ACTS.isdisjoint(tokens.kind[left:right]):
        return False
    before = tokens.text[tokens.end[left] : one.whole].rstrip()
    return not before.endswith(_LEVELS)


def clause_of(tokens: Tokens, first: int, last: int) -> tuple[int, int]:
    """The tokens between which a clause stands: behind one edge, in front of the next."""
    kind = tokens.kind
    left = first - 1
    while kind[left] not in _EDGES and left > first - FURTHEST and left > 0:
        left -= 1
    right = last + 1
    while kind[right] not in _EDGES and right < last + FURTHEST:
        right += 1
    return left, right
