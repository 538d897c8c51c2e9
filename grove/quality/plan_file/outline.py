"""From lines to an outline: headings, what stands below each, what is indented below what."""

from dataclasses import dataclass, field

from grove.quality.plan_file.lines import Is, Line

COLONS = ":："


@dataclass
class Node:
    """One line of a list and what is indented below it. `quote`: its marked lines, or None."""

    line: Line
    below: "list[Node]" = field(default_factory=list)
    quote: list[str] | None = None

    @property
    def number(self) -> int:
        return self.line.number

    @property
    def word(self) -> str:
        """What stands before the first colon; empty without one."""
        at = _colon(self.line.text)
        return self.line.text[:at].strip() if at > 0 else ""

    @property
    def after(self) -> str:
        """What stands behind the first colon."""
        return self.line.text[_colon(self.line.text) + 1 :].strip()


@dataclass
class Block:
    """A heading and the lines below it, up to the next heading of its rank or above."""

    head: Line
    lines: list[Line] = field(default_factory=list)
    blocks: "list[Block]" = field(default_factory=list)


def blocks(lines: list[Line], depth: int) -> tuple[list[Line], list[Block]]:
    """The lines before the first heading of this depth, and the headings with what follows each."""
    before: list[Line] = []
    found: list[Block] = []
    for line in lines:
        if line.kind is Is.HEADING and line.depth <= depth:
            found.append(Block(line))
        elif found:
            found[-1].lines.append(line)
        else:
            before.append(line)
    return before, found


def nodes(lines: list[Line]) -> tuple[list[Node], list[Line]]:
    """The lines of a list as a tree, and the marked lines that belong to nothing."""
    top: list[Node] = []
    open_nodes: list[Node] = []
    stray: list[Line] = []
    for line in lines:
        if line.kind is Is.BLANK:
            continue
        if line.kind is Is.QUOTE:
            if not open_nodes or open_nodes[-1].below:
                stray.append(line)
                continue
            last = open_nodes[-1]
            last.quote = [*(last.quote or []), line.text]
            continue
        while open_nodes and open_nodes[-1].line.depth >= line.depth:
            open_nodes.pop()
        node = Node(line)
        (open_nodes[-1].below if open_nodes else top).append(node)
        open_nodes.append(node)
    return top, stray


def _colon(text: str) -> int:
    places = [at for at in map(text.find, COLONS) if at >= 0]
    return min(places, default=-1)
