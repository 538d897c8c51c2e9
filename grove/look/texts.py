"""Texts of both languages, looked up once: a page asks for some nine hundred, mostly the same ones.

Django looks each of them up through the catalogues of all rooms, and finds out anew for each which
language is the reader's. Catalogues do not change while a process runs, so a text that was found
is kept with its language; and the language is kept by thread, since a request stays on its own.
"""

import threading

from django.utils import translation
from django.utils.translation import trans_real

MOST = 50_000  # texts of one language; far more than there are
CONTEXT = "\x04"  # between a context and its text, as catalogues have it


def keep_texts() -> None:
    """From now on every `gettext` and `pgettext` of this process is looked up here first."""
    trans_real._active = threading.local()  # type: ignore[attr-defined]
    translation._trans.gettext = _gettext  # type: ignore[attr-defined]
    translation._trans.pgettext = _pgettext  # type: ignore[attr-defined]


def _kept() -> dict[str, str] | None:
    """What was found in the language of this thread; None while it has none."""
    language = getattr(trans_real._active, "value", None)  # type: ignore[attr-defined]
    if language is None:
        return None
    try:
        return language.kept_texts
    except AttributeError:
        language.kept_texts = {}
        return language.kept_texts


def _gettext(message: str) -> str:
    kept = _kept()
    if kept is None or type(message) is not str:  # no language yet, or marked as safe
        return trans_real.gettext(message)
    try:
        return kept[message]
    except KeyError:
        found = trans_real.gettext(message)
    if len(kept) < MOST:
        kept[message] = found
    return found


def _pgettext(context: str, message: str) -> str:
    kept = _kept()
    if kept is None or type(message) is not str:
        return trans_real.pgettext(context, message)
    key = f"{context}{CONTEXT}{message}"
    try:
        return kept[key]
    except KeyError:
        found = trans_real.pgettext(context, message)
    if len(kept) < MOST:
        kept[key] = found
    return found
