"""Lines that were broken to fit a page go on; headlines, lists and paragraphs end where their line does."""

import re

NARROWEST = 50  # letters of a line that a page's width may have broken
FULL = 0.8  # of the widest line of its paragraph
_PARAGRAPH = re.compile(r"(?:[^\n]+\n?)+")
_ENDED = re.compile(r"[.!?。！？:;।۔]['\"»”)\]]*\s*$")
_ENTRY = re.compile(r"\s*(?:[-–—•*·]|\d{1,2}[.)])\s")


def unwrapped(text: str) -> str:
    """Put a space for each line break inside a sentence; every other letter stays where it is."""
    if "\n" not in text:
        return text
    return _PARAGRAPH.sub(lambda found: _paragraph(found.group()), text)


def _paragraph(text: str) -> str:
    lines = text.split("\n")
    widest = max(len(line) for line in lines)
    parts = []
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        broken = (
            len(line) >= max(NARROWEST, FULL * widest)
            and following.strip()
            and not _ENDED.search(line)
            and not _ENTRY.match(following)
        )
        parts.append(f"{line}{' ' if broken else chr(10)}")
    return "".join(parts)[:-1]
