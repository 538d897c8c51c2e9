"""The doors of commitment."""

from grove.commitment.views.signatures import sign_off, signature, signature_request

__all__ = ["sign_off", "signature", "signature_request"]
