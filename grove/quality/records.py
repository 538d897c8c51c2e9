"""Rules that need fields, or what stands before, above or beside a plan."""

from grove.quality.rule import Rule
from grove.quality.rules.alignment import (
    aln501_orphan_objective,
    aln502_copied_parent,
    aln503_aggregation_of_subteams,
    aln504_need_or_parent_uncovered,
    aln505_cross_team_without_counterpart,
    aln506_opposed_targets,
)
from grove.quality.rules.balance import (
    bal601_theme_undecided,
    bal602_theme_concentration,
    bal603_perspective_missing,
)
from grove.quality.rules.focus import (
    set406_sufficiency,
    set408_capacity,
)
from grove.quality.rules.key_result import (
    kr204_target_or_unit_missing,
)
from grove.quality.rules.learning import (
    lrn701_repeats_failure,
    lrn702_review_missing,
    lrn703_lesson_not_used,
    lrn704_silently_dropped,
    lrn705_chronic_score,
)
from grove.quality.rules.objective import (
    obj111_kind_not_marked,
)
from grove.quality.rules.process import (
    prc801_planning_inputs_incomplete,
    prc802_no_alignment_record,
    prc803_not_presented,
    prc804_check_in_stale,
)
from grove.quality.rules.smart import (
    smt301_owner_missing_or_shared,
    smt302_deadline_missing_or_outside_cycle,
    smt303_all_due_on_the_last_day,
    smt304_not_readable_in_cycle,
    smt305_no_evidence_source,
)

RULES: tuple[Rule, ...] = (
    obj111_kind_not_marked.RULE,
    kr204_target_or_unit_missing.RULE,
    smt301_owner_missing_or_shared.RULE,
    smt302_deadline_missing_or_outside_cycle.RULE,
    smt303_all_due_on_the_last_day.RULE,
    smt304_not_readable_in_cycle.RULE,
    smt305_no_evidence_source.RULE,
    set406_sufficiency.RULE,
    set408_capacity.RULE,
    aln501_orphan_objective.RULE,
    aln502_copied_parent.RULE,
    aln503_aggregation_of_subteams.RULE,
    aln504_need_or_parent_uncovered.RULE,
    aln505_cross_team_without_counterpart.RULE,
    aln506_opposed_targets.RULE,
    bal601_theme_undecided.RULE,
    bal602_theme_concentration.RULE,
    bal603_perspective_missing.RULE,
    lrn701_repeats_failure.RULE,
    lrn702_review_missing.RULE,
    lrn703_lesson_not_used.RULE,
    lrn704_silently_dropped.RULE,
    lrn705_chronic_score.RULE,
    prc801_planning_inputs_incomplete.RULE,
    prc802_no_alignment_record.RULE,
    prc803_not_presented.RULE,
    prc804_check_in_stale.RULE,
)
