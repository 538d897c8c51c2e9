"""A QR code as one path, for an SVG that stands in the page, and as a whole SVG for a document."""

import io
from dataclasses import dataclass

import segno

QUIET = 2  # modules of white around the code


@dataclass(frozen=True)
class QR:
    """The side in modules, quiet zone included, and the path of the dark ones."""

    side: int
    path: str


def qr(text: str) -> QR:
    """The code of an address, with a quarter of it allowed to be damaged."""
    code = _code(text)
    rows = code.matrix
    path = []
    for y, row in enumerate(rows, start=QUIET):
        x = 0
        while x < len(row):
            run = x
            while run < len(row) and row[run]:
                run += 1
            if run > x:
                path.append(f"M{x + QUIET} {y}h{run - x}v1h-{run - x}z")
            x = run + 1 if run == x else run
    return QR(len(rows) + 2 * QUIET, "".join(path))


def qr_file(text: str, kind: str, scale: int = 8) -> bytes:
    """The code as a file: "svg" or "png"."""
    file = io.BytesIO()
    _code(text).save(file, kind=kind, scale=scale, border=QUIET)
    return file.getvalue()


def _code(text: str) -> segno.QRCode:
    return segno.make(text, error="q", micro=False)
