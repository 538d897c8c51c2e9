"""Texts that are kept are those of the language that is asked for, in every thread."""

import threading

from django.utils import translation
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext, pgettext


def test_a_kept_text_is_that_of_its_language_and_context() -> None:
    for _twice in range(2):
        with translation.override("zh-hans"):
            assert (gettext("Undo"), pgettext("verb", "Read")) == ("撤销", "查看")
        with translation.override("en"):
            assert (gettext("Undo"), pgettext("verb", "Read")) == ("Undo", "Read")
            assert isinstance(gettext(mark_safe("Undo")), SafeString)


def test_another_thread_has_a_language_of_its_own() -> None:
    heard: list[str] = []
    with translation.override("zh-hans"):
        other = threading.Thread(target=lambda: heard.append(gettext("Undo")))
        other.start()
        other.join()
        assert gettext("Undo") == "撤销"
    assert heard == ["Undo"]
