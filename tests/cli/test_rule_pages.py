"""The pages about rules say what the rules say today."""

from provision.rule_pages import FOLDER, pages


def test_every_rule_has_its_page_and_no_page_is_out_of_date() -> None:
    wanted = pages()
    there = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.md")}
    stale = sorted(
        name for name in wanted.keys() | there.keys() if wanted.get(name) != there.get(name)
    )
    assert not stale, f"Run `make docs`: {stale}"
