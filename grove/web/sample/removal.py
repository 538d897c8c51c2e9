"""Taking a sample away without a trace: rows, history, people, sessions."""

from django.db.models import Q

from grove.needs.models import Customer, Need
from grove.org.models import Department, Invitation, Person, Role
from grove.plans.models import Cycle, Plan
from grove.record.actions import Recorder, action
from grove.record.models import Act, Change
from grove.rounds.models import Meeting


@action(undoable=False)
def remove_tree(act: Recorder, root: Department) -> None:
    """Delete a sample company with everything that belongs to it, history included.

    Nothing of it goes to the bin. Raises ValueError for a real company.
    """
    root = act.lock(root)
    if not root.is_sample or root.parent_id is not None:
        raise ValueError("only a whole sample company can be deleted")
    tree = Department.everything.filter(path__startswith=root.path)
    plans = Plan.everything.filter(department__in=tree)
    people = list(
        Person.everything.filter(
            pk__in=Role.everything.filter(department__in=tree).values("person"), is_sample=True
        ).values_list("pk", flat=True)
    )
    _forget(tree, plans, people)
    # What protects something else goes first: needs before customers, plans before cycles.
    Need.everything.filter(plan__in=plans).delete()
    Customer.everything.filter(plan__in=plans).delete()
    plans.delete()
    Cycle.everything.filter(company__in=tree).delete()
    for department in sorted(tree, key=lambda one: -len(one.ancestor_ids)):
        department.delete()
    Person.everything.filter(pk__in=people).delete()


def _forget(tree, plans, people) -> None:  # type: ignore[no-untyped-def]
    """Delete the acts of these plans, departments and people with all they changed."""
    scopes = [f"plan:{pk}" for pk in plans.values_list("pk", flat=True)]
    scopes += [
        f"meeting:{pk}"
        for pk in Meeting.everything.filter(plan__in=plans).values_list("pk", flat=True)
    ]
    scopes += [f"department:{pk}" for pk in tree.values_list("pk", flat=True)]
    invitations = list(Invitation.everything.filter(person__in=people).values_list("pk", flat=True))
    about_them = Change.objects.filter(
        Q(kind=Person._meta.label_lower, object_id__in=people)
        | Q(kind=Invitation._meta.label_lower, object_id__in=invitations)
    )
    Act.objects.filter(
        Q(scope__in=scopes) | Q(actor__in=people) | Q(pk__in=about_them.values("act"))
    ).delete()
