"""Causes of misreading that were mended: one a row, in sentences of the project's own."""

import pytest

from dashboard.claims.reader import read

SAID = "2025-06-20"
CHECKED = {"statistic", "derived"}

Brief = tuple[str, str, float | None, str, str]


def briefs(text: str) -> set[Brief]:
    return {
        (
            claim.metric,
            claim.flow,
            claim.value,
            claim.unit,
            "/".join(month[2:] for month in claim.period) if claim.period else "",
        )
        for claim in read(text, published=SAID).claims
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Trade between China and Kazakhstan reached $30 .4bn in 2023.",
            ("total", "both", 30.4e9, "USD", "23-01/23-12"),
            id="a stray space before the decimal point",
        ),
        pytest.param(
            "Товарооборот Казахстана и Китая вырос в 2023 году на 31, 2 %.",
            ("growth", "both", 31.2, "%", "23-01/23-12"),
            id="a stray space after the decimal comma",
        ),
        pytest.param(
            "2023年,中 哈贸易额达 40 1.5亿美元。",
            ("total", "both", 40.15e9, "USD", "23-01/23-12"),
            id="stray spaces among Han letters and digits",
        ),
        pytest.param(
            "In 2022 Kazakhstan's copper exports to China exceeded half a billion dollars.",
            ("export", "KZ->CN", 5e8, "USD", "22-01/22-12"),
            id="a fraction of a scale",
        ),
        pytest.param(
            "В 2022 году экспорт Казахстана в Китай составил 13 с лишним миллиардов долларов.",
            ("export", "KZ->CN", 13e9, "USD", "22-01/22-12"),
            id="a hedge between number and scale",
        ),
        pytest.param(
            "2024年中哈贸易额约3千亿元人民币。",
            ("total", "both", 3e11, "CNY", "24-01/24-12"),
            id="a thousand before 亿",
        ),
        pytest.param(
            "2024 жылы Қазақстан мен Қытай арасындағы тауар айналымы 2023 жылғы деңгейден 4 пайызға төмен болды.",
            ("growth", "both", -4.0, "%", "24-01/24-12"),
            id="a level of another year in the Kazakh ablative",
        ),
        pytest.param(
            "二〇二三年，中哈贸易额增长百分之三十点五。",
            ("growth", "both", 30.5, "%", "23-01/23-12"),
            id="year and decimals in characters",
        ),
        pytest.param(
            "2023年，哈萨克斯坦对华出口增长两成七。",
            ("growth", "KZ->CN", 27.0, "%", "23-01/23-12"),
            id="tenths and hundredths",
        ),
        pytest.param(
            "In yuan terms, China's trade with Kazakhstan came to 305.1 billion in 2024.",
            ("total", "both", 305.1e9, "CNY", "24-01/24-12"),
            id="the currency is named apart",
        ),
        pytest.param(
            "Kazakhstan's exports to China and imports from it were $1.2 billion and $1.5 billion respectively in May 2025.",
            ("import", "CN->KZ", 1.5e9, "USD", "25-05/25-05"),
            id="two measures in the order of two numbers",
        ),
        pytest.param(
            "В апреле экспорт Казахстана в Китай и импорт из Китая составили 1,1 млрд и 1,4 млрд долларов соответственно.",
            ("export", "KZ->CN", 1.1e9, "USD", "25-04/25-04"),
            id="the unit of the second number is that of both",
        ),
        pytest.param(
            "Дефицит Казахстана в торговле с Китаем вырос в 2024 году до 1,2 млрд долларов против 0,7 млрд годом ранее.",
            ("balance", "both", -0.7e9, "USD", "23-01/23-12"),
            id="a balance goes on, and what it is compared with is of the year before",
        ),
        pytest.param(
            "Kazakhstan's imports from China exceeded its exports there by $2 billion in 2023.",
            ("balance", "both", -2e9, "USD", "23-01/23-12"),
            id="imports that exceed exports are a deficit",
        ),
        pytest.param(
            "2023年哈萨克斯坦对华贸易出现15亿美元逆差。",
            ("balance", "both", -1.5e9, "USD", "23-01/23-12"),
            id="the deficit stands after its number",
        ),
        pytest.param(
            "В 2024 году товарооборот Казахстана и Китая составил 106,5% к уровню 2023 года.",
            ("growth", "both", 6.5, "%", "24-01/24-12"),
            id="per cent of an earlier level",
        ),
        pytest.param(
            "Удельный вес Китая во внешней торговле Казахстана за 2023 год вырос на 1,5 п.п. — до 21,3%.",
            ("share", "both", 21.3, "%", "23-01/23-12"),
            id="a share that rose to",
        ),
        pytest.param(
            "2024年，对华贸易占哈萨克斯坦外贸总额的22%，较上年提高0.7个百分点。",
            ("other", "both", 0.7, "pp", "24-01/24-12"),
            id="percentage points of a share",
        ),
        pytest.param(
            "Gas made up 12% of Kazakhstan's exports to China in 2023.",
            ("commodity_share", "KZ->CN", 12.0, "%", "23-01/23-12"),
            id="the share of goods in what goes to China",
        ),
        pytest.param(
            "На Китай в 2023 году пришлось 19% экспорта и 27% импорта Казахстана.",
            ("share", "CN->KZ", 27.0, "%", "23-01/23-12"),
            id="the whole stands after its share",
        ),
        pytest.param(
            "Қытайдың Қазақстан импортындағы үлесі 2023 жылы 26 пайызға жетті.",
            ("share", "CN->KZ", 26.0, "%", "23-01/23-12"),
            id="whose share it is is not whose import it is",
        ),
        pytest.param(
            "Доля нефти в казахстанском экспорте в Китай в 2023 году составила 30%.",
            ("commodity_share", "KZ->CN", 30.0, "%", "23-01/23-12"),
            id="«в казахстанском экспорте» is no direction",
        ),
        pytest.param(
            "بلغت صادرات النحاس الكازاخستاني إلى الصين ملياري دولار و 50 ألف طن في عام 2023.",
            ("export", "KZ->CN", 5e4, "tonnes", "23-01/23-12"),
            id="the Arabic article is no preposition",
        ),
        pytest.param(
            "Kazakhstan sold China goods worth $15 billion in 2024.",
            ("export", "KZ->CN", 15e9, "USD", "24-01/24-12"),
            id="to whom something is sold",
        ),
        pytest.param(
            "China took 8,000 tonnes of Kazakh uranium in 2022.",
            ("import", "KZ->CN", 8e3, "tonnes", "22-01/22-12"),
            id="taking goods is buying them",
        ),
        pytest.param(
            "Ввоз китайских автомобилей в Казахстан достиг в 2023 году 50 тыс. штук.",
            ("import", "CN->KZ", 5e4, "vehicles", "23-01/23-12"),
            id="cars are counted by the piece",
        ),
        pytest.param(
            "2022年第三季度中哈贸易额为85亿美元，高于第二季度的79亿美元。",
            ("total", "both", 7.9e9, "USD", "22-04/22-06"),
            id="the base has its own quarter",
        ),
        pytest.param(
            "Trade between Kazakhstan and China was $12 billion in the second quarter of 2024, against $11 billion in the preceding quarter.",
            ("total", "both", 11e9, "USD", "24-01/24-03"),
            id="the quarter before",
        ),
        pytest.param(
            "Доля Китая в импорте Казахстана выросла с 22% до 27% в 2024 году.",
            ("share", "CN->KZ", 22.0, "%", ""),
            id="the period of the end is not that of the beginning",
        ),
        pytest.param(
            "China–Kazakhstan trade grew from $14 billion in 2019 to $31 billion in 2023, a twofold rise.",
            ("growth", "both", 2.0, "times", "19-01/23-12"),
            id="a multiple from one year to another",
        ),
        pytest.param(
            "2024年哈萨克斯坦对华铜出口是2020年的1.8倍，达25万吨。",
            ("export", "KZ->CN", 25e4, "tonnes", "24-01/24-12"),
            id="the year of a multiple is only its base",
        ),
        pytest.param(
            "Çin gümrük verilerine göre Çin-Kazakistan ticaret hacmi 2023'te 41 milyar dolar oldu.",
            ("total", "both", 41e9, "USD", "23-01/23-12"),
            id="a Turkish postposition compares with what is before it",
        ),
        pytest.param(
            "Of the $90 billion China traded with Central Asia in 2023, $41 billion was with Kazakhstan.",
            ("total", "both", 41e9, "USD", "23-01/23-12"),
            id="a part of what a group trades",
        ),
        pytest.param(
            "Экспорт Казахстана в Китай в 2016 году сократился вдвое.",
            ("growth", "KZ->CN", 2.0, "times", "16-01/16-12"),
            id="halved",
        ),
        pytest.param(
            "Последствия видны: товарооборот РК и КНР в 2023 году составил 41 млрд долл. США.",
            ("total", "both", 41e9, "USD", "23-01/23-12"),
            id="the country of the dollar is no partner",
        ),
        pytest.param(
            "China's purchases from Kazakhstan fell in May 2025, while its sales there jumped to $2.3 billion.",
            ("export", "CN->KZ", 2.3e9, "USD", "25-05/25-05"),
            id="sales abroad, told against purchases",
        ),
        pytest.param(
            "China's imports of Kazakh copper fell to $1.6 billion in 2024 after $2 billion in 2023.",
            ("import", "KZ->CN", 2e9, "USD", "23-01/23-12"),
            id="each of two numbers has the year after it",
        ),
        pytest.param(
            "Kasachstans Kupferlieferungen nach China erreichten 2023 2 Milliarden Dollar.",
            ("export", "KZ->CN", 2e9, "USD", "23-01/23-12"),
            id="a German compound",
        ),
    ],
)
def test_a_mended_cause_stays_mended(text: str, expected: Brief) -> None:
    assert expected in briefs(text)


