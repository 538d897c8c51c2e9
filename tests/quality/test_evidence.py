"""A value that rests on a guess is left empty and asked about."""

import pytest

from grove.quality.sentence import read_sentence
from grove.quality.sentence.told import told

GUESSES = (
    "Support: median first answer under 4h for P2 tickets (n=300/month)",
    "Reduce ERP customisations by 30 (of 110)",
    "Retire Jenkins (230 jobs left)",
    "At most 1 rollback in 50 deployments",
    "Recover the primary DB in 10 min in 3 of 3 drills",
    "One person can release in 20 minutes, today three people need 2 h",
    "No customer waits > 3 working days for a quote",
    "Ship v2.0 of the SDK to 5 pilot customers by mid-May",
)


@pytest.mark.parametrize("text", GUESSES)
def test_a_number_that_may_be_a_remark_is_asked_about(text: str) -> None:
    read = told(read_sentence(text, year=2027))
    assert read["target"] is None
    assert read["unit"] is None
    assert read["ambiguous"]


def test_a_count_is_not_begun_at_zero_where_another_number_stands_beside_it() -> None:
    read = told(read_sentence("Adoption: 30 teams on the golden path (12 piloting)", year=2027))
    assert read["target"] == 30
    assert read["start"] is None
    assert read["ambiguous"]
