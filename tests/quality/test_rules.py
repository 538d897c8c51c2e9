"""Every rule is whole: its place in the list, its texts in both languages, its own examples."""

from grove.quality.checking import check
from grove.quality.files.reading import read_source
from grove.quality.registry import COMMENTS, RULES, rule_of
from grove.quality.review import review_line
from grove.quality.rule import KEY_RESULT, OBJECTIVE, Rule
from grove.quality.settings import LIMITS, Settings
from grove.quality.texts import LANGUAGES, Both, said, texts, told
from tests.each import of_each

YEAR = 2027


def found(rule: Rule, example: str) -> bool:
    """Whether the rule alone fires on one of its examples; every text of a finding is written."""
    settings = Settings(select=() if rule in COMMENTS else (rule.code,), year=YEAR)
    form = {"{": "json", "[": "json", "#": "md"}.get(example.lstrip()[:1])
    if form or "\n" in example.strip() or example.startswith("- "):
        source = read_source(f"example.{form or 'txt'}", example.encode())
        findings = tuple(one.finding for one in check(source, settings).open)
    else:
        findings = review_line(example, rule.scope, settings)
    for finding in findings:
        for language in LANGUAGES:
            words = told(finding, language)
            assert words.title and words.says and words.why and words.instead
    return any(finding.code == rule.code for finding in findings)


EXAMPLES = [
    (rule, kind, example)
    for rule in (*RULES, *COMMENTS)
    for kind in ("fires", "quiet")
    for language in LANGUAGES
    for example in getattr(texts(rule), kind)[language]
]


@of_each(EXAMPLES, lambda one: f"{one[0].code} {one[1]}: {one[2]}")
def test_a_rule_keeps_its_own_examples(one: tuple[Rule, str, str]) -> None:
    rule, kind, example = one
    assert found(rule, example) is (kind == "fires")


@of_each(RULES, lambda rule: rule.code)
def test_a_rule_has_examples_of_both_kinds_in_both_languages(rule: Rule) -> None:
    its = texts(rule)
    for language in LANGUAGES:
        assert its.fires[language] and its.quiet[language]


@of_each((*RULES, *COMMENTS), lambda rule: rule.code)
def test_what_a_finding_says_is_read_quickly_and_the_same(rule: Rule) -> None:
    quick, whole = said(rule), texts(rule)
    for name in ("title", "label", "what", "why", "instead", "source"):
        assert both(getattr(quick, name)) == both(getattr(whole, name))
    assert quick.cases.keys() == whole.cases.keys()
    for name, case in whole.cases.items():
        for part in ("title", "says", "template"):
            assert both(getattr(quick.cases[name], part)) == both(getattr(case, part))


def both(text: Both | None) -> tuple[str, str] | None:
    return (text.en, text.zh) if text else None


def test_codes_and_names_are_unique_and_in_order() -> None:
    codes = [rule.code for rule in RULES]
    assert len({*codes}) == len({rule.name for rule in RULES}) == len(RULES)
    order = ["OBJ", "KR", "SMT", "SET", "ALN", "BAL", "LRN", "PRC"]
    assert codes == sorted(codes, key=lambda code: (order.index(code.rstrip("0123456789")), code))


@of_each(RULES, lambda rule: rule.code)
def test_a_rule_is_found_by_code_and_by_name_and_names_what_it_hides(rule: Rule) -> None:
    assert rule_of(rule.code.lower()) is rule and rule_of(rule.name) is rule
    assert all(rule_of(code).scope in (OBJECTIVE, KEY_RESULT) for code in rule.hides)
    assert set(rule.limits) <= LIMITS.keys()
