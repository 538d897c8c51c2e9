"""Settings of a repository: `grove.toml`, or `[tool.grove]` in pyproject.toml.

The nearest such file above the working folder counts; the search stops at the top of a repository.
"""

import os
from collections.abc import Mapping

from grove.quality.files.source import Fault, unopened
from grove.quality.finding import LEVELS
from grove.quality.lexicon.marks import OPEN
from grove.quality.settings import LIMITS, Glossary, Settings
from grove.quality.typed import Any

OWN, SHARED = "grove.toml", "pyproject.toml"
NAMES = ("select", "ignore", "fail-level", "lang", "year", "limits", "glossary", "lexicon")
WORDS = ("metrics", "systems", "codenames", "teams")
NEVER = "never"
MOST = 1e9  # of a limit


# What Python's reader of TOML says, and the text for it.
TOML = {
    "Expected '='": "toml_equals",
    "Invalid value": "toml_value",
    "Invalid initial character": "toml_value",
    "Unclosed": "toml_closed",
    "Unterminated": "toml_closed",
    "Illegal character": "toml_closed",
    "Cannot overwrite": "toml_twice",
    "twice": "toml_twice",
    "Expected newline": "toml_more",
}


class Configuration:
    """What a file of settings says. `lang` and `fail_level` are "" where it says nothing."""

    def __init__(
        self, settings: Settings, fail_level: str = "", lang: str = "", file: str = ""
    ) -> None:
        self.settings = settings
        self.fail_level = fail_level
        self.lang = lang
        self.file = file


def find_configuration(folder: str) -> Configuration:
    """The settings that hold in a folder; the defaults where there are none. Raises Fault."""
    folder = os.path.abspath(folder)
    while True:
        own = os.path.join(folder, OWN)
        if os.path.isfile(own):
            return read_configuration(own)
        shared = os.path.join(folder, SHARED)
        if os.path.isfile(shared) and _mentions(shared):
            return read_configuration(shared)
        above = os.path.dirname(folder)
        if above == folder or os.path.exists(os.path.join(folder, ".git")):
            return Configuration(Settings())
        folder = above


def read_configuration(path: str) -> Configuration:
    """The settings in a file. Raises Fault with the name of what is wrong in it."""
    import tomllib

    try:
        with open(path, "rb") as file:
            data = file.read()
    except OSError as error:
        raise unopened(path, error) from error
    from grove.quality.files.reading import decoded

    text = decoded(path, data).removeprefix("\ufeff").replace("\r\n", "\n")
    try:
        raw: dict[str, Any] = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise broken_toml(path, str(error), text) from error
    if os.path.basename(path) == SHARED:
        raw = raw.get("tool", {}).get("grove", {})
    try:
        return _configuration(raw, path)
    except Fault as fault:
        if name := fault.values.get("name") or fault.key.removeprefix("no_").replace("_", "-"):
            fault.line, fault.column = _place_of(text, str(name))
        raise


def table_of(text: str) -> dict[str, Any]:
    """The table that a text such as `grove.toml` holds, checked. Raises Fault.

    Of a pyproject.toml only [tool.grove] counts.
    """
    import tomllib

    try:
        raw: dict[str, Any] = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise broken_toml("", str(error), text) from error
    tool = raw.get("tool")
    if isinstance(tool, dict) and isinstance(tool.get("grove"), dict):
        raw = tool["grove"]
    settings_of(raw)
    return raw


def _place_of(text: str, name: str) -> tuple[int, int]:
    """Where a setting is first named, as a table or before "="; (0, 0) for nowhere."""
    for number, line in enumerate(text.split("\n"), 1):
        head = line.partition("=")[0].strip(" []\"'")
        if head == name or head.rpartition(".")[2] == name:
            return number, len(line) - len(line.lstrip(" [")) + 1
    return 0, 0


def broken_toml(path: str, message: str, text: str = "") -> Fault:
    """The fault that Python's reader of TOML describes, with its place."""
    said, _bracket, place = message.partition(" (at ")
    numbers = [
        int(word) for word in place.replace(",", " ").replace(")", "").split() if word.isdigit()
    ]
    line, column = (*numbers, 0, 0)[:2]
    key = next((key for word, key in TOML.items() if word in said), "no_toml")
    if place.startswith("end of document"):
        key = "toml_closed"
        typed = text.rstrip().split("\n")
        line, column = (len(typed), len(typed[-1]) + 1) if text else (0, 0)
    return Fault(path, line, column or (1 if line else 0), key, text=said)


def _mentions(path: str) -> bool:
    """Whether a pyproject.toml says anything to Grove; cheaper than parsing every one of them."""
    try:
        with open(path, "rb") as file:
            return b"tool.grove" in file.read()
    except OSError:
        return False


def settings_of(raw: Mapping[str, Any]) -> Settings:
    """The settings that a table such as `grove.toml` holds says. Raises Fault."""
    return _configuration(raw, "").settings


def _configuration(raw: Mapping[str, Any], path: str) -> Configuration:
    for name in raw:
        if name not in NAMES:
            raise Fault(path, 0, 0, "no_setting", name=name, known=NAMES)
    year = raw.get("year")
    if year is not None and not (isinstance(year, int) and 1 <= year <= 9999):
        raise Fault(path, 0, 0, "no_year", text=year)
    fail_level = raw.get("fail-level", "")
    if fail_level and fail_level not in (*LEVELS, NEVER):
        raise Fault(path, 0, 0, "no_fail_level", text=fail_level, known=(*LEVELS, NEVER))
    lang = raw.get("lang", "")
    if lang not in ("", "en", "zh"):
        raise Fault(path, 0, 0, "no_lang", text=lang)
    glossary = _table(raw, "glossary", path)
    for name in glossary:
        if name not in WORDS:
            raise Fault(path, 0, 0, "no_such_name", table="glossary", name=name, known=WORDS)
    lists = _table(raw, "lexicon", path)
    for name in lists:
        if name not in OPEN:
            raise Fault(path, 0, 0, "no_such_name", table="lexicon", name=name, known=OPEN)
    settings = Settings(
        select=_words(raw, "select", path),
        ignore=_words(raw, "ignore", path),
        limits=_limits(_table(raw, "limits", path), path),
        glossary=Glossary(
            **{name: _words(glossary, name, path) for name in glossary},
            entries=tuple((name, _words(lists, name, path)) for name in lists),
        ),
        year=year,
    )
    return Configuration(settings, fail_level, lang, path)


def _table(raw: Mapping[str, Any], name: str, path: str) -> Mapping[str, Any]:
    found = raw.get(name, {})
    if not isinstance(found, dict):
        raise Fault(path, 0, 0, "needs_table", name=name)
    return found


def _words(raw: Mapping[str, Any], name: str, path: str) -> tuple[str, ...]:
    found = raw.get(name, [])
    if not isinstance(found, list) or not all(_is_text(one) for one in found):
        raise Fault(path, 0, 0, "needs_texts", name=name)
    return tuple(found)


def _is_text(one: object) -> bool:
    return isinstance(one, str) and "\0" not in one


def _limits(raw: Mapping[str, Any], path: str) -> dict[str, float]:
    for name, value in raw.items():
        if name not in LIMITS:
            raise Fault(path, 0, 0, "no_such_name", table="limits", name=name, known=list(LIMITS))
        if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 <= value <= MOST:
            raise Fault(path, 0, 0, "needs_number", name=name, text=value)
    return dict(raw)
