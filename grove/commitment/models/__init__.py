"""The records of commitment: one file per noun."""

from grove.commitment.models.signatures import Signature

__all__ = ["Signature"]
