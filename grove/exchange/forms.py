"""The form that takes a plan file: pasted or uploaded, with what to do about what is missing."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

MOST_BYTES = 2 * 1024 * 1024


class PlanFileForm(forms.Form):
    """A plan as text or as a file; the file wins when both are there."""

    text = forms.CharField(label=gettext_lazy("The plan as text"), required=False, strip=False)
    file = forms.FileField(label=gettext_lazy("Or a file"), required=False, allow_empty_file=True)
    remove_missing = forms.BooleanField(required=False)
    expected = forms.CharField(required=False, max_length=16)

    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"]
        if len(text.encode()) > MOST_BYTES:
            raise forms.ValidationError(_too_large(len(text.encode())))
        return text

    def clean_file(self) -> str:
        """The file's text; empty without one."""
        file: UploadedFile | None = self.cleaned_data["file"]
        if file is None:
            return ""
        if (file.size or 0) > MOST_BYTES:
            raise forms.ValidationError(_too_large(file.size or 0))
        raw = file.read()
        encoding = "utf-16" if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError as error:
            raise forms.ValidationError(
                _("“%(name)s” is not a text in UTF-8. Save it as UTF-8 text, then choose it again.")
                % {"name": file.name}
            ) from error

    def clean(self) -> dict[str, Any]:
        cleaned = dict(super().clean() or {})
        if not self.errors and not (cleaned.get("file") or cleaned.get("text") or "").strip():
            self.add_error("text", _("There is no text. Paste a plan, or choose a file."))
        return cleaned

    @property
    def plan_text(self) -> str:
        """What is to be imported: the file's text, else the pasted one."""
        return self.cleaned_data.get("file") or self.cleaned_data.get("text") or ""


def _too_large(size: int) -> str:
    return _(
        "This has %(size)d KB; at most %(limit)d KB fit. Split the plan or shorten its texts."
    ) % {
        "size": size // 1024,
        "limit": MOST_BYTES // 1024,
    }
