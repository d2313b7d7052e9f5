"""What is read from sentences: one trap a row. The sentences are the project's own."""

import json

import pytest

from dashboard.claims.reader import ReadClaim, Reading, read, to_record
from dashboard.claims.stream import read_lines

SAID = "2024-07-05"


def brief(claim: ReadClaim) -> tuple[str, str, float | None, str, str]:
    period = "/".join(claim.period) if claim.period else ""
    return claim.metric, claim.flow, claim.value, claim.unit, period


def briefs(reading: Reading) -> set[tuple[str, str, float | None, str, str]]:
    return {brief(claim) for claim in reading.claims}


Y22, Y23, Y24 = (f"{year}-01/{year}-12" for year in (2022, 2023, 2024))
LEVEL_41 = ("total", "both", 41e9, "USD", Y23)
UP_32 = ("growth", "both", 32.0, "%", Y23)
IN_EACH_LANGUAGE = {
    "en": "Trade between China and Kazakhstan grew 32% to $41 billion in 2023.",
    "ru": "Товарооборот Казахстана с Китаем в 2023 году вырос на 32% и составил 41 млрд долларов.",
    "zh": "2023年，中哈双边贸易额达410亿美元，同比增长32%。",
    "zh-Hant": "2023年，哈薩克斯坦與中國雙邊貿易額達410億美元，同比增長32%。",
    "kk": "2023 жылы Қазақстан мен Қытай арасындағы тауар айналымы 32 пайызға өсіп, 41 млрд долларға жетті.",
    "he": "ב-2023 צמח הסחר בין סין לקזחסטן ב-32 אחוזים והגיע ל-41 מיליארד דולר.",
    "tr": "Çin ile Kazakistan arasındaki ticaret hacmi 2023'te yüzde 32 artarak 41 milyar dolara ulaştı.",
    "fr": "Les échanges entre la Chine et le Kazakhstan ont augmenté de 32 % à 41 milliards de dollars en 2023.",
    "de": "Der Handel zwischen China und Kasachstan wuchs 2023 um 32 Prozent auf 41 Milliarden Dollar.",
    "es": "El comercio entre China y Kazajistán creció un 32% en 2023 y alcanzó 41.000 millones de dólares.",
    "it": "Nel 2023 l'interscambio tra Cina e Kazakhstan è aumentato del 32% a 41 miliardi di dollari.",
    "pl": "Obroty handlowe między Chinami a Kazachstanem wzrosły w 2023 roku o 32 proc. do 41 mld dolarów.",
    "ko": "2023년 중국과 카자흐스탄의 교역액은 410억 달러로 전년 대비 32% 증가했다.",
    "ja": "2023年の中国とカザフスタンの貿易額は前年比32%増の410億ドルだった。",
    "ar": "بلغ حجم التبادل التجاري بين الصين وكازاخستان 41 مليار دولار في عام 2023 بزيادة 32 بالمئة.",
    "fa": "حجم تجارت چین و قزاقستان در سال ۲۰۲۳ با ۳۲ درصد رشد به ۴۱ میلیارد دلار رسید.",
    "uz": "2023 йилда Хитой ва Қозоғистон ўртасидаги товар айланмаси 32 фоизга ошиб, 41 миллиард долларга етди.",
}


@pytest.mark.parametrize("language", IN_EACH_LANGUAGE)
def test_level_and_growth_are_read_in_each_language_without_being_told_which(language: str) -> None:
    assert briefs(read(IN_EACH_LANGUAGE[language])) == {LEVEL_41, UP_32}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Экспорт Казахстана в Китай составил 14,752 млрд долларов в 2023 году.",
            ("export", "KZ->CN", 14.752e9, "USD", Y23),
            id="three decimals before a scale are no thousands",
        ),
        pytest.param(
            "Las exportaciones de Kazajistán a China sumaron 14.700 millones de dólares en 2023.",
            ("export", "KZ->CN", 14.7e9, "USD", Y23),
            id="a Spanish point parts thousands",
        ),
        pytest.param(
            "2023년 카자흐스탄의 대중국 수출은 147억 5천만 달러를 기록했다.",
            ("export", "KZ->CN", 14.75e9, "USD", Y23),
            id="Korean parts are added up",
        ),
        pytest.param(
            "2023年中国自哈萨克斯坦进口一百六十三亿美元。",
            ("import", "KZ->CN", 16.3e9, "USD", Y23),
            id="digits in characters",
        ),
        pytest.param(
            "2023年中哈贸易额为400多亿美元。", ("total", "both", 40e9, "USD", Y23), id="多 inside a number"
        ),
        pytest.param(
            "За девять месяцев 2023 года импорт Казахстана из Китая вырос на 24,9%.",
            ("growth", "CN->KZ", 24.9, "%", "2023-01/2023-09"),
            id="months in words",
        ),
        pytest.param(
            "Last year Kazakhstan's imports from China fell by a third.",
            ("growth", "CN->KZ", -33.3333, "%", Y23),
            id="a fraction that falls, last year by the day of publication",
        ),
        pytest.param(
            "China's trade with Kazakhstan and Mongolia reached $43 billion and $18 billion respectively in 2023.",
            ("total", "both", 43e9, "USD", Y23),
            id="respectively",
        ),
        pytest.param(
            "Chinese exports to Kazakhstan rose from $16.4 billion in 2022 to $24.7 billion in 2023.",
            ("export", "CN->KZ", 24.7e9, "USD", Y23),
            id="from and to, each with its year",
        ),
        pytest.param(
            "Kazakhstan's trade with China grew by $10 billion in 2023.",
            ("growth", "both", 10e9, "USD", Y23),
            id="by an amount is no level",
        ),
        pytest.param(
            "На Китай приходится 18,8% казахстанского экспорта.",
            ("share", "KZ->CN", 18.8, "%", ""),
            id="the owner of a share stands beside its measure",
        ),
        pytest.param(
            "China overtook Russia as Kazakhstan's largest trading partner in 2023.",
            ("rank", "both", 1.0, "rank", Y23),
            id="a rank told against a third country",
        ),
    ],
)
def test_a_number_is_read_as_meant(text: str, expected: tuple[str, str, float, str, str]) -> None:
    assert expected in briefs(read(text, published=SAID))


