"""Every text that the interface asks for is there, and every text that is there is asked for."""

import re
from collections import Counter

from dashboard import texts
from etl.lineage import ROOT

_ASKED = re.compile(r"""\b(?:text|words)\(\s*f?["']([a-z_.{}]+)["']""")


def test_texts_and_their_uses_match() -> None:
    code = "\n".join(file.read_text(encoding="utf-8") for file in (ROOT / "dashboard").rglob("*.py"))
    patterns = [re.sub(r"\\\{\w+\\\}", r"\\w+", re.escape(key)) for key in _ASKED.findall(code)]
    keys = set(texts._texts("en"))
    unused = {key for key in keys if not any(re.fullmatch(pattern, key) for pattern in patterns)}
    missing = {pattern for pattern in patterns if not any(re.fullmatch(pattern, key) for key in keys)}
    assert (unused, missing) == (set(), set())


def test_no_key_stands_twice() -> None:
    """YAML would let the last one win without a word."""
    path: list[str] = []
    keys = []
    for indent, name in re.findall(
        r"^( *)(\w+):", (texts.FOLDER / "en.yml").read_text("utf-8"), re.MULTILINE
    ):
        path = [*path[: len(indent) // 2], name]
        keys.append(".".join(path))
    assert [key for key, count in Counter(keys).items() if count > 1] == []
