"""The terminal's door: what somebody who runs Grove types, and what they are told."""

import json
import re
import signal
import socket
import urllib.request
from pathlib import Path

import pytest

import grove
from grove.cli.commands import terminal_language
from grove.cli.entrance import way_in
from grove.org.models import Invitation
from grove.record.actions import Recorder, action
from tests.cast import Cast
from tests.cli.terminal import Terminal


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Terminal:
    """An instance whose database is prepared and empty."""
    terminal = Terminal(tmp_path_factory.mktemp("instance"))
    said = terminal.run("migrate")
    assert said.returncode == 0 and "Database prepared" in said.stdout, said
    return terminal


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def test_it_says_its_version() -> None:
    said = Terminal(Path.cwd()).run("--version")
    assert (said.returncode, said.stdout) == (0, f"grove {grove.__version__}\n")


def test_preparing_a_prepared_database_changes_nothing(prepared: Terminal) -> None:
    said = prepared.run("migrate")
    assert (said.returncode, said.stdout) == (0, "The database is up to date.\n")


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        ([], 2, "command"),
        (["dance"], 2, "dance"),
        (["serve", "--port", "many"], 2, "many is no port"),
        (["link", "nobody@example.org"], 1, "Nobody here has the e-mail nobody@example.org"),
        (["import", "not-there.jsonl"], 1, "not-there.jsonl cannot be read"),
        (["export", "no/such/folder/a.jsonl"], 1, "cannot be written"),
    ],
)
def test_a_mistake_is_answered_in_words(
    prepared: Terminal, arguments: list[str], code: int, said: str
) -> None:
    answer = prepared.run(*arguments)
    assert answer.returncode == code and said in answer.stderr, answer
    assert "Traceback" not in answer.stderr


def test_a_chinese_terminal_is_answered_in_chinese(prepared: Terminal) -> None:
    answer = Terminal(prepared.folder, "zh_CN.UTF-8").run("link", "nobody@example.org")
    assert answer.returncode == 1 and "没有邮箱为nobody@example.org的人" in answer.stderr


def test_a_database_that_is_not_prepared_says_so(tmp_path: Path) -> None:
    answer = Terminal(tmp_path).run("link", "somebody@example.org")
    assert answer.returncode == 1 and "Run “grove migrate” first" in answer.stderr


def test_everything_goes_out_and_into_another_instance(prepared: Terminal, tmp_path: Path) -> None:
    archive = tmp_path / "all.jsonl"
    said = prepared.run("export", str(archive))
    assert said.returncode == 0 and "Passwords are not in it" in said.stdout
    assert archive.stat().st_mode & 0o777 == 0o600
    assert json.loads(archive.read_text().splitlines()[0])["archive"] == "grove"
    other = Terminal(tmp_path / "other")
    other.folder.mkdir()
    said = other.run("import", str(archive))
    assert said.returncode == 0 and "records restored" in said.stdout
    said = other.run("export", "-")
    assert said.stdout == archive.read_text()


def test_a_broken_archive_is_refused_with_its_line(prepared: Terminal, tmp_path: Path) -> None:
    (tmp_path / "bad.jsonl").write_text("hello\n")
    said = prepared.run("import", str(tmp_path / "bad.jsonl"))
    assert said.returncode == 1 and "Nothing was imported. Line 1" in said.stderr


@pytest.mark.slow
def test_grove_serves_says_how_to_get_in_and_leaves_at_ctrl_c(prepared: Terminal) -> None:
    port = free_port()
    server = prepared.start("serve", "--port", str(port))
    try:
        assert server.stdout is not None
        first = server.stdout.readline()
        assert f"http://127.0.0.1:{port}" in first, first + server.stdout.read()
        assert "Create the first account here" in server.stdout.readline()
        way = server.stdout.readline().strip()
        assert re.fullmatch(rf"http://127.0.0.1:{port}/invitations/\S+", way)
        with urllib.request.urlopen(way, timeout=20) as page:
            assert page.status == 200
        taken = prepared.run("serve", "--port", str(port))
        assert taken.returncode == 1 and f"Port {port} is in use" in taken.stderr
    finally:
        server.send_signal(signal.SIGINT)
        said = server.communicate(timeout=30)[0]
    assert server.returncode == 0 and "Traceback" not in said, said


def test_the_way_in_is_the_first_account_until_there_is_one(cast: Cast) -> None:
    words, address = way_in("http://here")
    assert (words, address) == ("Sign in here:", "http://here")
    assert not Invitation.objects.exists()


def test_with_the_sample_the_way_in_is_its_head(cast: Cast) -> None:
    mark_as_sample(None, cast)
    words, address = way_in("http://here")
    assert "Mei Lin" in words and address.startswith("http://here/invitations/")


@action
def mark_as_sample(act: Recorder, cast: Cast) -> None:
    for record in (cast.plat, cast.bd, cast.mei, cast.wang):
        act.change(record, is_sample=True)


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "en"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "zh_CN.UTF-8"}, "zh-hans"),
        ({"LANG": "en_GB.UTF-8", "LC_ALL": "zh_CN.UTF-8"}, "zh-hans"),
        ({"LANG": "zh_CN.UTF-8", "LC_MESSAGES": "de_DE.UTF-8"}, "en"),
    ],
)
def test_the_terminal_says_its_language(environment: dict[str, str], language: str) -> None:
    assert terminal_language(environment) == language
