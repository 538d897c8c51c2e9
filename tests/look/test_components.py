"""Every part renders with plain values, in both languages, and is shown on the living page."""

import re
from pathlib import Path

import pytest
from django.template import engines
from django.test import RequestFactory
from django.utils import translation

from grove.look import samples
from grove.look.assets import LOOK
from grove.look.environment import environment
from grove.look.shell import Link, PastBanner, SampleBanner, Shell, Toast
from tests.look import addresses

PARTS = sorted((LOOK / "pages" / "components").glob("*.jinja"))
MACROS = [
    (path.stem, name)
    for path in PARTS
    for name in re.findall(r"{%-? macro ([a-z]\w*)\(", path.read_text())
]
ELSEWHERE = {
    # drawn by the layout around every page
    "crumbs", "head_meta", "lock", "sample_banner", "past_banner", "keys_dialog", "toast",
    # forms and sheets of whole pages, tested below
    "autosave", "revision", "form_errors", "sheet", "sheet_part", "code", "avatar", "weight",
    "scroll", "shape",
}  # fmt: skip


def shell(**values: object) -> Shell:
    return Shell(
        **{
            "title": "Draft 2027",
            "department": "Platform Engineering",
            "cycle": "2027",
            "nav": (Link("This week", "/", count="3", due=True), Link("Plan", "/plan", True)),
            "foot": (Link("Help", "/help"),),
            "tabs": (Link("This week", "/"), Link("More", "/more", True)),
            "crumbs": (Link("Plan 2027", "/plan"), Link("step 4 of 8", "")),
            "meta": ("Version 1.2",),
            "lock": "You and 5 leads can read this",
            "saved": "Saved 14:32",
            "go": {"h": "/", "p": "/plan"},
            **values,
        }  # type: ignore[arg-type]
    )


def page(name: str = "look/layout.jinja", **values: object) -> str:
    with translation.override(str(values.get("language", "en"))):
        return (
            engines["jinja2"]
            .get_template(name)
            .render({"shell": shell(**values), "csrf_input": ""})
        )


def drawn(source: str, **context: object) -> str:
    made = environment()
    template = made.from_string('{% import "look/ui.jinja" as ui %}' + source)
    return template.render({"csrf_input": "", **context})


def test_the_one_import_holds_every_part() -> None:
    listed = (LOOK / "pages" / "ui.jinja").read_text()
    for stem, name in MACROS:
        assert f"{{% set {name} = {stem}_.{name} %}}" in listed


@pytest.mark.parametrize("name", sorted({name for _, name in MACROS} - ELSEWHERE))
def test_every_part_is_shown_on_the_living_page(name: str) -> None:
    assert f"ui.{name}(" in (LOOK / "pages" / "components.jinja").read_text()


@pytest.mark.parametrize("language", ["en", "zh-hans"])
@pytest.mark.parametrize("theme", samples.THEMES)
def test_the_living_page_renders(rf: RequestFactory, language: str, theme: str) -> None:
    request = rf.get("/-/components", {"theme": theme})
    request.LANGUAGE_CODE = language  # type: ignore[attr-defined]
    with translation.override(language):
        html = addresses.components(request).content.decode()
    ids = re.findall(r'\sid="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    pointed = {
        one
        for value in re.findall(r'aria-(?:describedby|labelledby)="([^"]+)"', html)
        for one in value.split()
    }
    assert pointed <= set(ids)
    assert set(re.findall(r'<label[^>]* for="([^"]+)"', html)) <= set(ids)
    assert ('data-theme="dark"' in html) == (theme == "dark")


def test_the_shell_says_where_who_and_whether_it_is_safe() -> None:
    html = page()
    assert '<html lang="en">' in html
    assert 'aria-current="page"><span>Plan</span>' in html
    assert "You and 5 leads can read this" in html
    assert "<span data-save-status>Saved 14:32</span>" in html
    assert html.index('class="skip"') < html.index('class="nav"') < html.index("<main")
    assert html.count("<h1") == 1
    assert "waiting for you</span>" in html


def test_the_shell_speaks_chinese() -> None:
    html = page(language="zh-hans", theme="dark")
    assert '<html lang="zh-Hans" data-theme="dark">' in html
    assert "跳到正文" in html
    assert "Skip to content" not in html


def test_side_by_side_work_lays_the_rail_down() -> None:
    assert 'data-nav="row"' in page(wide=True)
    assert 'data-nav="row"' not in page()


def test_a_single_task_has_no_chrome() -> None:
    html = page("look/layout_bare.jinja")
    assert '<header class="nav">' not in html
    assert 'class="tabbar"' not in html
    assert 'id="main"' in html


