"""What the head sends about the slides."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from grove.commitment.models.slides import LONGEST_MINUTES
from grove.management.forms import LONG, Kindly, Whole
from grove.needs.forms import DayField
from grove.okrs.models import KeyResult, Objective


class DeckForm(Kindly):
    """Planned minutes, the free slide, and the day the plan was presented."""

    minutes = Whole(label=gettext_lazy("Planned minutes"), min_value=1, max_value=LONGEST_MINUTES)
    free_title = forms.CharField(
        label=gettext_lazy("Title of the free slide"), max_length=200, required=False
    )
    free_text = forms.CharField(
        label=gettext_lazy("Text of the free slide"), max_length=2_000, required=False
    )
    presented_on = DayField(label=gettext_lazy("Presented on"), required=False)


class NotesForm(Kindly):
    """What the presenter says beside one slide."""

    notes = forms.CharField(label=gettext_lazy("Presenter notes"), max_length=LONG, required=False)


class SecondLineForm(forms.Form):
    """One objective or key result in the other language."""

    code = forms.CharField(max_length=12)
    text = forms.CharField(
        label=gettext_lazy("In the other language"), max_length=2_000, required=False
    )

    def __init__(self, data: Any, *, plan: Any) -> None:
        super().__init__(data)
        self.plan = plan
        self.target: Objective | KeyResult | None = None

    def clean_code(self) -> str:
        code = str(self.cleaned_data["code"])
        model: type[Objective] | type[KeyResult] = Objective if code[:1] == "O" else KeyResult
        number = code[1:]
        found = None
        if number.isascii() and number.isdigit() and len(number) < 7:
            rows = model.objects.filter(plan=self.plan, number=int(number))
            found = rows.select_related("plan").first()
        if found is None:
            raise ValidationError(
                _("%(code)s is not in this plan. Open the page again.") % {"code": code}
            )
        self.target = found
        return code


class ShowingForm(forms.Form):
    """Where a presenter is: sent by the page, not typed."""

    slide = forms.SlugField(max_length=24, required=False)
    source = forms.CharField(max_length=12, required=False)
    blank = forms.BooleanField(required=False)
    end = forms.BooleanField(required=False)
