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
_STEMS = {
    "ru": ("перв", "втор", "трет", "четверт", "пят", "шест", "седьм"),
    "kk": ("бірінші", "екінші", "үшінші", "төртінші", "бесінші", "алтыншы", "жетінші"),
    "uz": ("биринчи", "иккинчи", "учинчи", "тўртинчи", "бешинчи"),
    "zh": ("第一", "第二", "第三", "第四", "第五", "第六", "第七"),
}
# The same said by a word: «вторым торговым партнёром», «второе – в СНГ» after "place"; бірінші, ал … екінші орында
_WORDED = {
    "ru": r"\b({})\w{{1,3}} (?=(?:торгов|внешнеторгов|экономическ|экспортн)\w* (?:партн|рын)|партн[её]р|покупател|поставщик|показател|результат)"
    r"|(?<=\bи )({})ое(?= ?-? ?(?:в|среди|по) )",
    "kk": r"\b({})(?= (?:ірі |үлкен )?(?:сауда |экспорт|импорт)?(?:серіктес|әріптес|нары|жеткізуші)|,? (?:ал|және|әрі) [^.;]{{0,48}}орын)",
    "uz": r"\b({})(?= (?:йирик )?(?:савдо )?ҳамкор)",
    "zh": r"({})(?=贸易伙伴|出口(?:市场|目的)|进口来源|贸易国)",
}
_BY_WORD = {
    language: re.compile(pattern.format(*["|".join(_STEMS[language])] * 2))
    for language, pattern in _WORDED.items()
}
_ORDINALS = {language: re.compile(pattern) for language, pattern in _PRINTED.items()}


def ordinals(norm: str, start: int, end: int, language: str) -> list[Tag]:
    """Find the places said by number, as words for a rank."""
    pattern, worded = _ORDINALS.get(language), _BY_WORD.get(language)
    said = (
        []
        if worded is None
        else [
            Tag(
                match.start(),
                match.end(),
                "rank",
                1 + _STEMS[language].index(next(filter(None, match.groups()))),
            )
            for match in worded.finditer(norm, start, end)
        ]
    )
    if pattern is None:
        return said
    return said + [
        Tag(match.start(), match.end(), "rank", int(next(filter(None, match.groups()))))
        for match in pattern.finditer(norm, start, end)
    ]
