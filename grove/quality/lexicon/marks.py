"""One bit for each section of a word list: a word's marks are the sections it stands in."""

# What verbs say, and what nouns stand for.
SECTIONS = (
    *("task", "adopt", "outcome", "upkeep", "vague", "plain"),
    *("artefact", "system", "event", "people", "metric", "abstract", "tasknoun", "thing"),
    *("determiner", "preposition", "conjunction", "comma", "be", "have", "modal", "negation"),
    *("universal", "soft_start", "result_clause", "guard_clause", "adjective", "word"),
    *("weasel", "soft_weasel", "degree", "comparative", "state", "slogan"),
    *("report", "report_verb", "vanity", "vanity_count", "vanity_thing", "pay", "pay_metric"),
    *("business", "business_near", "bau"),
    *("beneficiary", "internal", "acceptance", "baseline", "learn", "done", "ambiguous"),
    *("definition", "scope", "zero_event", "full_metric"),
    *("phase_design", "phase_build", "phase_test", "phase_deploy"),
    *("experience", "number_word", "produce", "worked", "technology", "known_name"),
    *("relative_clause", "suffix_metric", "not_suffix", "zero_word", "codename", "codename_head"),
    # set while reading
    *("base", "third", "past", "ing", "family", "number", "unknown", "latin"),
)
# What is set while reading comes last; the sections before it can be added to.
OPEN = SECTIONS[: SECTIONS.index("base")]
# Those that most words stand in have the lowest bits: Python is twice as quick with numbers below
# 2 to the power of 30, and a word's marks are looked at again and again.
LOWEST = frozenset(
    (
        *("task", "adopt", "outcome", "upkeep", "vague", "plain"),
        *("artefact", "system", "event", "people", "metric", "abstract", "tasknoun", "thing"),
        *("determiner", "preposition", "conjunction", "comma", "modal", "universal"),
        *("soft_start", "word", "state", "suffix_metric"),
        *("base", "third", "past", "family", "number", "unknown"),
    )
)
BITS = {
    name: 1 << place
    for place, name in enumerate(sorted(SECTIONS, key=lambda name: name not in LOWEST))
}

TASK, ADOPT, OUTCOME, UPKEEP, VAGUE, PLAIN = (
    BITS[name] for name in ("task", "adopt", "outcome", "upkeep", "vague", "plain")
)
ARTEFACT, SYSTEM, EVENT, PEOPLE, METRIC, ABSTRACT, TASKNOUN = (
    BITS[name]
    for name in ("artefact", "system", "event", "people", "metric", "abstract", "tasknoun")
)
DETERMINER, PREPOSITION, CONJUNCTION, COMMA, BE, HAVE, MODAL, NEGATION = (
    BITS[name]
    for name in (
        *("determiner", "preposition", "conjunction", "comma", "be", "have", "modal"),
        "negation",
    )
)
UNIVERSAL, SOFT_START, RESULT_CLAUSE, GUARD_CLAUSE = (
    BITS[name] for name in ("universal", "soft_start", "result_clause", "guard_clause")
)
WEASEL, SOFT_WEASEL, DEGREE, COMPARATIVE, STATE, SLOGAN = (
    BITS[name] for name in ("weasel", "soft_weasel", "degree", "comparative", "state", "slogan")
)
REPORT, REPORT_VERB, VANITY, VANITY_COUNT, VANITY_THING, PAY, PAY_METRIC = (
    BITS[name]
    for name in (
        *("report", "report_verb", "vanity", "vanity_count", "vanity_thing", "pay", "pay_metric"),
    )
)
BUSINESS, BUSINESS_NEAR, BAU = (BITS[name] for name in ("business", "business_near", "bau"))
BENEFICIARY, INTERNAL, ACCEPTANCE, BASELINE, LEARN, DONE, AMBIGUOUS = (
    BITS[name]
    for name in (
        *("beneficiary", "internal", "acceptance", "baseline", "learn", "done", "ambiguous"),
    )
)
DEFINITION, SCOPE, ZERO_EVENT, FULL_METRIC = (
    BITS[name] for name in ("definition", "scope", "zero_event", "full_metric")
)
PHASES = tuple(BITS[f"phase_{name}"] for name in ("design", "build", "test", "deploy"))
EXPERIENCE, NUMBER_WORD, PRODUCE, WORKED, TECHNOLOGY, KNOWN_NAME = (
    BITS[name]
    for name in ("experience", "number_word", "produce", "worked", "technology", "known_name")
)
RELATIVE_CLAUSE, SUFFIX_METRIC, NOT_SUFFIX, ZERO_WORD, CODENAME, CODENAME_HEAD = (
    BITS[name]
    for name in (
        *("relative_clause", "suffix_metric", "not_suffix", "zero_word", "codename"),
        "codename_head",
    )
)
BASE, THIRD, PAST, ING, FAMILY, NUMBER, UNKNOWN, LATIN = (
    BITS[name] for name in ("base", "third", "past", "ing", "family", "number", "unknown", "latin")
)

VERB = TASK | ADOPT | OUTCOME | UPKEEP | VAGUE | PLAIN
NOUN = ARTEFACT | SYSTEM | EVENT | PEOPLE | METRIC | ABSTRACT | TASKNOUN | BITS["thing"]
FORM = BASE | THIRD | PAST | ING
