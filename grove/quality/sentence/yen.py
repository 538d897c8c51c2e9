"""Which money ¥ is in an English sentence: yen or yuan, as far as its other words tell."""

from grove.quality.lexicon.word_classes import word_class
from grove.quality.sentence.draft import Draft
from grove.quality.sentence.reading import DoubtKind, Read

_JAPAN = word_class("en", "japan")
_CHINA = word_class("en", "china")


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