def test_a_toast_offers_the_way_back() -> None:
    html = page(toast=Toast("Need N9 deleted.", "/undo/7", "Undo the deletion", {"of": "7"}))
    assert 'action="/undo/7"' in html
    assert 'name="of" value="7"' in html
    assert "Undo the deletion" in html


def test_sample_data_is_marked_on_every_page() -> None:
    sample = SampleBanner(
        (Link("Head", "/as/head", True), Link("Engineer", "/as/engineer")),
        Link("Start with my department", "/start"),
        delete_href="/sample/delete",
    )
    for name in ("look/layout.jinja", "look/layout_bare.jinja"):
        html = page(name, sample=sample)
        assert 'action="/as/engineer"' in html
        assert 'action="/as/head"' not in html
        assert "Delete sample data" in html


def test_what_people_type_is_never_markup() -> None:
    evil = '"><script>alert(1)</script>'
    html = drawn(
        "{{ ui.field(e, e, value=e, hint=e, error=e) }}{{ ui.textarea(e, 'b', value=e) }}"
        "{{ ui.need(e, e, e, 2, 'open', why=e) }}{{ ui.comment(e, e, e, about=e) }}"
        "{{ ui.diff([('ins', e), ('del', e)], words=e) }}{{ ui.hint('fix', e, before=e, after=e) }}"
        "{{ ui.post_button(e, e, csrf_input, fields={e: e}, confirm=e) }}{{ ui.said(e) }}"
        "{{ ui.chips([(e, e, 'set')]) }}{{ ui.facts([(e, e, e)]) }}{{ ui.error_summary([(e, e)]) }}"
        "{{ ui.merge_field(e, 'a', e, e, e, e, e) }}{{ ui.button(e, attrs={'data-x': e}) }}",
        e=evil,
    )
    assert "<script" not in html
    html = page(
        title=evil, department=evil, crumbs=(Link(evil, evil),), meta=(evil,), go={"h": evil}
    )
    assert "<script>alert" not in html


def test_a_field_ties_its_hint_and_its_error_to_itself() -> None:
    html = drawn('{{ ui.field("Deadline", "by", value="30 June", hint="H", error=["E", "F"]) }}')
    assert 'aria-describedby="id_by-hint id_by-error" aria-invalid="true"' in html
    assert '<p class="field-error" id="id_by-error">E</p>' in html


def test_text_in_the_other_language_keeps_its_letters() -> None:
    assert (
        drawn('{{ ui.said("让发布成为平常事") }}') == '<span lang="zh-Hans">让发布成为平常事</span>'
    )
    assert drawn('{{ ui.said("Releases") }}') == "<span>Releases</span>"


def test_a_leading_line_break_survives_the_round_trip() -> None:
    html = drawn('{{ ui.textarea("A", "a", value=v) }}', v="\nsecond line")
    assert ">\n\nsecond line</textarea>" in html


def test_a_bar_is_an_attribute_not_a_style() -> None:
    assert 'd="M0 3h68.0v6H0z"' in drawn('{{ ui.bar(0.5, 0.87, state="risk") }}')
    assert "Not measurable yet" in drawn("{{ ui.bar(None) }}")
    assert "Worse than the start" in drawn("{{ ui.bar(-0.2, 0.5) }}")
    assert 'd="M0 3h136.0v6H0z"' in drawn("{{ ui.bar(1.7) }}")


def test_a_form_that_saves_itself_brings_its_own_words() -> None:
    html = drawn('<form{{ ui.autosave("plan:7:mei") }}>{{ ui.revision(12) }}</form>')
    assert 'data-key="plan:7:mei"' in html
    assert 'data-failed="Not saved — retrying"' in html
    assert '<input type="hidden" name="revision" value="12">' in html


def test_a_sheet_has_its_title_and_its_foot() -> None:
    html = drawn(
        '{% call ui.sheet("Management plan 2027", over="L", about=["v 2.0"], foot=["7f3a"]) %}'
        '{% call ui.sheet_part("Function") %}x{% endcall %}{% endcall %}'
    )
    assert "<h1>Management plan 2027</h1>" in html
    assert "<span>7f3a</span>" in html


def test_a_missing_name_is_an_error_not_an_empty_place() -> None:
    from jinja2 import UndefinedError

    with pytest.raises(UndefinedError):
        drawn("{{ nobody }}")


@pytest.mark.slow
def test_every_page_of_every_room_compiles() -> None:
    made = environment()
    for name in made.list_templates():
        made.get_template(name)
    assert isinstance(LOOK, Path)


def test_a_past_day_is_said_before_everything_else() -> None:
    past = PastBanner("As it was on 1 September 2026", "2026-09-01", "/plan", "/plan")
    drawn_page = page(past=past)
    assert drawn_page.index("As it was on 1 September 2026") < drawn_page.index("<h1")
    assert 'value="2026-09-01"' in drawn_page and 'href="/plan" data-now' in drawn_page
