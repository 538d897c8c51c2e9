"""English nouns of what is measured: the last word of a metric's name."""

from grove.quality.lexicon.word_classes import word_class

METRICS = word_class("en", "metrics")
METRICS |= {"no. of", "nr. of"}
METRICS_OR_SHORT = METRICS | word_class("en", "short_names_of_metrics")
NUMBERED = METRICS | {"kw", "cw", "wk", "week"}  # …, KW 40
