"""Notices what a person at the page would not: console errors, foreign requests, broken parts."""

from urllib.parse import urlsplit

from playwright.sync_api import ConsoleMessage, Page, Request, Response

# Chromium logs every refused page too; whether it was refused rightly is for the test to say.
REFUSED = "Failed to load resource"
ASKED_FOR_BY_PEOPLE = {"document", "fetch", "xhr"}


class Watchman:
    """Collects faults of the pages it watches; `report` fails with all of them at once."""

    def __init__(self, origin: str) -> None:
        self._host = urlsplit(origin).netloc
        self.faults: list[str] = []

    def watch(self, page: Page) -> None:
        """Listen from now on, before the first address is opened."""
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.faults.append(f"script error: {error}"))
        page.on("request", self._request)
        page.on("response", self._response)

    def report(self) -> None:
        """Fail if anything was noticed."""
        assert not self.faults, "\n".join(self.faults)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error" and not message.text.startswith(REFUSED):
            self.faults.append(f"console: {message.text}")

    def _request(self, request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme in {"http", "https", "ws", "wss"} and address.netloc != self._host:
            self.faults.append(f"request to another origin: {request.url}")

    def _response(self, response: Response) -> None:
        part = response.request.resource_type not in ASKED_FOR_BY_PEOPLE
        if response.status >= 500 or (part and response.status >= 400):
            self.faults.append(f"{response.status} for {response.url}")
