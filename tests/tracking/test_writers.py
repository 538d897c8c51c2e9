"""Many people check in at the same moment: nobody is refused, nothing lost, every sum right."""

from pathlib import Path

import pytest

from tests.cast import Cast
from tests.writers import lost_and_wrong, prepare, write

WRITERS, SECONDS = 16, 1.0


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_sixteen_people_check_in_at_once(cast: Cast, tmp_path: Path) -> None:
    key_results = prepare(cast, objectives=4)
    sent = write(cast, key_results, WRITERS, SECONDS, tmp_path)
    assert lost_and_wrong(cast, sent) == []
    assert sent.count >= WRITERS
