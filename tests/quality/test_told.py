"""Single lines, and what is told of each: mechanisms that are not to be lost again."""

import pytest

from grove.quality.plan import KeyResult
from grove.quality.review import review_line
from grove.quality.rule import KEY_RESULT, OBJECTIVE
from grove.quality.rules.goals import same_wording
from grove.quality.settings import Settings
from grove.quality.texts import told

YEAR = Settings(year=2027)


@pytest.mark.parametrize(
    ("text", "role", "code"),
    [
        # 质量 makes a task a thing, and a vague one
        ("提升测试质量", OBJECTIVE, "OBJ103"),
        ("提高评审质量", OBJECTIVE, "OBJ103"),
        ("Ensure security compliance", OBJECTIVE, "OBJ103"),
        ("提供优质服务", OBJECTIVE, "OBJ103"),
        ("更好的入职体验", OBJECTIVE, "OBJ103"),
        ("做行业最好的技术团队", OBJECTIVE, "OBJ103"),
        # taking a system into use is a project, whatever the system
        ("Migrate to the new warehouse management system by Q3", OBJECTIVE, "OBJ102"),
        ("Switch to the new ticketing tool", KEY_RESULT, "KR201"),
        ("Be customer centric", OBJECTIVE, "OBJ103"),
        ("The data platform is built before June", OBJECTIVE, "OBJ102"),
        # a flattering number is a measure too
        ("注册用户增长20%，流失率降到3%", KEY_RESULT, "KR211"),
        # the number is the name of a version
        ("Upgrade Postgres to 16", KEY_RESULT, "KR201"),
        ("升级PostgreSQL到16", KEY_RESULT, "KR201"),
        ("Migrate Java from 11 to 21", KEY_RESULT, "KR201"),
        ("将制品库从Nexus迁至Harbor", KEY_RESULT, "KR201"),
        ("组建华南交付团队", OBJECTIVE, "OBJ102"),
        ("优化服务器资源，提高协作质量", OBJECTIVE, "OBJ103"),
        ("让换班不再靠吼，并且把调度室搬到新厂房", OBJECTIVE, "OBJ106"),
        ("人均提交代码1万行", KEY_RESULT, "KR209"),
        ("把构建耗时从8分钟优化到15分钟", KEY_RESULT, "KR206"),
        ("与产品团队的配合更顺畅", KEY_RESULT, "KR202"),
        # what is asked about as if it were a number, and is none
        ("Bring wait times to a sensible level", KEY_RESULT, "KR215"),
        ("Bring wait times to a welcome level", KEY_RESULT, "KR202"),
        ("把报错降到尽量低", KEY_RESULT, "KR215"),
        ("Implement the decisions of the annual conference", OBJECTIVE, "OBJ104"),
    ],
)
def test_it_speaks_up(text: str, role: str, code: str) -> None:
    assert code in [one.code for one in review_line(text, role, YEAR)]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("开发者一分钟内拿到GPU", OBJECTIVE),
        ("让每一单的服务成本更低", OBJECTIVE),
        ("让数据更可信，业务敢直接拿来决策", OBJECTIVE),
        ("基础设施的改动都经过评审", OBJECTIVE),
        ("人在这里成长，系统不系于一人", OBJECTIVE),
        ("Safe defaults for every new service", OBJECTIVE),
        ("Ship daily", OBJECTIVE),
        ("Late deliveries are announced before the customer asks", OBJECTIVE),
        ("发布20次最多回滚1次（目前7次里有1次）", KEY_RESULT),
        ("9月30日前，所有核心服务都经受过一次可用区断电演练", KEY_RESULT),
        ("Keep the trust of our customers", OBJECTIVE),
        ("Use the same tools as everybody else", OBJECTIVE),
        ("Customers keep the rest of their day", OBJECTIVE),
        ("Top50接口的负责人空缺：9个 → 0个", KEY_RESULT),
        ("Upgraded services from 20 % to 90 %", KEY_RESULT),
        ("Move 40 of 60 services to Java 21", KEY_RESULT),
    ],
)
def test_it_stays_quiet(text: str, role: str) -> None:
    assert not [one.code for one in review_line(text, role, YEAR)]


def test_a_line_carried_over_is_the_same_whatever_its_numbers_and_days() -> None:
    old = KeyResult(text="Cut schema migration waits from 9 days to 2 days by 31 Dec 2026")
    new = KeyResult(text="Cut schema migration waits from 8 days to 1 day by 30 Jun 2027")
    assert same_wording(old, new)
    assert same_wording(
        KeyResult(text="表结构迁移等待从9天降到2天"),
        KeyResult(text="2027年6月30日前，表结构迁移等待从8天降到1天"),
    )
    assert not same_wording(KeyResult(text="达到80%"), KeyResult(text="达到95%"))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("组织 6 次代码评审大会", "6 次代码评审大会"),
        ("Hold 12 tech talks and a fair", "12 tech talks"),
        ("培训200人次", "200人次"),
    ],
)
def test_what_is_counted_is_pointed_at_whole(text: str, words: str) -> None:
    (found,) = (one for one in review_line(text, KEY_RESULT, YEAR) if one.code == "KR214")
    assert found.words == words and text[slice(*(found.span or ()))] == words


def test_a_line_as_long_as_a_book_is_not_repeated_whole() -> None:
    text = "Cut latency from 20 ms to 10 ms and " * 2000
    (found,) = (one for one in review_line(text, KEY_RESULT, YEAR) if one.code == "KR211")
    assert len(told(found, "en").says) < 500
