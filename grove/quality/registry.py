"""All rules, in the order of their codes. A rule is not there until it stands in this list."""

from functools import cache

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
from grove.quality.rules.comments import (
    ign901_ignore_without_reason,
    ign902_ignore_unknown_rule,
    ign903_ignore_unused,
)
from grove.quality.rules.focus import (
    set401_too_many_objectives,
    set402_key_result_count,
    set403_duplicate_key_results,
    set404_all_tasks,
    set405_waterfall_chain,
    set406_sufficiency,
    set407_no_leading_indicator,
    set408_capacity,
)
from grove.quality.rules.key_result import (
    kr201_task_not_result,
    kr202_not_measurable,
    kr203_baseline_missing,
    kr204_target_or_unit_missing,
    kr205_relative_without_base,
    kr206_direction_conflict,
    kr207_no_change,
    kr208_sandbagged,
    kr209_vanity_metric,
    kr210_ambiguous_metric,
    kr211_compound,
    kr212_internal_name,
    kr213_milestone_underspecified,
    kr214_activity_count,
    kr215_weasel_words,
    kr216_saturated_target,
    kr217_unpaired_quantity,
)
from grove.quality.rules.learning import (
    lrn701_repeats_failure,
    lrn702_review_missing,
    lrn703_lesson_not_used,
    lrn704_silently_dropped,
    lrn705_chronic_score,
)
from grove.quality.rules.objective import (
    obj101_metric_in_objective,
    obj102_objective_is_project,
    obj103_objective_vague,
    obj104_reads_like_a_report,
    obj105_objective_too_long,
    obj106_objective_compound,
    obj107_business_as_usual,
    obj108_outside_control,
    obj109_names_the_solution,
    obj110_no_beneficiary,
    obj111_kind_not_marked,
)
from grove.quality.rules.process import (
    prc801_planning_inputs_incomplete,
    prc802_no_alignment_record,
    prc803_not_presented,
    prc804_check_in_stale,
    prc805_tied_to_pay,
)
from grove.quality.rules.smart import (
    smt301_owner_missing_or_shared,
    smt302_deadline_missing_or_outside_cycle,
    smt303_all_due_on_the_last_day,
    smt304_not_readable_in_cycle,
    smt305_no_evidence_source,
)

RULES: tuple[Rule, ...] = (
    obj101_metric_in_objective.RULE,
    obj102_objective_is_project.RULE,
    obj103_objective_vague.RULE,
    obj104_reads_like_a_report.RULE,
    obj105_objective_too_long.RULE,
    obj106_objective_compound.RULE,
    obj107_business_as_usual.RULE,
    obj108_outside_control.RULE,
    obj109_names_the_solution.RULE,
    obj110_no_beneficiary.RULE,
    obj111_kind_not_marked.RULE,
    kr201_task_not_result.RULE,
    kr202_not_measurable.RULE,
    kr203_baseline_missing.RULE,
    kr204_target_or_unit_missing.RULE,
    kr205_relative_without_base.RULE,
    kr206_direction_conflict.RULE,
    kr207_no_change.RULE,
    kr208_sandbagged.RULE,
    kr209_vanity_metric.RULE,
    kr210_ambiguous_metric.RULE,
    kr211_compound.RULE,
    kr212_internal_name.RULE,
    kr213_milestone_underspecified.RULE,
    kr214_activity_count.RULE,
    kr215_weasel_words.RULE,
    kr216_saturated_target.RULE,
    kr217_unpaired_quantity.RULE,
    smt301_owner_missing_or_shared.RULE,
    smt302_deadline_missing_or_outside_cycle.RULE,
    smt303_all_due_on_the_last_day.RULE,
    smt304_not_readable_in_cycle.RULE,
    smt305_no_evidence_source.RULE,
    set401_too_many_objectives.RULE,
    set402_key_result_count.RULE,
    set403_duplicate_key_results.RULE,
    set404_all_tasks.RULE,
    set405_waterfall_chain.RULE,
    set406_sufficiency.RULE,
    set407_no_leading_indicator.RULE,
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
    prc805_tied_to_pay.RULE,
)

# What can be wrong with comments that silence a rule. They are about files, so no plan has them.
COMMENTS: tuple[Rule, ...] = (
    ign901_ignore_without_reason.RULE,
    ign902_ignore_unknown_rule.RULE,
    ign903_ignore_unused.RULE,
)


def rule_of(word: str) -> Rule:
    """The rule of a code or a name. Raises KeyError."""
    return _by_word()[word.strip().lower()]


@cache
def _by_word() -> dict[str, Rule]:
    return {word.lower(): rule for rule in (*RULES, *COMMENTS) for word in (rule.code, rule.name)}
