"""What may stay on a device: only pages that ask for it, and only for their reader."""

from django.test import Client

from grove.okrs.models import KeyResult
from grove.org.device import reader_of
from tests.cast import Cast
from tests.furniture import furnished

PAGE = "/plat/2027/check-in"


def test_the_worker_stands_at_the_root_and_is_asked_for_anew() -> None:
    answer = Client().get("/worker.js")
    assert answer.headers["Content-Type"].startswith("text/javascript")
    assert answer.headers["Service-Worker-Allowed"] == "/"
    assert answer.headers["Cache-Control"] == "no-cache"
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]


def test_every_page_says_whose_it_is_and_few_may_be_kept(cast: Cast) -> None:
    furnished(cast.mei, cast)
    wang, ana = cast.as_(cast.wang), cast.as_(cast.ana)
    cast.shared()
    own = KeyResult.objects.get(plan=cast.plan, number=1)
    assert own.owner == cast.wang
    for browser, address, kept in (
        (wang, PAGE, True),
        (wang, f"/k/{own.code}", True),
        (ana, f"/k/{own.code}", False),
        (wang, "/", False),
    ):
        answer = browser.get(address)
        person = cast.wang if browser is wang else cast.ana
        assert answer.headers["Grove-Reader"] == reader_of(person)
        assert ("Grove-Keep" in answer.headers) == kept, address
    assert reader_of(cast.wang) != reader_of(cast.ana)
    assert Client().get("/sign-in").headers["Grove-Reader"] == "nobody"


def test_the_outbox_is_told_where_the_form_leads_and_to_sign_in_again(cast: Cast) -> None:
    cast.shared()
    outbox = {"X-Outbox": "1"}
    answer = cast.as_(cast.ana).post(PAGE, {"all": "same"}, headers=outbox)
    assert answer.json() == {"to": PAGE}
    away = Client().post(PAGE, {"all": "same"}, headers=outbox)
    assert away.status_code == 401 and away.json()["sign_in"] == "/sign-in"


def test_a_page_fetched_to_be_kept_leaves_what_is_said_once_to_the_reader(cast: Cast) -> None:
    furnished(cast.mei, cast)
    mei = cast.as_(cast.mei)
    mei.post(cast.url("needs/1/bin"))
    kept = mei.get(cast.url("needs"), headers={"Grove-Unread": "1"}).text
    read, again = mei.get(cast.url("needs")).text, mei.get(cast.url("needs")).text
    assert ["data-toast" in page for page in (kept, read, again)] == [False, True, False]
