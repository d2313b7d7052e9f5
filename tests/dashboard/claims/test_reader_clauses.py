"""What a clause says of its number: whose trade, whose statistics, who sells, in what currency, or that it is denied."""

import pytest

from dashboard.claims.checkable import statement
from dashboard.claims.reader import ReadClaim, read

SAID = "2025-02-01"


def claims(text: str) -> tuple[ReadClaim, ...]:
    return read(text, published=SAID).claims


@pytest.mark.parametrize(
    "text",
    [
        "Uzbekistan, Kazakhstan's neighbour, traded goods worth $13.7 billion with China in 2023.",
        "China, Kazakhstan's senior partner, ended 2024 with foreign trade of 43.8 trillion yuan, up 5 percent.",
        "Kazakhstan, which shares a long border with China, exported goods worth $78.7 billion in 2023.",
        "Unlike Kazakhstan, Mongolia sends nine tenths of its exports to China: $13.9 billion in 2023.",
        "Россия, уступившая Китаю первое место в Казахстане, поставила в республику товаров на 16,1 млрд долларов.",
        "Экспорт Казахстана в Италию, крупнейшего после Китая покупателя, составил 14,9 млрд долларов.",
        "与中国接壤的哈萨克斯坦2023年出口总额为787亿美元。",
        "Қытаймен шектесетін Қазақстан 2023 жылы 78,7 млрд доллардың тауарын экспорттады.",
        "סין, שותפתה הגדולה של קזחסטן, סיימה את 2024 עם סחר חוץ של 43.8 טריליון יואן, עלייה של 5 אחוזים.",
        "Astana'nın Çin'e karşı denge olarak gördüğü Türkiye, 2022'de Kazakistan'la 6,4 milyar dolarlık ticaret yaptı.",
        "Le Kirghizistan, voisin de la Chine et du Kazakhstan, a vu ses importations grimper de 28 % à 12,4 milliards de dollars.",
        "كازاخستان، المجاورة للصين، صدرت بضائع بقيمة 78.7 مليار دولار في 2023.",
    ],
)
def test_a_country_that_is_only_mentioned_is_no_end_of_the_trade(text: str) -> None:
    assert claims(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Kazakhstan, China's western neighbour, exported goods worth $15 billion to China in 2024.",
        "Kazakhstan sold goods worth $15 billion to its neighbour China in 2024.",
        "Казахстан, сосед Китая, поставил в Китай в 2024 году товаров на 15 млрд долларов.",
        "作为中国的邻国,哈萨克斯坦2024年对华出口150亿美元。",
    ],
)
def test_a_neighbour_that_is_named_as_the_other_end_stays_one(text: str) -> None:
    assert [(each.value, each.flow) for each in claims(text)] == [(15e9, "KZ->CN")]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Trade between China and Kazakhstan did not reach 41 billion dollars in 2024.", "denies"),
        ("Товарооборот Казахстана и Китая в 2024 году не достиг 41 млрд долларов.", "denies"),
        ("2024年中哈贸易额未达到410亿美元。", "denies"),
        ("הסחר בין סין לקזחסטן ב-2024 לא הגיע ל-41 מיליארד דולר.", "denies"),
        ("2024 жылы Қазақстан мен Қытайдың тауар айналымы 41 млрд долларға жетпеді.", "denies"),
        ("2024'te Çin ile Kazakistan arasındaki ticaret 41 milyar dolara ulaşmadı.", "denies"),
        ("Is it true that trade between China and Kazakhstan was 50 billion dollars in 2024?", "asked"),
        ("2024年中哈贸易额真的达到500亿美元了吗?", "asked"),
    ],
)
def test_a_number_that_is_denied_or_asked_about_is_left_alone(text: str, reason: str) -> None:
    reading = read(text, published=SAID)
    assert reading.claims == ()
    assert [reason in each.reason for each in reading.ignored] == [True]


