"""Every text that the interface asks for is there, and every text that is there is asked for."""

import re

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
