"""Reading a plan written in Markdown: either language, mixed, full-width punctuation too.

Nothing is guessed: a line that is not understood is a `Problem` with its number and a remedy.
"""

from dataclasses import replace

from grove.quality.plan_file.document import Document, Item, Problem, normal
from grove.quality.plan_file.lines import Is, Line, read_line
from grove.quality.plan_file.messages import say
from grove.quality.plan_file.outline import Block, Node, blocks, nodes
from grove.quality.plan_file.shape import (
    PLAN,
    SECTION_WORDS,
    SECTIONS,
    Attribute,
    Noun,
    Part,
    Section,
    Type,
)
from grove.quality.plan_file.values import Unreadable, choice, code, read_value, shortened
from grove.quality.plan_file.words import Words

LONGEST_WORD, MOST_WORDS = 20, 3  # of what stands before a colon and may be an attribute


def read(text: str, language: str = "en") -> tuple[Document, list[Problem]]:
    """What a file says, and every line that is not understood, in order of lines.

    language    of the problems' messages; the file may be in either, or mixed
    """
    reader = _Reader(language)
    reader.read(text)
    return reader.document, sorted(reader.problems, key=lambda problem: problem.line)


class _Reader:
    """Goes through a file once, from title to sections to things to their attributes."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.document = Document()
        self.problems: list[Problem] = []

    def read(self, text: str) -> None:
        raw = normal(text.removeprefix("\ufeff")).split("\n")
        lines = [read_line(number, line) for number, line in enumerate(raw, start=1)]
        before, titles = blocks(lines, 1)
        self._nothing_here(before)
        if not titles:
            self._add(0, "", "no_first_line")
            return
        self._title(titles[0].head)
        for again in titles[1:]:
            self._say(again.head, "second_plan")
        above, sections = blocks(titles[0].lines, 2)
        self._attributes(self._nodes(above), PLAN, self.document.plan)
        for block in sections:
            self._section(block)

    def _title(self, line: Line) -> None:
        first, _space, rest = line.text.partition(" ")
        self.document.plan = Item(code=code(first), line=line.number)
        self.document.title = rest.strip()
        if not first:
            self._say(line, "no_plan_code")

    def _section(self, block: Block) -> None:
        key = SECTION_WORDS.find(block.head.text)
        section = next((one for one in SECTIONS if one.key == key), None)
        if section is None:
            self._say(
                block.head,
                "no_such_section",
                words=SECTION_WORDS,
            )
            return
        if section.key in self.document.sections:
            self._say(block.head, "section_twice")
            return
        self.document.sections.add(section.key)
        self.document.lines[section.key] = block.head.number
        above, below = blocks(block.lines, 3)
        if section.noun is not None and section.noun.items is None:
            self.document.lists[section.key] = self._items(self._nodes(above), section.noun)
            for extra in below:
                self._say(extra.head, "section_is_list")
            return
        self._nothing_here(above)
        if section.noun is not None:
            self.document.lists[section.key] = self._headed(below, section.noun)
            return
        for part in below:
            self._part(part, section)

    def _part(self, block: Block, section: Section) -> None:
        key = section.part_words.find(block.head.text)
        part = next((one for one in section.parts if one.word.key == key), None)
        if part is None:
            self._say(
                block.head,
                "no_such_part",
                words=section.part_words,
            )
            return
        if part.word.key in self.document.lines:
            self._say(block.head, "part_twice")
            return
        self.document.lines[part.word.key] = block.head.number
        if part.noun is not None:
            self.document.lists[part.word.key] = self._items(self._nodes(block.lines), part.noun)
        else:
            self.document.texts[part.word.key] = self._text(block, part)

    def _text(self, block: Block, part: Part) -> str:
        """Paragraphs as they stand, or the marked lines of a text that needs them."""
        lines = block.lines
        while lines and lines[0].kind is Is.BLANK:
            lines = lines[1:]
        while lines and lines[-1].kind is Is.BLANK:
            lines = lines[:-1]
        for line in lines:
            if line.kind is Is.HEADING:
                self._say(line, "heading_in_text")
        if not lines or lines[0].kind is not Is.QUOTE:
            return "\n".join(line.raw for line in lines)
        for line in lines:
            if line.kind is not Is.QUOTE:
                self._say(line, "unmarked_line")
        return "\n".join(line.text for line in lines)

    def _headed(self, found: list[Block], noun: Noun) -> list[Item]:
        items: list[Item] = []
        for block in found:
            item = self._head(block.head, block.head.text, noun)
            rows = self._nodes(block.lines)
            below = noun.items
            assert below is not None
            own = [row for row in rows if self._is_attribute(row, noun)]
            self._attributes(own, noun, item)
            strange = [row for row in rows if row not in own and _looks_like_attribute(row, below)]
            for row in strange:
                self._unknown(row, noun)
            others = [row for row in rows if row not in own and row not in strange]
            item.items = self._items(others, below)
            self._keep(items, item, noun)
        return items

    def _is_attribute(self, node: Node, noun: Noun) -> bool:
        return bool(node.word) and noun.find(node.word) is not None

    def _items(self, rows: list[Node], noun: Noun) -> list[Item]:
        items: list[Item] = []
        for row in rows:
            if row.line.kind is not Is.ITEM:
                self._unknown(row, noun)
                continue
            if row.quote is not None:
                self._say(row.line, "text_without_word")
            item = self._head(row.line, row.line.text, noun)
            self._attributes(row.below, noun, item)
            self._keep(items, item, noun)
        return items

    def _keep(self, items: list[Item], item: Item, noun: Noun) -> None:
        if not item.head and noun.letter != "*":
            self._add(
                item.line,
                item.code,
                "no_words",
                word=noun.head.word(self.language),
            )
        items.append(item)

    def _head(self, line: Line, text: str, noun: Noun) -> Item:
        if noun.letter:
            first, _space, rest = text.partition(" ")
            bare = code(first.rstrip(":：.、"))
            if _is_code(bare, noun.letter):
                return Item(head=rest.strip(), code=bare, line=line.number)
            if noun.letter == "*":
                self._say(line, "no_code")
        head = text
        if noun.head.choices is not None and text:
            head = self._chosen(line, noun.head.choices, text)
        return Item(head=head, line=line.number)

    def _chosen(self, line: Line, words: Words, text: str) -> str:
        first = text.split()[0]
        try:
            return choice(words, text)
        except Unreadable as error:
            if words.find(first):  # a code before its name
                return choice(words, first)
            self._say(line, error.key, **error.values)
            return text

    def _attributes(self, rows: list[Node], noun: Noun, item: Item) -> None:
        for row in rows:
            attribute = noun.find(row.word) if row.word else None
            if attribute is None or (noun is PLAN and attribute is noun.head):
                self._unknown(row, noun)
                continue
            if attribute.key in item.lines:
                self._say(row.line, "said_twice")
                continue
            item.lines[attribute.key] = row.number
            if attribute.type is Type.LIST and attribute.noun is not None:
                item.values[attribute.key] = self._items(row.below, attribute.noun)
                continue
            for extra in row.below:
                self._unknown(extra, noun)
            self._attribute(row, attribute, noun, item)

    def _attribute(self, row: Node, attribute: Attribute, noun: Noun, item: Item) -> None:
        text = row.after
        if row.quote is not None:
            if text:
                self._say(row.line, "text_twice")
            text = "\n".join(row.quote)
        if attribute is noun.head:
            if item.head:
                self._say(row.line, "said_twice")
            item.head = text
            return
        try:
            item.values[attribute.key] = read_value(attribute, text)
        except Unreadable as error:
            self._say(row.line, error.key, **error.values)

    def _nodes(self, lines: list[Line]) -> list[Node]:
        for line in lines:
            if line.kind is Is.HEADING:
                self._say(line, "heading_too_deep")
        rows, stray = nodes([line for line in lines if line.kind is not Is.HEADING])
        for line in stray:
            self._say(line, "stray_text")
        return rows

    def _nothing_here(self, lines: list[Line]) -> None:
        for line in lines:
            if line.kind is not Is.BLANK:
                self._say(line, "nothing_expected")

    def _unknown(self, row: Node, noun: Noun) -> None:
        known = Words(
            replace(one.word, also=()) for one in (noun.head, *noun.attributes) if noun is not PLAN
        )
        words = known if noun is not PLAN else Words(one.word for one in PLAN.attributes)
        self._say(
            row.line,
            "not_understood",
            words=words,
        )

    def _say(self, line: Line, key: str, **values: object) -> None:
        self._add(line.number, line.raw, key, **values)

    def _add(self, number: int, text: str, key: str, **values: object) -> None:
        message = say(key, self.language, **values)
        self.problems.append(Problem(number, shortened(text), message))


def _looks_like_attribute(node: Node, noun: Noun) -> bool:
    """Whether a line without a code is rather a misspelt `word: value` than a sentence."""
    first = code(node.line.text.split()[0].rstrip(":：.、")) if node.line.text else ""
    short = len(node.word) <= LONGEST_WORD and len(node.word.split()) <= MOST_WORDS
    return bool(node.word) and short and not _is_code(first, noun.letter)


def _is_code(text: str, letter: str) -> bool:
    """O3 for the letter O; PLAT-26-K3 for "*"."""
    if letter == "*":
        department, _dash, rest = text.partition("-")
        return bool(department) and "-" in rest and _is_code(rest.rpartition("-")[2], "K")
    number = text[1:]
    return (
        text[:1] == letter
        and number.isascii()
        and number.isdigit()
        and number[0] != "0"
        and len(number) <= 6
    )
