"""Needs of the cycle before, asked again: still true, changed, no longer."""

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_POST

from grove.needs.carrying import answer_carried
from grove.needs.models import CarriedNeed
from grove.needs.views.board import board_page
from grove.plans.doors import PlanDoor, plan_view
from grove.positioning.forms import WordsField


class AnswerForm(forms.Form):
    """Yes, changed (in which words) or no."""

    answer = forms.ChoiceField(
        label=pgettext_lazy("still true", "Answer"), choices=CarriedNeed.Answer.choices
    )
    words = WordsField(label=gettext_lazy("The need as it is now"), required=False)


@require_POST
@plan_view()
def carried_answer(door: PlanDoor, carried: int) -> HttpResponse:
    """Say whether an old need is still true; yes and changed put it on the board."""
    row = get_object_or_404(CarriedNeed.objects.select_related("plan"), plan=door.plan, pk=carried)
    form = AnswerForm(door.request.POST)
    if form.is_valid():
        data = form.cleaned_data
        try:
            made = answer_carried(door.someone, row, data["answer"], data["words"])
        except ValidationError as error:
            for name, found in getattr(error, "error_dict", {None: error}).items():
                form.add_error(name, found)
        else:
            back = f"{door.to('needs:board')}#carried"
            if made is None:
                return door.redirect(back, _("It is not asked any more"))
            return door.redirect(back, _("It is need %(need)s now") % {"need": made})
    return board_page(door, {row.pk: form})
