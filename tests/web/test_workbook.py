"""Home and workbook, through the eyes of the cast."""

from tests.cast import Cast


def test_home_lists_the_heads_plan(cast: Cast) -> None:
    page = cast.as_(cast.mei).get("/")
    assert page.status_code == 200
    assert "/plat/2027/plan" in page.text
