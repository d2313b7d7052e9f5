"""Digits and number characters to a value: which mark parts thousands and which is the decimal point."""

import re

GROUP = 3
_SPLIT = re.compile(r"\d{1,2} \d{1,2}\.\d+")  # 41 0.6亿
_HAN_DIGITS = {letter: at for at, letter in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2}
_HAN_UNITS = {"十": 10, "百": 100, "千": 1000}


def parse(printed: str, decimal: str, group: str, *, scaled: bool) -> float | None:
    """Read digits with separators; a scale or a percent sign after them makes a lone separator a decimal point.

    Args:
        printed: digits with ``.``, ``,``, spaces, apostrophes or middle dots.
        decimal: the decimal point of the language.
        group: what the language prints between thousands.
        scaled: whether a scale word or percent sign follows.

    Returns:
        None where the separators belong to no number (dates, addresses).
    """
    text = re.sub(r" ?([.,]) ?", r"\1", printed)
    if _SPLIT.fullmatch(text):
        text = text.replace(" ", "")
    text = text.replace("・", ".").replace("·", ".")
    parts = re.split(r"[ ']", text)
    if len(parts) > 1:
        if any(len(part) != GROUP for part in (*parts[1:-1], re.split("[.,]", parts[-1])[0])):
            return None
        text = "".join(parts)
    marks = [letter for letter in text if letter in ".,"]
    if len(marks) == 1:
        return _one_mark(text, marks[0], decimal, group, scaled=scaled)
    if len(set(marks)) > 1:
        whole, last, rest = text.rpartition(marks[-1])
        return float(f"{re.sub('[.,]', '', whole)}.{rest}") if marks.count(last) == 1 else None
    pieces = text.split(marks[0]) if marks else [text]
    return float("".join(pieces)) if all(len(piece) == GROUP for piece in pieces[1:]) else None


def _one_mark(text: str, mark: str, decimal: str, group: str, *, scaled: bool) -> float:
    whole, rest = text.split(mark)
    groups = len(rest) == GROUP and len(whole) <= GROUP and whole != "0"
    foreign = mark != decimal and not (scaled and mark != group)
    if groups and (foreign or (mark == "," and not scaled)):
        return float(whole + rest)
    return float(f"{whole}.{rest}")


def from_characters(text: str) -> float | None:
    """Read 一百零八 or 一○六三; a lone 百 or 千 is no number."""
    if all(letter in _HAN_DIGITS for letter in text):
        return float("".join(str(_HAN_DIGITS[letter]) for letter in text))
    total, digit = 0, None
    for letter in text:
        if letter in _HAN_DIGITS:
            digit = _HAN_DIGITS[letter]
        else:
            total += (1 if digit is None else digit) * _HAN_UNITS[letter]
            digit = None
    return float(total + (digit or 0)) if total or digit is not None else None
