"""Runs axe-core in a page, under the page's own Content-Security-Policy."""

from functools import cache
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, Page

SOURCE = Path(__file__).parent / "vendor" / "axe-core" / "axe.min.js"
RUN = """
typeof axe === "undefined" ? null : axe.run(document, {resultTypes: ["violations"]}).then(
  result => result.violations.map(found => ({
    rule: found.id,
    impact: found.impact,
    help: found.help,
    places: found.nodes.map(node => node.target.join(" ") + ": " + node.failureSummary),
  })))
"""


def bring_along(context: BrowserContext) -> None:
    """Have axe in every page that is opened from now on: less work than bringing it to each."""
    context.add_init_script(_source())


def violations(page: Page) -> list[str]:
    """What axe finds on the page as it stands, of any impact, one readable text for each rule.

    The script goes in through the debugger, which no Content-Security-Policy stops and which
    leaves the policy as it is for the page itself.
    """
    debugger = page.context.new_cdp_session(page)
    try:
        found = _evaluate(debugger, RUN)
        if found is None:
            _evaluate(debugger, _source())
            found = _evaluate(debugger, RUN)
    finally:
        debugger.detach()
    return [
        f"{one['rule']} ({one['impact']}): {one['help']}\n    " + "\n    ".join(one["places"])
        for one in found
    ]


def _evaluate(debugger: Any, expression: str) -> Any:
    answer = debugger.send(
        "Runtime.evaluate",
        {"expression": expression, "awaitPromise": True, "returnByValue": True},
    )
    if "exceptionDetails" in answer:
        raise RuntimeError(answer["exceptionDetails"]["exception"].get("description", "axe failed"))
    return answer["result"].get("value")


@cache
def _source() -> str:
    return f"{SOURCE.read_text(encoding='utf-8')}\n;undefined"
