"""Documents to take away: a deck that can be edited, PDFs in both languages, words for a font."""

import io
import re

import pytest
from django.utils import translation
from pptx import Presentation
from pptx.oxml.ns import qn
from pypdf import PdfReader

from grove.commitment.actions import write_second_line
from grove.look.typeset import fonts
from grove.okrs.models import Objective
from grove.plans.models import Plan
from tests.cast import Cast
from tests.furniture import furnished

HERE = "/plat/2027/plan"


@pytest.fixture
def plan(cast: Cast) -> Plan:
    furnished(cast.mei, cast)
    return cast.shared().plan


def download(cast: Cast, name: str, who: str = "mei", language: str = "en") -> bytes:
    answer = cast.as_(getattr(cast, who), language).get(f"{HERE}/{name}")
    assert answer.status_code == 200
    assert "attachment" in answer["Content-Disposition"]
    return bytes(answer.content)


def text_of(content: bytes) -> str:
    return re.sub(
        r"\s+", "", "".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)
    )


def test_the_deck_holds_native_text_tables_a_chart_and_the_notes(cast: Cast, plan: Plan) -> None:
    deck = Presentation(io.BytesIO(download(cast, "slides.pptx")))
    titles = [slide.shapes.title.text_frame.text for slide in deck.slides]  # type: ignore[union-attr]
    assert titles[0] == "Platform Engineering"
    assert "Who needs what" not in titles  # hidden by the head
    place = titles.index("Releases become a non-event")
    goal = deck.slides[place]
    table = next(shape.table for shape in goal.shapes if shape.has_table)
    assert [cell.text for cell in table.rows[0].cells] == [
        *("Deploy frequency", "2", "→", "10", "per week", "31\u00a0Dec"),
    ]
    assert goal.notes_slide.notes_text_frame is not None
    assert goal.notes_slide.notes_text_frame.text == "Tell the October story."
    year = deck.slides[titles.index("The year on one page")]
    chart = next(shape.chart for shape in year.shapes if shape.has_chart)
    assert list(chart.plots[0].series[0].values) == [20, 40]
    pictures = [shape for slide in deck.slides for shape in slide.shapes if shape.shape_type == 13]
    assert len(pictures) == 1  # the QR code, with words for who cannot see it
    assert "QR" in pictures[0]._element.nvPicPr.cNvPr.get("descr")


def test_the_deck_has_a_font_of_its_own_for_each_script(cast: Cast, plan: Plan) -> None:
    write_second_line(cast.mei, Objective.objects.get(plan=plan, number=1), "发布成为平常事")
    content = download(cast, "slides.pptx?bilingual=1", language="zh-hans")
    deck = Presentation(io.BytesIO(content))
    theme = next(
        part.blob.decode()
        for part in deck.part.package.iter_parts()
        if part.partname.startswith("/ppt/theme/theme1")
    )
    assert 'ea typeface="Microsoft YaHei"' in theme
    assert 'latin typeface="Arial"' in theme
    runs = [
        (run.text, run._r.find(qn("a:rPr")).get("lang"))
        for slide in deck.slides
        for shape in slide.shapes
        if shape.has_text_frame
        for paragraph in shape.text_frame.paragraphs
        for run in paragraph.runs
    ]
    assert ("发布成为平常事", "zh-CN") in runs
    assert ("Releases become a non-event", "en-GB") in runs
    assert ("一页看全年", "zh-CN") in runs
    assert ("The year on one page", "en-GB") in runs


def test_who_only_reads_gets_the_deck_without_what_is_said_beside_it(
    cast: Cast, plan: Plan
) -> None:
    deck = Presentation(io.BytesIO(download(cast, "slides.pptx", "ana")))
    assert not any(slide.has_notes_slide for slide in deck.slides)


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "Theyearononepage"), ("zh-hans", "一页看全年")],
)
def test_the_slides_are_a_pdf_of_one_a_page(
    cast: Cast, plan: Plan, language: str, words: str
) -> None:
    content = download(cast, "slides.pdf", "ana", language)
    pages = PdfReader(io.BytesIO(content)).pages
    deck = Presentation(io.BytesIO(download(cast, "slides.pptx", "ana")))
    assert len(pages) == len(deck.slides)
    text = text_of(content)
    assert words in text
    assert "Releasesbecomeanon-event" in text
    assert "October" not in text


def test_the_plan_is_a_document_with_its_fingerprint_and_numbered_pages(
    cast: Cast, plan: Plan
) -> None:
    content = download(cast, "plan.pdf?version=1.0", "ana")
    text = text_of(content)
    pages = len(PdfReader(io.BytesIO(content)).pages)
    for words in (
        *("Version1.0", "Fingerprint", "Sothatproductteamsshipsafely", "costperorderdown"),
        *("Canarymatteredmorethantooling", "Raisedeployfrequency", "Asecondcloudregion"),
        *("Canaryeverywhere", "Cheaperorders", "MeiLin", f"1/{pages}"),
    ):
        assert words in text, words
    chinese = text_of(download(cast, "plan.pdf?version=1.0", "ana", "zh-hans"))
    assert "管理规划" in chinese
    assert "目标与关键结果" in chinese


def test_a_missing_font_is_said_on_a_page_and_nothing_is_printed_as_boxes(
    cast: Cast, plan: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = fonts.faces
    monkeypatch.setattr(fonts, "faces", lambda families: real(["Libertinus Serif"]))
    client = cast.as_(cast.mei, "zh-hans")
    for name in ("slides.pdf", "plan.pdf"):
        answer = client.get(f"{HERE}/{name}")
        assert answer.status_code == 503
        assert "字体" in answer.content.decode()
    with translation.override("zh-hans"):
        assert client.get(f"{HERE}/slides.pptx").status_code == 200


@pytest.mark.parametrize(("who", "status"), [("ana", 200), ("stranger", 404)])
def test_who_may_read_the_plan_may_take_it_away(
    cast: Cast, plan: Plan, who: str, status: int
) -> None:
    client = cast.as_(getattr(cast, who))
    for name in ("slides.pptx", "slides.pdf", "plan.pdf"):
        assert client.get(f"{HERE}/{name}").status_code == status
    assert client.get(f"{HERE}/slides.odp").status_code == 404
    assert client.get(f"{HERE}/slides.pptx?version=7.7").status_code == 404
