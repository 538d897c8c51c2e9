"""The method itself: themes, questions, steps, metrics and words, in English and Chinese.

Plain typed Python; the content lives in `content/*.toml`, one source each, checked at start.
"""

from grove.method.entry import ContentError
from grove.method.loader import load, read
from grove.method.model import Method, Metric, Text

__all__ = ["ContentError", "Method", "Metric", "Text", "load", "read"]