def test_halving_counts_as_minus_fifty() -> None:
    (claim,) = read("Экспорт Казахстана в Китай сократился вдвое.").claims
    assert claim.candidates == (-50.0,)


def test_a_range_between_two_numbers_is_one_claim() -> None:
    (claim,) = read("הסחר בין סין לקזחסטן ב-2023 נע בין 30 ל-40 מיליארד דולר.").claims
    assert (claim.value_min, claim.value_max) == (30e9, 40e9)


@pytest.mark.parametrize(
    "text",
    [
        "Kazakhstan, Uzbekistan and Turkmenistan sold China gas worth $9 billion in 2023.",
        "China stayed Uzbekistan's top partner with $12 billion, ahead of Russia and Kazakhstan ($4 billion).",
        "Kazakhstan and Russia, not Kazakhstan and China, traded most: their turnover rose 4% to $27 billion.",
        "Trade between Kazakhstan and Russia, unlike that with China, fell 3% to $26 billion.",
        "Главным покупателем казахстанской нефти, опередив Китай, стала Италия с 15 млрд долларов.",
        "Крупнейшим торговым партнером Узбекистана остался Китай с 13 млрд долларов, Казахстан — третий с 4 млрд.",
        "Экспорт Казахстана вырос на 5%, в том числе в Китай.",
        "Exports of Kazakh oil to Italy, bypassing China, reached $15 billion.",
        "החברה הסינית קנתה 10 אחוזים משדה נפט בקזחסטן תמורת 3 מיליארד דולר.",
        "קזחסטן ורוסיה – לא סין – סחרו ביניהן ב-2023 ב-26 מיליארד דולר.",
        "Қазақстан, Өзбекстан және Қырғызстан Қытайға 30 млрд доллардың тауарын сатты.",
        "China and Kazakhstan agreed on gas deliveries worth $2 billion.",
        "Продажи китайских автомобилей в Казахстане выросли на 30% до 50 тыс. штук.",
        "Chinese car sales in Kazakhstan rose 50% to 60,000 units in 2024.",
        "China's exports rose 6% in 2024; Kazakhstan was not mentioned.",
        "2023年中国与俄罗斯贸易额2401亿美元，是中哈贸易额的近六倍。",
        "Қытай мен Ресей арасындағы сауда 240 млрд доллар, бұл Қазақстанмен саудадан алты есе көп.",
    ],
)
def test_what_is_another_pairs_is_left_alone(text: str) -> None:
    assert not [claim for claim in read(text, published=SAID).claims if claim.check_class in CHECKED]
