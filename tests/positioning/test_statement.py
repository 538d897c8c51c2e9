"""The statement reads as one paragraph in the language of the answers."""

from grove.positioning.statement import assemble, length_of


def test_english_answers_join_into_one_paragraph() -> None:
    assert assemble(
        "So that eight product teams can ship safely",
        "Nobody else keeps the order journey standing.",
        ["Stability of customer journeys", "Cost to serve an order", "SLO attainment"],
    ) == (
        "We exist so that eight product teams can ship safely. "
        "We have lasted because nobody else keeps the order journey standing. "
        "Our value is judged by stability of customer journeys, cost to serve an order, "
        "and SLO attainment."
    )


def test_an_answer_that_does_not_fit_stands_as_it_is() -> None:
    assert assemble("Lanternfish needs calm.", "41 minutes lost", []) == (
        "Lanternfish needs calm. 41 minutes lost."
    )


def test_chinese_answers_join_into_chinese() -> None:
    assert assemble(
        "为了让门店不必等一个价格。", "凭一支团队负责到底", ["数字可信", "产品团队自主"]
    ) == (
        "我们存在，是为了让门店不必等一个价格。我们走到今天，凭一支团队负责到底。"
        "我们的价值，从数字可信和产品团队自主来衡量。"
    )
    assert assemble("让每个团队敢发布", "", []) == "我们存在，是为了让每个团队敢发布。"


def test_nothing_makes_nothing() -> None:
    assert assemble("", "  ", []) == ""


def test_length_counts_words_and_characters() -> None:
    assert length_of("We don't wait, 3.5 days at most.") == 7
    assert length_of("为了 SLO 达标。") == 5
