"""What can be wrong in a plan file, in the reader's language; the texts stand in messages.toml."""

from functools import cache

from grove.quality.plan_file.words import Words


def say(key: str, language: str, **values: object) -> str:
    """One message. A list of words among the values is written out in that language."""
    texts = _messages()[key]
    said = {name: _written(value, language) for name, value in values.items()}
    return texts["zh" if language[:2].lower() == "zh" else "en"].format_map(said)


def _written(value: object, language: str) -> str:
    if isinstance(value, Words):
        return ("、" if language[:2].lower() == "zh" else ", ").join(value.all(language))
    return str(value)


@cache
def _messages() -> dict[str, dict[str, str]]:
    import tomllib

    with open(f"{__file__.removesuffix('.py')}.toml", "rb") as file:
        texts: dict[str, dict[str, str]] = tomllib.load(file)
    return texts
