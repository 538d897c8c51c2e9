"""Documents are set in both scripts, in fonts that are there, and say so when one is missing."""

import io
from pathlib import Path

import pytest
from django.utils import translation
from pypdf import PdfReader

from grove.look.typeset import MissingFont, fonts_for, pdf

SOURCE = """
#show: sheet.with(d.foot)
#title-of(d.title)
#paragraphs(fact, d.words)
#rows-table((1fr, auto), d.head, d.rows, right: (1,))
"""
DATA = {
    "foot": "Platform 平台 2027",
    "title": "Releases 成为平常事",
    "words": "#panic() is only text\n\n两段“引用”的话",
    "head": ["Key result", "Target"],
    "rows": [["Deploys", "10"], ["部署频率", "2 → 10"]],
}


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "page.typ"
    path.write_text(SOURCE, encoding="utf-8")
    return path


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_both_scripts_are_set_as_text_in_embedded_fonts(source: Path, language: str) -> None:
    with translation.override(language):
        made = PdfReader(io.BytesIO(pdf(source, DATA)))
    text = "".join(made.pages[0].extract_text().split())
    for words in ("Releases成为平常事", "#panic()isonlytext", "两段“引用”的话", "2→10", "1/1"):
        assert words in text
    fonts = made.pages[0]["/Resources"]["/Font"].values()  # type: ignore[index]
    names = {str(font.get_object()["/BaseFont"]) for font in fonts}
    assert all("+" in name for name in names), "A font is named but not embedded"
    assert any("CJKsc" in name or "CJK" in name for name in names)


def test_a_missing_chinese_font_is_said_in_words() -> None:
    with pytest.raises(MissingFont, match="no font with them"):
        fonts_for("部署频率", ["Libertinus Serif"])
    with translation.override("zh-hans"), pytest.raises(MissingFont, match="字体"):
        fonts_for("部署频率", ["Libertinus Serif"])
    assert fonts_for("Deploys", ["Libertinus Serif"]).sans == "Libertinus Serif"
