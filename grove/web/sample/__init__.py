"""The sample department: one believable company per language, made by the rooms' own actions."""

from grove.web.sample.actions import delete_sample, load_sample
from grove.web.sample.sizes import load_size

__all__ = ["delete_sample", "load_sample", "load_size"]
