"""The blocks of a page of docs/hubs, so that what is checked is what is written there.

A block is fenced and stands below a comment that names it: `<!-- file: bridge.toml -->`. Example
addresses become those of this machine.
"""

import re
from pathlib import Path

DOCS = Path(__file__).resolve().parents[3] / "docs" / "hubs"
BLOCK = re.compile(r"<!-- file: (\S+) -->\n+```\w*\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def blocks(page, addresses):
    """The blocks by name; `addresses` maps what the page says to what is true here."""
    found = {}
    for name, text in BLOCK.findall((DOCS / page).read_text("utf-8")):
        for example, real in addresses.items():
            text = text.replace(example, real)
        if "example." in text:
            raise SystemExit(f"{page}: {name} has an address that nobody replaces")
        found[name] = text
    if not found:
        raise SystemExit(f"{page} has no blocks")
    return found
