"""A mail server on this machine that keeps what it is given: enough of SMTP for real letters."""

import asyncio
import threading
from email import message_from_bytes
from email.message import Message
from email.policy import default


class PostOffice:
    """Listens on a free port while it is open; `letters` are the messages it took.

    `refuses` are addresses it answers with 550.
    """

    def __init__(self, refuses: frozenset[str] = frozenset()) -> None:
        self.letters: list[Message] = []
        self.refuses = refuses
        self.port = 0
        self._ready = threading.Event()
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def __enter__(self) -> "PostOffice":
        self._thread.start()
        assert self._ready.wait(10)
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        server = self._loop.run_until_complete(asyncio.start_server(self._serve, "127.0.0.1", 0))
        self.port = server.sockets[0].getsockname()[1]
        self._ready.set()
        self._loop.run_forever()
        server.close()
        for task in asyncio.all_tasks(self._loop):
            task.cancel()
        self._loop.run_until_complete(asyncio.sleep(0))
        self._loop.close()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"220 post office\r\n")
        while line := await reader.readline():
            verb = line[:4].upper().strip()
            if verb == b"DATA":
                writer.write(b"354 go on\r\n")
                body = await reader.readuntil(b"\r\n.\r\n")
                text = body[:-5].replace(b"\r\n..", b"\r\n.")
                self.letters.append(message_from_bytes(text, policy=default))
                writer.write(b"250 taken\r\n")
            elif verb == b"RCPT" and any(one.encode() in line for one in self.refuses):
                writer.write(b"550 nobody here\r\n")
            elif verb == b"QUIT":
                writer.write(b"221 bye\r\n")
                break
            else:
                writer.write(b"250 ok\r\n")
            await writer.drain()
        writer.close()
