"""Chinese: a share that is said without its sign."""

from grove.quality.sentence.quantity import Quantity
from grove.quality.sentence.tokens import Tokens


def is_rate(tokens: Tokens, one: Quantity) -> bool:
    """资产入库率98: a share that is said without its sign; 汇率 and 帧率 are none."""
    if one.unit or one.comparator or not FEWEST <= one.value <= 100:
        return False
    name = tokens.word[one.first - 1]
    return name[-1:] == "率" and not name.endswith(_NO_SHARES)


FEWEST = 50  # percent; fewer than that of what nobody here knows may be too many
_NO_SHARES = tuple(
    f"{name}率"
    for name in "汇 利 费 税 功 频 帧 码 倍 速 心 斜 分辨 刷新 采样 增长 效 市盈 赔".split()
)
