"""The tree of departments: grow it, name it, move a branch, take an empty leaf away."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from grove.org.models import Department, Role
from grove.record.actions import Recorder, action
from grove.record.merge import MergeNeeded, merge_fields
from grove.record.models import Change, Recorded

PATH_LIMIT = 255


@action(undoable=False)
def add_department(
    act: Recorder,
    parent: Department | None,
    *,
    name: str,
    code: str,
    kind: str = Department.Kind.DEPARTMENT,
    is_sample: bool = False,
) -> Department:
    """Add a department under another, or a company at the top. Raises ValidationError."""
    above = act.lock(parent) if parent is not None else None
    _require_free(code, None)
    department = act.create(
        Department(name=name, code=code, kind=kind, parent=above, path="", is_sample=is_sample)
    )
    act.within(department)
    return act.change(department, path=_path(above, department))


@action
def edit_department(
    act: Recorder, department: Department, revision: int, **values: object
) -> Department:
    """Change name, code or kind. Raises ValidationError, MergeNeeded."""
    act.within(department)
    fresh = act.lock(department)
    merge = merge_fields(fresh, revision, values)
    if merge.conflicts:
        raise MergeNeeded(fresh, merge)
    if "code" in merge.take:
        _require_free(str(merge.take["code"]), fresh)
    return act.change(fresh, **merge.take)


@action(undoable=False)
def move_department(act: Recorder, department: Department, parent: Department) -> Department:
    """Move a department with everything below it under another of the same company.

    Not undone by a press: what was added below since would keep its old place. Raises
    ValidationError for a circle, another company, or a company itself.
    """
    act.within(department)
    fresh, above = act.lock(department), act.lock(parent)
    if fresh.parent_id is None:
        raise ValidationError(
            {"parent": [_("A company stands at the top and cannot be moved under a department.")]}
        )
    if fresh.pk in above.ancestor_ids:
        raise ValidationError(
            {
                "parent": [
                    _(
                        "%(above)s is part of %(name)s. Choose a department outside it, "
                        "or move %(above)s out first."
                    )
                    % {"above": above.name, "name": fresh.name}
                ]
            }
        )
    if above.ancestor_ids[0] != fresh.ancestor_ids[0]:
        raise ValidationError(
            {
                "parent": [
                    _("%(above)s belongs to another company. Choose one of the same company.")
                    % {"above": above.name}
                ]
            }
        )
    before, after = fresh.path, _path(above, fresh)
    act.change(fresh, parent=above, path=after)
    below = Department.everything.filter(path__startswith=before).exclude(pk=fresh.pk)
    for child in below.select_for_update():
        act.change(child, path=_within_limit(after + child.path[len(before) :]))
    return fresh


@action
def bin_department(act: Recorder, department: Department) -> None:
    """Take an empty department away. Raises ValidationError that says what is still in it."""
    act.within(department)
    fresh = act.lock(department)
    if Department.objects.filter(parent=fresh).exists():
        raise ValidationError(
            _("%(name)s has departments below it. Move or remove those first.")
            % {"name": fresh.name}
        )
    if Role.objects.filter(department=fresh, person__binned_at=None).exists():
        raise ValidationError(
            _("%(name)s has people. Take their roles away first.") % {"name": fresh.name}
        )
    if _is_used(fresh):
        raise ValidationError(
            _("%(name)s has plans. A department with plans stays, so that they can be read.")
            % {"name": fresh.name}
        )
    act.bin(fresh)


def _is_used(department: Department) -> bool:
    """Whether any other room keeps something of this department; they are above us, so we ask
    the models that point here."""
    for relation in Department._meta.related_objects:
        model = relation.related_model
        if not isinstance(model, type) or not issubclass(model, Recorded) or model is Role:
            continue
        if model.objects.filter(**{relation.field.name: department}).exists():
            return True
    return False


def _require_free(code: str, department: Department | None) -> None:
    """Codes begin the codes of objectives: one that was ever another department's is not given
    again, or `PLAT-27-O3` could mean two things."""
    own = department.pk if department else 0
    taken = Department.everything.filter(code=code).exclude(pk=own).first()
    if taken is not None:
        raise ValidationError(
            {
                "code": [
                    _("%(code)s is the code of %(name)s. Choose another.")
                    % {"code": code, "name": taken.name}
                ]
            }
        )
    earlier = Change.objects.filter(
        kind=Department._meta.label_lower, field="code", before=code
    ).exclude(object_id=own)
    if earlier.exists():
        raise ValidationError(
            {
                "code": [
                    _(
                        "%(code)s was the code of another department, and old links still use it. "
                        "Choose another."
                    )
                    % {"code": code}
                ]
            }
        )


def _path(above: Department | None, department: Department) -> str:
    return _within_limit(f"{above.path if above else '/'}{department.pk}/")


def _within_limit(path: str) -> str:
    if len(path) > PATH_LIMIT:
        said = _("The tree is too deep here. Choose a place higher up.")
        raise ValidationError({"parent": [said]})
    return path
