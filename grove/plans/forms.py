"""What people type about a plan as a whole."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from grove.org.models import Department, Person
from grove.plans.models import Plan


class PlanDetails(forms.Form):
    """The day to sign by and the points kept for running the business."""

    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    sign_by = forms.DateField(label=_("Sign by"), required=False)
    run_points = forms.IntegerField(
        label=_("Run the business, of 100 points"), min_value=0, max_value=100
    )

    def __init__(self, data: Any, *, plan: Plan) -> None:
        initial = {
            "revision": plan.revision,
            "sign_by": plan.sign_by,
            "run_points": plan.run_points,
        }
        super().__init__(data, initial=initial)

    @property
    def labels(self) -> dict[str, str]:
        return {name: str(field.label) for name, field in self.fields.items()}


class WriterForm(forms.Form):
    """Somebody of the department or its teams who should write the plan too."""

    person = forms.ModelChoiceField(label=_("Person"), queryset=Person.objects.none())

    def __init__(self, data: Any, *, plan: Plan) -> None:
        super().__init__(data)
        below = Department.objects.filter(path__startswith=plan.department.path)
        found = (
            Person.objects.filter(roles__department__in=below, roles__binned_at=None)
            .exclude(writes__plan=plan, writes__binned_at=None)
            .distinct()
            .order_by("name")
        )
        field = self.fields["person"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = found
        self.people = [(person.pk, person.name) for person in found]