@pytest.mark.parametrize(
    ("text", "candidates"),
    [
        ("Экспорт Казахстана в Китай вырос в 2,3 раза.", (130.0,)),
        ("Қазақстанның Қытайға экспорты 2,3 есе өсті.", (130.0,)),
        ("哈萨克斯坦对华出口增长2.3倍。", (230.0,)),
        ("Kazakhstan's exports to China rose 2.3 times.", (130.0, 230.0)),
        ("Kasachstans Exporte nach China wuchsen um das 2,3-Fache.", (230.0,)),
        ("Kasachstans Exporte nach China wuchsen auf das 2,3-Fache.", (130.0,)),
        ("Kazakhstan's exports to China decreased 8 times.", (-87.5,)),
        ("2023年中哈贸易额翻了一番。", (100.0,)),
    ],
)
def test_a_multiple_means_what_its_language_means(text: str, candidates: tuple[float, ...]) -> None:
    (claim,) = read(text).claims
    assert claim.candidates == candidates


@pytest.mark.parametrize(
    ("text", "approx"),
    [
        ("Trade between China and Kazakhstan was nearly $41 billion.", "nearly"),
        ("Товарооборот Казахстана и Китая превысил 41 млрд долларов.", "over"),
        ("Қазақстан мен Қытай арасындағы сауда 41 млрд доллардан астам болды.", "over"),
        ("Қазақстан мен Қытай арасындағы сауда 41 млрд долларға жуық болды.", "nearly"),
        ("中哈贸易额为410亿美元左右。", "about"),
        ("הסחר בין סין לקזחסטן הסתכם בכ-41 מיליארד דולר.", "about"),
    ],
)
def test_hedges_stand_before_after_or_glued(text: str, approx: str) -> None:
    (claim,) = read(text).claims
    assert claim.approx == approx


@pytest.mark.parametrize(
    "text",
    [
        "Kazakhstan and China aim to bring trade to $100 billion.",
        "Казахстан и Китай намерены довести товарооборот до 100 млрд долларов к 2030 году.",
        "双方力争到2030年将中哈贸易额提升至1000亿美元。",
        "Қазақстан мен Қытай тауар айналымын 100 миллиард долларға жеткізуді көздейді.",
        "סין וקזחסטן שואפות להגיע להיקף סחר של 100 מיליארד דולר עד 2030.",
    ],
)
def test_a_wish_is_a_goal(text: str) -> None:
    (claim,) = read(text).claims
    assert (claim.check_class, claim.value) == ("goal", 100e9)


def test_a_document_names_the_pair_once_and_goes_on() -> None:
    text = (
        "Kazakhstan's trade with China was $41 billion in 2023. This figure was 32% higher than in 2022. "
        "Chinese investment has topped $24 billion. Two-way trade is expected to double."
    )
    reading = read(text, published=SAID)
    assert [(claim.check_class, claim.value) for claim in reading.claims] == [
        ("statistic", 41e9), ("derived", 32.0), ("goal", 2.0),
    ]  # fmt: skip
    assert [each.text for each in reading.ignored] == ["$24 billion"]


def test_a_reading_leads_back_to_its_words() -> None:
    text = "\u200fב-2023 הסתכם הסחר בין סין\u200f לקזחסטן ב-41 מיליארד דולר, לפי המכס הסיני."
    (claim,) = read(text).claims
    assert text[claim.start : claim.end] == claim.printed == "41 מיליארד דולר"
    assert claim.source == "GACC"
    assert all(text[word.start : word.end] == word.text for word in claim.words)


def test_lines_go_in_and_out_in_order() -> None:
    lines = [
        json.dumps({"id": name, "language": None, "published": None, "sentence": text})
        for name, text in IN_EACH_LANGUAGE.items()
    ]
    answers = [json.loads(line) for line in read_lines([*lines, "\n"])]
    assert [answer["id"] for answer in answers] == list(IN_EACH_LANGUAGE)
    first = read(IN_EACH_LANGUAGE["en"]).claims
    assert answers[0]["claims"] == json.loads(json.dumps([to_record(claim) for claim in first]))
