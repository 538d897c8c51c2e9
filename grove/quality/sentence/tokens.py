"""One pass over a sentence: numbers, words of the grammar, signs, and everything else.

`kind` says what a token is: "#" a number, "w" an English word and "z" Chinese characters that the
grammar does not know, "n" a Chinese word that only looks like one of ours, a class of `words_en` or
`words_zh`, or a sign. One token stands before the first and three behind the last, so that looking
one back and a few ahead needs no care.
"""

import re
from decimal import Decimal
from functools import cache
from itertools import accumulate

from grove.quality.normalise import says
from grove.quality.sentence.characters import Token, add_characters
from grove.quality.sentence.list_marks import BEGINS, ENDS, is_hyphened, with_commas, without_marks
from grove.quality.sentence.misspelt import looks_misspelt, respelled
from grove.quality.sentence.numerals import MOST_DIGITS, of_digits
from grove.quality.sentence.word_table import Phrases
from grove.quality.sentence.words_en import CURRENCIES, DATED, DOLLARS, ENTRIES, SIGNS, Known

_NO_PHRASES: Phrases = {}
_KNOWN = ENTRIES | {
    sign: (kind, value, None, _NO_PHRASES, sign == "/") for sign, (kind, value) in SIGNS.items()
}


@cache
def _pattern() -> "re.Pattern[str]":
    # Letters beyond ASCII by what they are: a range of all Chinese takes 2 ms to compile.
    return re.compile(
        r"([a-z][a-z0-9_']*(?:[.-][0-9][a-z0-9]*)*"
        r"|[1-4]q(?![a-z0-9])|[1-4]q(?=2[4-9](?![a-z0-9]))|[0-9](?:(?:[0-9.,]|'(?=[0-9]{3}(?![0-9])))*[0-9])?|(?<![\w.,)])\.[0-9]{1,6}(?![\w.])"
        r"|[^\W\x00-\x7f]+"
        r"|[-=]{1,3}>{1,2}|\.{2,3}|[<>]=|=<|>>|//|\+/-|[^\s\x00*_`])"  # emphasis is no text
    )


@cache
def _runs() -> "re.Pattern[str]":
    return re.compile(r"([^\x00-\x7f]+)")


@cache
def _bare_point() -> "re.Pattern[str]":
    # .5 is a number where no letter stands beside it, of whatever script.
    return re.compile(r"(?<![0-9])\.[0-9]")


@cache
def _time_pattern() -> "re.Pattern[str]":
    return re.compile(r"(h|hr|hrs|m|min)([0-9]{1,2})(m|mins?|s|secs?)?(?![a-z0-9])")


_WAYS = frozenset(("up", "down", "upto", "downto"))
_LOOKED_AT = _WAYS | {"time", "share", "cur"}  # see `_add_known`
_LOOSE = frozenset(("over", "in", "on", "by"))
_MONEY = frozenset("eur usd gbp chf rmb cny jpy inr sgd hkd aud cad nzd".split())
_AREAS = frozenset(("m2", "m3"))
_MARKS_OF_PARTS = frozenset(("mid", "end", "early", "late", "start"))
_NO_WORDS: frozenset[str] = frozenset()
_UNKNOWN: Known = ("", "", None, _NO_PHRASES, False)
_BEGIN: Token = ("begin", "", "", 0, 0, None)
# Remembered of words and of stretches between blanks, both short where language is natural.
MOST_REMEMBERED, LONGEST = 20_000, 40
Alone = tuple[str, str, Decimal | None]
# Kind, value and number of a word wherever it stands, or None where what is around it decides; and
# what the grammar knows of it.
Told = tuple[Alone | None, Known | None]
Piece = tuple[str, int, int, Told]  # a word, where it begins and ends in its stretch, and that


class _Words(dict[str, Told]):
    """Words, worked out when first met: sentences differ, their words come again."""

    def __missing__(self, word: str) -> Told:
        told = _alone(word), _KNOWN.get(word)
        if len(word) <= LONGEST and len(self) < MOST_REMEMBERED:
            self[word] = told
        return told


class _Pieces(dict[str, list[Piece]]):
    """Stretches between two blanks, taken apart. Remembered without Chinese, of which a stretch
    may be a sentence.
    alone   those of them that are one word which is the same wherever it stands
    """

    def __init__(self) -> None:
        super().__init__()
        self.alone: dict[str, Alone] = {}

    def __missing__(self, chunk: str) -> list[Piece]:
        parts = _pattern().split(chunk)  # blanks, word, blanks, word, … blanks
        ends = list(accumulate(map(len, parts)))
        words = _WORDS
        found = [
            (word, start, end, words[word]) if word != "+/-" else ("±", start, end, words["±"])
            for word, start, end in zip(parts[1::2], ends[::2], ends[1::2], strict=False)
        ]
        if len(chunk) <= LONGEST and len(self) < MOST_REMEMBERED and chunk.isascii():
            self[chunk] = found
            if len(found) == 1 and found[0][0] == chunk:
                told = found[0][3][0]
                if told is not None:
                    self.alone[chunk] = told
        return found


