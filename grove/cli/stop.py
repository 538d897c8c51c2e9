"""How a command ends early: with words for a person, never with a traceback."""

FAILED, MISUSED = 1, 2


class Stop(Exception):
    """A command cannot go on; the message says what happened and what to do."""

    def __init__(self, message: str, code: int = FAILED) -> None:
        super().__init__(message)
        self.code = code
