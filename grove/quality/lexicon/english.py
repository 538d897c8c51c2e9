"""The English lexicon: each word's marks, and phrases by their first word. Read when first met."""

from grove.quality.lexicon import files
from grove.quality.lexicon.forms import noun_forms, verb_forms
from grove.quality.lexicon.marks import BITS, FAMILY, METRIC

VERBS = frozenset(("task", "adopt", "outcome", "upkeep", "vague", "plain"))
NOUNS = frozenset(
    ("artefact", "system", "event", "people", "metric", "abstract", "tasknoun", "zero_event")
)
# Families are named by these too, but the word alone is no metric.
NO_METRIC = frozenset(
    (
        "deploy builds build wait respond responds available recovery detection training courses "
        "workshops trainings skills reuse drift ownership noise page pages usage wait "
        "self-service "
        "automated automation secrets onboarding training sessions releases deployments deploys "
        "mutation sales orders battery warnings handling tickets freshness debt actionable "
        "completeness regression precision recall successor backup budget access requests uptake"
    ).split()
)


class English:
    """words: marks of single words. phrases: by first word, the rest of it, longest first."""

    __slots__ = ("families", "phrases", "words")

    def __init__(self) -> None:
        words: dict[str, int] = {}
        self.families: dict[str, str] = {}
        many: dict[str, int] = {}
        for name in ("verbs", "nouns", "function_words", "signals"):
            for section, entries in files.sections("en", name):
                bit = BITS[section]
                if section in VERBS:
                    for entry in entries:
                        for form, mark in verb_forms(entry):
                            into = many if " " in form else words
                            into[form] = into.get(form, 0) | bit | mark
                elif section in NOUNS:
                    for entry in entries:
                        for form in noun_forms(entry):
                            into = many if " " in form else words
                            into[form] = into.get(form, 0) | bit
                else:
                    for entry in entries:
                        into = many if " " in entry else words
                        into[entry] = into.get(entry, 0) | bit
        for section, entries in files.sections("shared", "technology"):
            bit = BITS[section]
            for entry in entries:
                into = many if " " in entry else words
                into[entry] = into.get(entry, 0) | bit
        for family, entries in files.named("en", "families"):
            for entry in entries:
                into = many if " " in entry else words
                bit = FAMILY if entry in NO_METRIC or family == "training" else FAMILY | METRIC
                into[entry] = into.get(entry, 0) | bit
                self.families[entry] = family
        self.words = words
        self.phrases: dict[str, list[tuple[list[str], int, str]]] = {}
        for phrase, marks in many.items():
            first, *rest = phrase.split(" ")
            self.phrases.setdefault(first, []).append((rest, marks, phrase))
        for listed in self.phrases.values():
            listed.sort(key=lambda one: -len(one[0]))


_english: English | None = None


def english() -> English:
    """The one English lexicon of this process."""
    global _english
    if _english is None:
        _english = English()
    return _english
