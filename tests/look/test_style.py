"""The style sheet and the pages: tokens that exist, colours that can be read, nothing inline."""

import re
from pathlib import Path

import pytest

from grove.look.assets import LOOK, asset
from tests.each import of_each
from tests.house.places import name

PAGES = sorted(LOOK.parent.glob("*/pages/**/*.jinja"))


def tokens(theme: int) -> dict[str, str]:
    """The colours of one theme: 0 light, 1 dark."""
    found = re.findall(
        r"--([\w-]+):\s*light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)",
        (LOOK / "css" / "tokens.css").read_text(),
    )
    return {name: (light, dark)[theme] for name, light, dark in found}


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""

    def channel(byte: int) -> float:
        share = byte / 255
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    red, green, blue = (channel(int(colour[i : i + 2], 16)) for i in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


GROUNDS = ("bg", "surface", "subtle", "sunken")
TEXTS = ("text", "muted", "accent", "on", "risk", "off", "none")
READ = [(text, ground) for text in TEXTS for ground in GROUNDS] + [
    ("btn-text", "btn"),
    ("danger-text", "danger"),
    ("mark-text", "mark"),
    ("accent", "accent-tint"),
    *((status, f"{status}-tint") for status in ("on", "risk", "off", "none")),
    ("text", "on-tint"),
    ("text", "off-tint"),
    ("text", "accent-tint"),
]


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), READ)
def test_text_can_be_read_on_its_ground(text: str, ground: str, theme: int) -> None:
    colours = tokens(theme)
    assert contrast(colours[text], colours[ground]) >= 4.5


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("ground", GROUNDS)
def test_the_edge_of_a_control_can_be_seen(ground: str, theme: int) -> None:
    colours = tokens(theme)
    assert contrast(colours["control"], colours[ground]) >= 3
    assert contrast(colours["accent"], colours[ground]) >= 3


def test_every_custom_property_that_is_used_is_defined() -> None:
    css = asset("grove.css").plain.decode()
    used = set(re.findall(r"var\((--[\w-]+)", css))
    defined = set(re.findall(r"(--[\w-]+)\s*:", css))
    assert used <= defined


def test_every_rule_lives_in_a_layer() -> None:
    for path in (LOOK / "css").rglob("*.css"):
        if path.name in ("layers.css", "fonts.css"):
            continue
        text = re.sub(r"/\*.*?\*/", "", path.read_text(), flags=re.DOTALL).strip()
        assert re.match(r"@layer [a-z]+ \{", text), path.name
        assert depth_outside_layer(text) == 0, path.name


def depth_outside_layer(text: str) -> int:
    """How many rules begin outside the first block."""
    depth, outside = 0, 0
    for index, sign in enumerate(text):
        depth += (sign == "{") - (sign == "}")
        if sign == "{" and depth == 1 and index > 60:
            outside += 1
    return outside + depth


def test_every_layer_is_in_the_order() -> None:
    order = re.findall(r"\w+", (LOOK / "css" / "layers.css").read_text().split("@layer")[1])
    used = set(re.findall(r"@layer ([a-z]+)\s*\{", asset("grove.css").plain.decode()))
    assert used
    assert used <= set(order)


@of_each(PAGES, name)
def test_a_page_has_no_style_and_no_script_of_its_own(page: Path) -> None:
    text = re.sub(r"\{#.*?#\}", "", page.read_text(), flags=re.DOTALL)
    assert not re.search(r"\sstyle\s*=", text)
    assert not re.search(r"\son[a-z]+\s*=\s*[\"']", text)
    assert not re.search(r"<style|javascript:", text)
    assert not re.search(r"<script(?![^>]*\ssrc=)", text)
    assert not re.search(r"\shx-on", text)


@of_each(PAGES, name)
def test_a_page_uses_only_classes_that_the_style_sheet_knows(page: Path) -> None:
    css = asset("grove.css").plain.decode()
    known = set(re.findall(r"\.([a-zA-Z][\w-]*)", css))
    text = re.sub(r"\{#.*?#\}", "", page.read_text(), flags=re.DOTALL)
    used = {name for value in re.findall(r'class="([^"{}]+)"', text) for name in value.split()}
    assert used <= known | {"hollow"}
