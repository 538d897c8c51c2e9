"""English nouns of what is measured: the last word of a metric's name."""

from grove.quality.lexicon.word_classes import word_class

METRICS = word_class("en", "metrics")
METRICS |= {"no. of", "nr. of"}
METRICS_OR_SHORT = METRICS | frozenset("qps tps rps dau wau mau pv uv gmv rt".split())
NUMBERED = METRICS | {"kw", "cw", "wk", "week"}  # …, KW 40