def _alone(word: str) -> Alone | None:
    entry = _KNOWN.get(word)
    if entry is not None:
        kind, value, number, phrases, dates = entry
        return None if phrases or dates or kind in _LOOKED_AT else (kind, value, number)
    first = word[0]
    if first >= "\x80":
        return None if first.isalnum() else ("x", "", None)
    if word.isalpha():
        return "w", "", None
    if len(word) <= 2 and word.isdecimal() and (first != "0" or word == "0"):
        return "#", "", Decimal(word)
    if first == "." and word[1:2].isdigit():
        return "#", "", Decimal(f"0{word}")  # .82
    return None if first.isalnum() or first == "_" else ("x", "", None)


_WORDS = _Words()
_PIECES = _Pieces()


class Tokens:
    """Parallel lists, one entry per token; `kind` changes while dates are taken out."""

    __slots__ = (
        *("asked", "dated", "end", "kind", "kinds", "latin"),
        *("number", "start", "text", "value", "word"),
    )

    def __init__(self, text: str, items: list[Token], dated: list[int], latin: bool) -> None:
        size = len(text)
        items += (("eos", "", "", size, size, None),) * 4
        kinds, self.value, self.word, starts, self.end, numbers = zip(*items)  # noqa: B905 they are all as long
        self.number: list[Decimal | None] = list(numbers)
        self.text = text
        self.latin = latin  # nothing Chinese to look for
        self.kind: list[str] = list(kinds)
        self.kinds = frozenset(kinds)  # what there was before any date was taken out
        self.start: list[int] = list(starts)
        self.asked: dict[object, bool] | None = None  # what `about` has found out
        self.dated = dated  # tokens at which a date may begin

    def about(self, words: frozenset[str] = _NO_WORDS, parts: tuple[str, ...] = ()) -> bool:
        """Whether one of the words, or a part of one, stands anywhere. Looked for once a text, so
        that a long one may ask of each of its numbers."""
        if self.asked is None:
            self.asked = {}
        found = self.asked.get((words, parts))
        if found is None:
            found = not words.isdisjoint(self.word)
            if parts and not found:
                found = says(self.text, parts)
            self.asked[words, parts] = found
        return found

    def tight(self, at: int) -> bool:
        """Whether token `at` stands right behind the one before it."""
        return bool(self.start[at] == self.end[at - 1])


def tokenise(text: str) -> Tokens:
    """Tokens of a normalised text in lower case. Linear in its length."""
    if not text.isascii():
        if " " in text and max(text) >= "\u4e00":
            text = with_commas(text)
        if looks_misspelt(text):
            text = respelled(text)
    if text[:1] in BEGINS or text[-1:] in ENDS:
        text = without_marks(text)
    items: list[Token] = [_BEGIN]
    add = items.append
    dated: list[int] = []
    alone = _PIECES.alone
    latin = True
    behind = skip = 0
    for chunk in text.split(" "):
        start, behind = behind, behind + len(chunk) + 1
        plain = alone.get(chunk)
        if plain is not None and start >= skip:
            kind, value, number = plain
            add((kind, value, chunk, start, behind - 1, number))
            continue
        beyond = not chunk.isascii()
        if beyond and latin:
            latin = not ("\u4e00" <= chunk[0] <= "\u9fff" or _is_chinese(chunk))
        if not beyond or ("." in chunk and _bare_point().search(chunk)):
            skip = _add_pieces(items, dated, text, chunk, start, skip)
            continue
        for part in _runs().split(chunk):  # ASCII, characters, ASCII, … ASCII
            end = start + len(part)
            if part and end > skip:
                if part[0] < "\x80":
                    skip = _add_pieces(items, dated, text, part, start, skip)
                else:
                    skip = add_characters(items, dated, text, start if start > skip else skip, end)
            start = end
    return Tokens(text, items, dated, latin)


def _is_chinese(chunk: str) -> bool:
    """Whether there is Chinese in it, and not only é of a name, €, an arrow."""
    for char in chunk:
        if char >= "\u2e80" and char.isalnum():
            return True
    return False


