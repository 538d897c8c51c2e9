"""What a meeting ought to talk about."""

from grove.rounds.agenda.build import candidates
from grove.rounds.agenda.candidate import Candidate, age_words, template

__all__ = ["Candidate", "age_words", "candidates", "template"]
