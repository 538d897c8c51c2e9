"""Who stands where in the plan in the making: what both languages share besides the words."""

from dataclasses import dataclass


@dataclass(frozen=True)
class NeedPlot:
    level: str
    perspective: str
    weight: int
    source: str
    heard_by: str


@dataclass(frozen=True)
class ObjectivePlot:
    kind: str
    owner: str
    themes: tuple[str, ...]
    points: int


NEEDS = {
    "N1": NeedPlot("company", "customer", 3, "interview", "mei"),
    "N2": NeedPlot("company", "internal_process", 2, "interview", "mei"),
    "N3": NeedPlot("business", "customer", 3, "their_okrs", "ana"),
    "N4": NeedPlot("company", "customer", 3, "interview", "mei"),
    "N5": NeedPlot("company", "internal_process", 2, "interview", "chen"),
    "N6": NeedPlot("business", "customer", 2, "their_okrs", "ana"),
    "N7": NeedPlot("business", "internal_process", 3, "interview", "wang"),
    "N8": NeedPlot("business", "internal_process", 2, "ticket", "wang"),
    "N9": NeedPlot("business", "customer", 1, "their_okrs", "chen"),
    "N10": NeedPlot("business", "learning_growth", 1, "interview", "mei"),
    "N11": NeedPlot("department", "internal_process", 3, "survey", "zhao"),
    "N12": NeedPlot("department", "internal_process", 2, "survey", "wang"),
    "N13": NeedPlot("department", "learning_growth", 3, "survey", "hu"),
    "N14": NeedPlot("department", "learning_growth", 2, "interview", "mei"),
}
OBJECTIVES = {
    "O1": ObjectivePlot("stretch", "wang", ("DQ", "EF"), 20),
    "O2": ObjectivePlot("committed", "ana", ("TC",), 15),
    "O3": ObjectivePlot("committed", "zhao", ("BG", "SE"), 15),
    "O4": ObjectivePlot("stretch", "mei", ("TP",), 5),
}
# need → the key result that serves it in the first draft; N4 and N11 are linked later,
# N9 and N13 stay open
SERVES = {
    "N1": "K7",
    "N2": "K9",
    "N3": "K2",
    "N5": "K8",
    "N6": "K11",
    "N7": "K1",
    "N8": "K3",
    "N12": "K1",
    "N14": "K12",
}
DRAFTED = tuple(f"K{number}" for number in range(1, 13))
# key result → (objective, theme)
THEME = {
    "K1": ("O1", "EF"),
    "K2": ("O1", "EF"),
    "K3": ("O1", "DQ"),
    "K4": ("O1", "EF"),
    "K5": ("O2", "TC"),
    "K6": ("O1", "EF"),
    "K7": ("O2", "TC"),
    "K8": ("O2", "TC"),
    "K9": ("O3", "SE"),
    "K10": ("O3", "SE"),
    "K11": ("O3", "SE"),
    "K12": ("O4", "TP"),
    "K13": ("O4", "TP"),
    "K14": ("O3", "BG"),
}
OWNER = {
    "K1": "sun",
    "K2": "zhao",
    "K3": "wang",
    "K4": "",
    "K5": "ana",
    "K6": "wang",
    "K7": "chen",
    "K8": "chen",
    "K9": "zhao",
    "K10": "zhao",
    "K11": "ben",
    "K12": "hu",
    "K13": "hu",
    "K14": "zhao",
}
KIND_OF = {"K9": "milestone", "K14": "hold_above"}
# month of the cycle at whose end a key result is due; 12 where nothing is said
DUE = {"K2": 11, "K5": 9, "K9": 11, "K10": 9, "K11": 10}

# key result of the running year → who grades it
GRADED_BY = {
    "K1": "wang",
    "K2": "wang",
    "K3": "wang",
    "K4": "wang",
    "K5": "zhao",
    "K7": "zhao",
    "K8": "zhao",
    "K9": "zhao",
    "K10": "chen",
    "K12": "mei",
}
# failure → (key result of the running year, owner of the guard)
FAILURES = {
    "F1": ("", "chen"),
    "F2": ("K2", "wang"),
    "F3": ("", "ana"),
    "F4": ("K8", "zhao"),
    "F5": ("K13", "hu"),
}
PATH_OF_TEAM = ("BD", "CS", "DP", "SRE", "MF")
# team → objective → (what it supports in the department's plan, or "own", or "" for not said yet,
# owner, themes, key results, points)
TEAM_OBJECTIVES = {
    "BD": {
        "O1": ("O1", "wang", ("EF",), ("K1", "K2"), 30),
        "O2": ("K1", "wang", ("EF", "DQ"), ("K3", "K4"), 20),
        "O3": ("own", "wang", ("OB",), ("K5",), 10),
    },
    "CS": {
        "O1": ("K2", "ana", ("BG",), ("K1", "K2"), 30),
        "O2": ("O4", "ana", ("TP", "DQ"), ("K3", "K4"), 20),
    },
    "DP": {
        "O1": ("K7", "chen", ("TC",), ("K1", "K2"), 30),
        "O2": ("", "chen", ("DA",), ("K3",), 15),
    },
}