def _add_pieces(
    items: list[Token], dated: list[int], text: str, chunk: str, first: int, skip: int
) -> int:
    """What a stretch without blanks consists of. first, skip: where it begins, and what of the text
    is read already. Where reading goes on.
    """
    for word, start, end, (told, known) in _PIECES[chunk]:
        start += first
        end += first
        if start < skip:
            if end <= skip:
                continue
            word = word[skip - start :]  # the rest behind a phrase: 'in place'
            start, (told, known) = skip, _WORDS[word]
        if told is not None:
            items.append((told[0], told[1], word, start, end, told[2]))
        elif known is not None:
            kind, value, number, phrases, dates = known
            behind = text[start + len(word) : start + len(word) + 2]
            if dates or kind in _LOOKED_AT or behind in phrases or behind[:1] in phrases:
                skip = _add_known(items, dated, text, word, start, end) or skip
            else:  # nothing that follows makes a phrase of it
                if kind in _LOOSE and items[-1][0] == "-" and is_hyphened(text, start, start):
                    kind = "w"  # hand-over, log-in, stand-by
                items.append((kind, value, word, start, end, number))
        elif word[0] >= "\x80":
            skip = add_characters(items, dated, text, start, end)
        elif word[0].isdigit():
            _add_digits(items, dated, text, word, start)
        else:
            skip = _add_joined(items, dated, text, word, start)
    return skip


def _add_known(
    items: list[Token], dated: list[int], text: str, word: str, start: int, end: int
) -> int:
    """A word of the grammar, or the longest phrase it begins. Where that ends; 0: no phrase."""
    kind, value, number, phrases, dates = _KNOWN[word]
    skip = 0
    if phrases:
        behind = text[start + len(word) : start + len(word) + 2]
        for phrase, phrased in phrases.get(behind) or phrases.get(behind[:1], ()):
            stop = start + len(phrase)
            if text.startswith(phrase, start) and not text[stop : stop + 1].isalnum():
                if phrase == "in half" and text.startswith((" a ", " an "), stop):
                    continue  # in half a day
                kind, value = phrased
                word, skip, end = phrase, stop, stop
                number, dates = None, kind in DATED
                break
        if kind == "time":  # half an hour
            kind, (amount, _, value) = "#", value.partition(" ")
            number = Decimal(amount)
        elif kind == "share":  # half of: "of" stays for itself
            skip = end = start + len(word) - 3
            kind, value, word, number = "#", "%", word[:-3], Decimal(value)
    if dates:
        if word == "H":  # 2H27, whose capital was kept
            value, start = items[-1][2], items.pop()[3]
            word = f"h{value}"
        dated.append(len(items))
    elif word == "$" and items[-1][2] in DOLLARS and items[-1][4] == start:
        value, start = DOLLARS[items[-1][2]], items.pop()[3]
    elif (kind in _WAYS and is_hyphened(text, start, end)) or (
        kind in _LOOSE and text[start - 1 : start] == "-" and is_hyphened(text, start, start)
    ):
        kind = "w"  # set-up, follow-up, cut-off, hand-over
    items.append((kind, value, word, start, end, number))
    return skip


def _add_joined(items: list[Token], dated: list[int], text: str, word: str, start: int) -> int:
    """jun-30, fy27, EUR8.5M and sub-2 come apart or are dates; v3.2, sev-1, tier-1 stay names.

    Where reading goes on.
    """
    end = start + len(word)
    if word[:3] in _MONEY and word[3:4].isdigit():  # EUR8.5M
        items.append(("cur", CURRENCIES[word[:3]], word[:3], start, start + 3, None))
        return max(end, _add_pieces(items, dated, text, word[3:], start + 3, 0))
    if items[-1][0] == "#" and items[-1][4] == start and word[0] in "hm":
        half = word in _HALVES and text[end : end + 1] == ":"  # 1H26: 17 %
        joined = None if half or word in _AREAS else _time_pattern().fullmatch(word)
        if joined:  # 2h30, 1h05m
            unit, digits, smaller = joined.groups()
            at = start + len(unit)
            items.append(("w", "", unit, start, at, None))
            items.append(("#", "", digits, at, at + len(digits), Decimal(digits)))
            smaller = smaller or {"h": "min", "m": "s"}[unit[0]]
            items.append(("w", "", smaller, at + len(digits), end, None))
            return end
    size = next((at for at, char in enumerate(word) if char in "-.'"), len(word))
    if items[-1][0] == "#" and items[-1][4] == start and word[size : size + 1] == "-":
        digits = size + 1
        while word[digits : digits + 1].isdecimal() or word[digits : digits + 1] == ".":
            digits += 1
        if word[digits:] in ("", word[:size]):  # 1.5x-2x, 10k-20k
            middle = start + size
            items.append(("w", "", word[:size], start, middle, None))
            items.append(("-", "", "-", middle, middle + 1, None))
            _add_digits(items, dated, text, word[size + 1 : digits], middle + 1)
            if word[digits:]:
                items.append(("w", "", word[digits:], start + digits, end, None))
            return end
    head, rest = word[:size], start + size
    if head == "sub" and word[size + 1 :].replace(".", "").isdecimal():
        items.append(("cmp", "<", "sub-", start, rest + 1, None))
        _add_digits(items, dated, text, word[size + 1 :], rest + 1)
        return end
    kind, value, _, _, dates = ENTRIES.get(head, _UNKNOWN)
    dates = dates or (head in _MARKS_OF_PARTS and word[size + 1 : size + 3] == "20")
    if size < len(word) and dates:
        dated.append(len(items))
        items.append((kind, value, head, start, rest, None))
        if word[size] in "-'" and word[size + 1 :].isdecimal():
            items.append(("-" if word[size] == "-" else "x", "", word[size], rest, rest + 1, None))
            _add_digits(items, dated, text, word[size + 1 :], rest + 1)
            return end
        return rest
    due = text[end : end + 2].lstrip()[:1] in _DUE or items[-1][0] in ("by", "until")
    due = due or (word[:2] in _WEEKS and items[-1][0] in _CUTS)
    year = word[2:].replace("q", "", 1)  # FY27Q2
    if (word[:2] == "fy" and year.isdecimal()) or (due and _is_week(word)):
        dated.append(len(items))
        items.append(("vague_date", "", word, start, end, None))
    else:
        named = "name" if size < len(word) and word[size] != "'" else ""
        items.append(("w", named, word, start, end, None))
    return end


