"""Dates, numbers and languages as a reader of each language sees them."""

import datetime
from decimal import Decimal

import pytest
from django.utils import translation
from django.utils.timezone import override

from grove.look import words

DAY = datetime.date(2027, 6, 30)
MOMENT = datetime.datetime(2026, 11, 11, 14, 32, tzinfo=datetime.UTC)


def test_a_date_reads_as_people_write_it() -> None:
    with translation.override("en"):
        assert words.date_text(DAY).replace("\u00a0", " ") == "30 Jun 2027"
    with translation.override("zh-hans"):
        assert words.date_text(DAY) == "2027年6月30日"
    assert words.date_text(None) == ""


def test_a_moment_is_told_in_the_readers_time_zone() -> None:
    with translation.override("en"), override("Asia/Shanghai"):
        assert words.time_text(MOMENT) == "22:32"
        assert words.moment_text(MOMENT).replace("\u00a0", " ") == "11 Nov 2026, 22:32"
    with translation.override("zh-hans"), override("Pacific/Auckland"):
        assert words.moment_text(MOMENT) == "2026年11月12日 03:32"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1200, "1,200"),
        (Decimal("4.20"), "4.2"),
        (Decimal("100"), "100"),
        (0.1, "0.1"),
        (-3, "\u22123"),
        (Decimal("1E+3"), "1,000"),
        (None, ""),
    ],
)
def test_a_number_has_no_idle_zeros(value: Decimal | None, text: str) -> None:
    assert words.number_text(value) == text


def test_the_sign_of_a_percentage_never_leaves_its_number() -> None:
    with translation.override("en"):
        assert words.percent_text(0.58) == "58\u00a0%"
        assert words.percent_text(Decimal("0.9995"), 2) == "99.95\u00a0%"
    with translation.override("zh-hans"):
        assert words.percent_text(0.58) == "58%"


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Every order costs less to serve", "en"),
        ("让发布成为平常事", "zh-Hans"),
        ("将 checkout 的 p95 延迟降到 300 ms", "zh-Hans"),
        ("Say “发布” when you mean that everybody can release on any day", "en"),
        ("820 → 300 🎉", ""),
        ("", ""),
    ],
)
def test_the_language_of_a_text_is_guessed_by_its_script(text: str, lang: str) -> None:
    assert words.lang_of(text) == lang


def test_only_a_text_in_the_other_language_says_so() -> None:
    with translation.override("en"):
        assert words.lang_attribute("让发布成为平常事") == ' lang="zh-Hans"'
        assert words.lang_attribute("Releases") == ""
        assert words.lang_attribute("42") == ""
