"""What the pages of step 4 read."""

from grove.drafting.queries.catalogue import CataloguePage, MetricCard, catalogue, metric_card
from grove.drafting.queries.draft import DraftPage, draft_page
from grove.drafting.queries.picker import PickerPage, picker_page

__all__ = [
    "CataloguePage",
    "DraftPage",
    "MetricCard",
    "PickerPage",
    "catalogue",
    "draft_page",
    "metric_card",
    "picker_page",
]