_WEEKS = frozenset(("kw", "cw", "wk"))
_CUTS = frozenset(("stop", "comma", "(", "-"))
_UNTIL = frozenset(("截止", "截至", "ddl", "最晚", "最迟"))
_HALVES = frozenset(("h24", "h25", "h26", "h27"))
_DUE = frozenset("前末底内")


def _is_week(word: str) -> bool:
    """W26: a week of the year, whose days a calendar knows; M6: a month since something began."""
    number = word[2:] if word[:2] in _WEEKS else word[1:] if word[0] in "wm" else ""
    return number.isdecimal() and len(number) <= 2 and int(number) <= 53


def _add_digits(items: list[Token], dated: list[int], text: str, run: str, start: int) -> None:
    """A number; "5,3" before 月 is two of them."""
    end = start + len(run)
    if "'" in run:
        run = run.replace("'", ",")  # 310'000
    if len(run) == 3 and run.isdecimal() and _continues(items, text, start):
        first = items.pop()
        run, start = f"{first[2]},{run}", first[3]
    if run.isdecimal() and len(run) <= MOST_DIGITS:
        value: Decimal | None = Decimal(run)
    else:
        value = of_digits(run, share=text.startswith(("%", " %", "‰", "×", "x"), end))
    if value is None and "," in run:
        before, _, after = run.rpartition(",")
        if len(after) <= 4 and text[end : end + 2].lstrip()[:1] in ("月", "-", "/", "年"):
            _add_digits(items, dated, text, before, start)
            comma = start + len(before)
            items.append(("comma", "", ",", comma, comma + 1, None))
            run, start, value = after, comma + 1, of_digits(after)
    short = len(run) <= 5 and "." in run
    short = short and (items[-1][0] in ("by", "until") or items[-1][2][-3:] in _UNTIL)
    if not short and len(run) == 5 and run[2] == "." and run[3] in "01":  # …, 31.03.
        short = items[-1][0] in _CUTS or text[start - 1 : start] == "\t"
    elif not short and 3 < len(run) < 6 and run[-3] == "." and end == len(text):
        short = items[-1][0] in _CUTS and not text.isascii()  # …，8.31
    short = short or (run[0] == "0" and len(run) == 2 and text[end : end + 1] == "-")  # 04-30
    if short or (len(run) >= 4 and (run[:2] == "20" or run.count(".") == 2)):
        dated.append(len(items))
    items.append(("#", "", run, start, end, value))


def _continues(items: list[Token], text: str, start: int) -> bool:
    """Whether three digits go on a number with a space for thousands: 3 000 tickets."""
    kind, _, word, _, end, number = items[-1]
    if kind != "#" or end + 1 != start or text[end] != " " or number is None:
        return False
    after = text[start + 3 : start + 5]
    if after[:1] in ("%", "-", ":") or not number or (after[:1] == "/" and not after[1:].isalpha()):
        return False  # but 2 300/day
    if text[start] == "0":
        return word.isdecimal() and len(word) <= 3  # nothing is numbered 000
    if len(word) == 3 and max(text) >= "\u4e00":
        return False  # bug 数 300 200: two of them
    few = word.isdecimal() and (len(word) <= 3 or " " in text[items[-1][3] : end])
    zeros = text.startswith("000", start)  # the module 30 000
    return few and (zeros or items[-2][0] not in ("month", "w", "quarter", "top", "#"))
