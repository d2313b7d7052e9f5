"""Places in a list said by number: "ranked 38th", 12-е место, 第7大, 5-орын."""

import re

from dashboard.claims.reader.model import Tag

_PRINTED = {
    "en": r"(?:ranked|ranking|ranks|placed) (\d{1,3})(?:st|nd|rd|th)\b"
    r"|\b(\d{1,3})(?:st|nd|rd|th)(?:[- ](?:largest|biggest|most important)| place| position| spot)\b",
    "ru": r"(?<!\d)(\d{1,3})-?(?:е|ое|м|ом|ю|й|я|ую) (?:мест[оае]|позици[юия]|строчк[уеа])\b"
    r"|(?<!\d)(\d{1,3})-?(?:м|й|я|ым|ой) по (?:величине|объ[ёе]му)",
    "kk": r"(?<!\d)(\d{1,3})-?(?:ші |шы )?-?орын",
    "he": r"מקום ה?-?(\d{1,3})(?!\d)",
    "zh": r"第(\d{1,3})(?:大|位|名)|(?:排名|位居|名列|位列|居|排在)第(\d{1,3})(?!\d)",
    "tr": r"(?<!\d)(\d{1,3})(?:\.|'?[uüıi]?nc[uüıi]) (?:sıra|büyük|en büyük)",
}
_ORDINALS = {language: re.compile(pattern) for language, pattern in _PRINTED.items()}


def ordinals(norm: str, start: int, end: int, language: str) -> list[Tag]:
    """Find the places said by number, as words for a rank."""
    pattern = _ORDINALS.get(language)
    if pattern is None:
        return []
    return [
        Tag(match.start(), match.end(), "rank", int(next(filter(None, match.groups()))))
        for match in pattern.finditer(norm, start, end)
    ]
