"""What people send to finish a plan."""

from grove.commitment.forms.signatures import ANSWERS, LONGEST, AnswerForm, RequestForm

__all__ = ["ANSWERS", "LONGEST", "AnswerForm", "RequestForm"]