@pytest.mark.parametrize(
    ("text", "value", "approx"),
    [
        ("In 2024 trade between China and Kazakhstan was not 41 billion dollars but 30 billion.", 30e9, None),
        ("Trade between China and Kazakhstan did not exceed 41 billion dollars in 2024.", 41e9, "up_to"),
        ("Товарооборот Казахстана и Китая в 2024 году составил не менее 41 млрд долларов.", 41e9, "over"),
        ("2024年中哈贸易额未超过410亿美元。", 41e9, "up_to"),
        ("הסחר בין סין לקזחסטן ב-2024 לא עלה על 41 מיליארד דולר.", 41e9, "up_to"),
        ("2024 жылы Қазақстан мен Қытайдың тауар айналымы 41 млрд доллардан аспады.", 41e9, "up_to"),
        ("2024'te Çin ile Kazakistan arasındaki ticaret 41 milyar doları aşmadı.", 41e9, "up_to"),
    ],
)
def test_bounds_and_what_is_put_in_place_of_a_denied_number_stay_claims(
    text: str, value: float, approx: str | None
) -> None:
    assert [(each.value, each.approx) for each in claims(text)] == [(value, approx)]


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        (
            (
                "According to Chinese customs, trade between China and Kazakhstan was 41 billion dollars in 2023, while "
                "Kazakhstan's statistics put it at 30.1 billion dollars."
            ),
            ["GACC", "KZ_STAT"],
        ),
        (
            (
                "Trade between China and Kazakhstan in 2023 was 41 billion dollars according to Chinese statistics and "
                "30.1 billion dollars according to Kazakh statistics."
            ),
            ["GACC", "KZ_STAT"],
        ),
        (
            (
                "In 2023 trade between China and Kazakhstan was 41 billion dollars. Kazakhstan's statistics put it at 30 "
                "billion dollars."
            ),
            [None, "KZ_STAT"],
        ),
        ("哈萨克斯坦统计局称2023年中哈贸易额为300.6亿美元,而中国海关的数字是410亿美元。", ["KZ_BNS", "GACC"]),
        (
            (
                "По китайским данным, товарооборот Казахстана и Китая в 2023 году составил 41 млрд долларов, а по "
                "казахстанским — 30 млрд."
            ),
            ["GACC", "KZ_STAT"],
        ),
    ],
)
def test_each_number_has_the_source_of_its_own_clause(text: str, sources: list[str | None]) -> None:
    assert [each.source for each in claims(text)] == sources


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Goods worth 25 billion dollars changed hands between China and Kazakhstan in 2021.",
            ("total", "both"),
        ),
        ("China paid 1.02 billion dollars for Kazakhstan's uranium in 2021.", ("import", "KZ->CN")),
        ("Казахстаном в 2023 году закуплено в Китае товаров на 16,8 млрд долларов.", ("import", "CN->KZ")),
        ("Trade between China and Kazakhstan added 1.9 billion dollars in 2021.", ("growth", "both")),
    ],
)
def test_who_sells_and_who_buys(text: str, expected: tuple[str, str]) -> None:
    assert [(each.metric, each.flow) for each in claims(text)] == [expected]


def test_the_reverse_flow_is_the_other_way() -> None:
    text = "В 2021 году в Китай из Казахстана было продано товаров на 9,8 млрд долларов; обратный поток составил 8,2 млрд."
    assert [each.flow for each in claims(text)] == ["KZ->CN", "CN->KZ"]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        (
            "In 2022 Russia was Kazakhstan's largest trading partner, but in 2023 China took first place.",
            [("2023-01", "2023-12")],
        ),
        ("2022年俄罗斯是哈萨克斯坦最大贸易伙伴,2023年中国位居第一。", [("2023-01", "2023-12")]),
        ("In 2023 Russia was still Kazakhstan's largest trading partner, ahead of China.", []),
        ("China was not Kazakhstan's largest trading partner in 2022.", []),
    ],
)
def test_a_place_is_that_of_the_country_in_its_own_clause(text: str, places: list[tuple[str, str]]) -> None:
    assert [each.period for each in claims(text)] == places


def test_the_year_of_a_visit_is_no_period_of_trade() -> None:
    text = "The president of Kazakhstan visited China in 2019. Trade between the two countries was 41 billion dollars."
    assert [each.period for each in claims(text)] == [None]


@pytest.mark.parametrize(
    ("text", "currency"),
    [
        ("2023年中哈贸易额达2886亿元人民币,同比增长37.8%。", "CNY"),
        ("In yuan terms, China's trade with Kazakhstan grew 37.8 percent in 2023.", "CNY"),
        ("Экспорт Казахстана в Китай в 2023 году вырос на 37,8% и составил 6,5 трлн тенге.", "KZT"),
        (
            "China's trade with Kazakhstan came to $41 billion (288.6 billion yuan) in 2023, up 37.8 percent.",
            "USD",
        ),
        ("China's trade with Kazakhstan grew 37.8 percent in 2023.", ""),
    ],
)
def test_a_rate_has_the_currency_it_is_told_in(text: str, currency: str) -> None:
    assert [each.currency for each in claims(text) if each.metric == "growth"] == [currency]


def test_growth_in_another_currency_is_not_checked_against_dollars() -> None:
    left = statement("2023年中哈贸易额以人民币计增长37.8%。", said_on=SAID).left
    assert [each.reason for each in left] == ["growth told in CNY is not compared with growth in dollars"]


def test_ferro_alloys_are_no_iron_and_steel() -> None:
    found = claims("In 2023 Kazakhstan exported ferroalloys worth $900 million to China.")
    assert [each.commodity for each in found] == [("7202",)]
