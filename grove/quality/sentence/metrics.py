"""English nouns of what is measured: the last word of a metric's name."""

METRICS = frozenset(
    "time times rate rates latency cost costs spend satisfaction nps enps csat duration effort "
    "load share uptime availability throughput consumption usage adoption coverage accuracy volume "
    "frequency score turnover attrition level hours oee mtbf mttr yield scrap "
    "number".split()
)
METRICS |= {"no. of", "nr. of"}
METRICS_OR_SHORT = METRICS | frozenset("qps tps rps dau wau mau pv uv gmv rt".split())
NUMBERED = METRICS | {"kw", "cw", "wk", "week"}  # …, KW 40
