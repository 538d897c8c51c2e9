"""Which money ¥ is in an English sentence: yen or yuan, as far as its other words tell."""

from grove.quality.sentence.draft import Draft
from grove.quality.sentence.reading import DoubtKind, Read

_JAPAN = frozenset(
    "japan japanese tokyo osaka nagoya kyoto yokohama fukuoka sapporo kobe sendai hiroshima "
    "okinawa kyushu hokkaido kansai kanto narita haneda shinkansen konbini jp jpn yen jpy "
    "rakuten paypay suica tse".split()
)
_CHINA = frozenset(
    "china chinese shanghai beijing shenzhen guangzhou hangzhou chengdu wuhan nanjing suzhou xian "
    "tianjin chongqing qingdao dalian xiamen ningbo wuxi dongguan foshan zhuhai hefei changsha "
    "zhengzhou shenyang jinan kunming mainland prc cn chn rmb cny yuan renminbi wechat alipay "
    "taobao tmall jd alibaba tencent huawei baidu douyin meituan guangdong zhejiang jiangsu "
    "sichuan fapiao".split()
)


def tell_yen(draft: Draft) -> None:
    """Cost per payslip ¥52 to ¥38 in Japan is yen; where no word tells, it is asked."""
    words = draft.tokens.word
    japan = not _JAPAN.isdisjoint(words)
    if japan == (not _CHINA.isdisjoint(words)):
        unit = draft.unit.value if draft.unit else draft.change.value.unit if draft.change else ""
        if unit[:3] == "CNY":
            draft.unit = None
            at = draft.tokens.text.index("¥")
            draft.ask(DoubtKind.NUMBER_UNCLEAR, at, at + 1)
        return
    if not japan:
        return
    if draft.unit is not None and draft.unit.value[:3] == "CNY":
        draft.unit = Read(f"JPY{draft.unit.value[3:]}", draft.unit.span)
    if draft.change is not None and draft.change.value.unit[:3] == "CNY":
        change = draft.change.value
        change = change._replace(unit=f"JPY{change.unit[3:]}")
        draft.change = Read(change, draft.change.span)
