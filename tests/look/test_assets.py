"""What a browser downloads: small, complete, kept for ever under an address of its content."""

import gzip
import hashlib
import re
from pathlib import Path

import pytest
from django.http import Http404
from django.test import RequestFactory

from grove.look import assets, views
from grove.look.assets import CSS, ISLANDS, JS, LOOK, asset, asset_url

KIB = 1024


def test_the_style_sheet_stays_within_24_kib() -> None:
    assert len(asset("grove.css").gzipped) <= 24 * KIB


def test_our_module_and_htmx_together_stay_within_40_kib() -> None:
    assert len(asset("grove.js").gzipped) + len(asset("htmx.js").gzipped) <= 40 * KIB


def test_the_script_of_presenting_stays_within_6_kib() -> None:
    assert len(asset("present.js").gzipped) <= 6 * KIB


def test_the_check_in_without_a_connection_stays_within_8_kib() -> None:
    islands = ("checkin.js", "outbox.js", "worker.js")
    assert sum(len(asset(name).gzipped) for name in islands) <= 8 * KIB


@pytest.mark.parametrize(("folder", "listed"), [("css", CSS), ("js", (*JS, *ISLANDS))])
def test_every_source_is_listed_and_every_listed_source_exists(
    folder: str, listed: tuple[str, ...]
) -> None:
    there = {
        path.relative_to(LOOK / folder).with_suffix("").as_posix()
        for path in (LOOK / folder).rglob(f"*.{folder}")
    }
    assert set(listed) == there
    assert len(listed) == len(set(listed))


def test_htmx_is_the_file_whose_checksum_is_written_beside_it() -> None:
    folder = LOOK / "vendor" / "htmx"
    noted = re.search(r"sha256\s+([0-9a-f]{64})", (folder / "VERSION.txt").read_text())
    assert noted
    assert hashlib.sha256((folder / "htmx.min.js").read_bytes()).hexdigest() == noted[1]
    assert (folder / "LICENSE.txt").read_text().startswith("Zero-Clause BSD")


def test_what_is_sent_zipped_is_what_is_sent_plain(rf: RequestFactory) -> None:
    built = asset("grove.css")
    zipped = views.asset(
        rf.get("/", headers={"Accept-Encoding": "br, gzip"}), built.digest, "grove.css"
    )
    plain = views.asset(rf.get("/"), built.digest, "grove.css")
    assert zipped["Content-Encoding"] == "gzip"
    assert gzip.decompress(zipped.content) == plain.content == built.plain
    assert "Accept-Encoding" in zipped["Vary"]


def test_an_address_of_the_present_content_is_kept_for_ever(rf: RequestFactory) -> None:
    built = asset("grove.js")
    response = views.asset(rf.get("/"), built.digest, "grove.js")
    assert "immutable" in response["Cache-Control"]
    assert built.digest in asset_url("grove.js")
    again = views.asset(
        rf.get("/", headers={"If-None-Match": response["ETag"]}), built.digest, "grove.js"
    )
    assert again.status_code == 304
    assert again.content == b""


def test_an_old_address_still_answers_and_is_not_kept(rf: RequestFactory) -> None:
    response = views.asset(rf.get("/"), "0" * 16, "grove.css")
    assert response.content == asset("grove.css").plain
    assert response["Cache-Control"] == "no-cache"


@pytest.mark.parametrize("name", ["settings.py", "../settings.py", "grove.map", ""])
def test_nothing_else_is_served(rf: RequestFactory, name: str) -> None:
    with pytest.raises(Http404):
        views.asset(rf.get("/"), "0" * 16, name)


def test_stripping_keeps_every_rule() -> None:
    text = '@layer a {\n  /* why */ .b :is(c, d) { e: calc(1px + 2px); f: "x, y"; }\n}\n'
    assert assets.stripped_css(
        text
    ) == '@layer a{.b :is(c,d){e: calc(1px + 2px);f: "x,y"}}'.replace('"x,y"', '"x,y"')


def test_stripping_keeps_every_line_of_code() -> None:
    text = '// why\nconst a = "https://b";\n\n  /* two\n     lines */\n  f(a); // said\n'
    assert assets.stripped_js(text) == 'const a = "https://b";\nf(a); // said'


def test_no_asset_asks_another_host() -> None:
    for name in ("grove.css", "grove.js"):
        text = asset(name).plain.decode()
        assert not re.search(r"https?://|@import|url\(", text)
    assert isinstance(LOOK, Path)
