"""Doors of step 2: the board and its needs, the customers, a unit's OKRs by paste."""

from grove.needs.views.board import board, need, need_bin, new, place, refusal, refusal_removal
from grove.needs.views.carried import carried_answer
from grove.needs.views.customers import customer, customer_bin, customers, sheet
from grove.needs.views.paste import import_lines, paste

__all__ = [
    "board",
    "carried_answer",
    "customer",
    "customer_bin",
    "customers",
    "import_lines",
    "need",
    "need_bin",
    "new",
    "paste",
    "place",
    "refusal",
    "refusal_removal",
    "sheet",
]
