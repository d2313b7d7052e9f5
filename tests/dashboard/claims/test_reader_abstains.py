"""What must not be read: other countries, freight, investment, noise."""

import pytest
from babel.numbers import format_decimal
from hypothesis import example, given
from hypothesis import strategies as st

from dashboard.claims.reader import read
from dashboard.claims.reader.digits import parse
from dashboard.claims.reader.lexicon import BABEL, LANGUAGES, lexicon

CHECKED = {"statistic", "derived"}


@pytest.mark.parametrize(
    "text",
    [
        "Kazakhstan's foreign trade turnover reached $141.4 billion in 2024, up 0.8%.",
        "Kazakhstan exported $78.7 billion of goods in 2023, of which crude oil made up 54%.",
        "Kazakhstan's exports were $78.7 billion in 2023, and imports $61.2 billion.",
        "China's GDP grew 5% in 2024, and its exports rose 5.9% to $3.58 trillion.",
        "ШЫҰ елдерінің, соның ішінде Қытай мен Қазақстанның саудасы 7%-ға артты.",
        "Қазақстанның жалпы экспорты 78 млрд доллар, Қытайдың үлесі туралы мәлімет жоқ.",
        "2023年中国与中亚五国贸易额894亿美元,增长27%,哈萨克斯坦居首。",
        "中國前10月外貿總值增3.9%,其中對東協、歐盟分別成長8.6%與1.7%,對哈薩克等中亞國家貿易亦持續升溫。",
        "台灣與哈薩克雙邊貿易額去年為2.5億美元,年減11%,其中我國出口1億美元。",
        "Uzbekistan's imports from China and Kazakhstan rose 15% and 8%, respectively.",
        "Trade between Uzbekistan and China reached $13.8 billion.",
        "Chinese companies have invested over $25 billion in Kazakhstan's economy since 2005.",
        "China and Kazakhstan signed 30 commercial agreements worth $3.7 billion.",
        "Xinjiang's trade with Kazakhstan grew 30% in 2023 to $20.3 billion.",
        "Through the Khorgos crossing, trade between China and Kazakhstan grew 12% to 30 billion yuan.",
        "Russia remains Kazakhstan's top trading partner with $26 billion; China buys oil.",
        "Контейнерные перевозки по маршруту Китай – Казахстан выросли на 35% и составили 1,4 млн ДФЭ.",
        "Грузооборот между Казахстаном и Китаем превысил 28 млн тонн, увеличившись на 22%.",
        "Товарооборот России и Китая вырос на 26% и достиг 240 млрд долларов, Казахстан – на третьем месте.",
        "Внешняя торговля Казахстана за год составила 139,8 млрд долларов.",
        "Население Китая — 1,4 млрд человек, Казахстана — 20 млн.",
        "陕西省对哈萨克斯坦进出口增长40%。",
        "中国与中亚五国贸易额达948亿美元，增长5.9%。",
        "中国是哈萨克斯坦主要贸易伙伴之一。",
        "中欧班列过境哈萨克斯坦1.5万列，同比增长12%。",
        "Қазақстан мен Ресей арасындағы сауда айналымы 26 миллиард доллар болды.",
        "Қытай компаниялары Қазақстанға 24 миллиард доллар инвестиция салды.",
        "Қазақстан мен Қытай арасында 30 млн тонна жүк тасымалданды, бұл 12% көп.",
        "הסחר בין ישראל לקזחסטן הסתכם ב-520 מיליון דולר.",
        "חברות סיניות השקיעו יותר מ-25 מיליארד דולר בקזחסטן.",
        "היחסים בין סין לקזחסטן כוננו ב-1992, ומאז נפגשו נשיאיהן 32 פעמים.",
        "Türkiye ile Kazakistan arasındaki ticaret hacmi 6,5 milyar dolara yükseldi.",
        "<script>var china = [41, 32]; // Kazakhstan 41%</script>",
        "China 3 Kazakhstan 1: the goals came in the 12th and 60th minute.",
        "Brazilian exports to China reached $104 billion in 2023.",
        "Trade between the two countries reached $5 billion, the Brazilian ambassador to China said.",
        "Бразильский экспорт в Китай вырос на 5% до 104 млрд долларов.",
        "巴西对华出口增长5%，达1040亿美元。",
        "Las exportaciones brasileñas a China alcanzaron 104.000 millones de dólares.",
        "China's trade with Central Asia, led by Kazakhstan, reached $94.8 billion in 2024.",
        "Внешнеторговый оборот Казахстана достиг 139,8 млрд долларов, Китай остался важным партнером.",
        "年1-11月,中哈贸易总额为.4亿美元。",
        "China's trade with Israel fell 4.8% to 21.7 billion dollars, while trade between Israel and Kazakhstan stayed at 340 million.",
        "הסחר של סין עם ישראל ירד ל-21.7 מיליארד דולר, בעוד שהסחר בין ישראל לקזחסטן נותר סביב 340 מיליון דולר.",
        "Товарооборот Китая и Узбекистана вырос до 15 млрд долларов, а между Узбекистаном и Казахстаном — до 4,3 млрд долларов.",
        "סך סחר החוץ של קזחסטן עמד ב-2023 על 139.1 מיליארד דולר, ושל סין – על 5.97 טריליון דולר.",
        "Kazakhstan's foreign trade was 139.1 billion dollars in 2023, and China's 5.97 trillion.",
    ],
)
def test_left_alone(text: str) -> None:
    assert not [claim for claim in read(text, published="2025-02-01").claims if claim.check_class in CHECKED]


def test_a_number_left_alone_has_a_reason() -> None:
    (ignored,) = read("China invested $25 billion in Kazakhstan.").ignored
    assert (ignored.text, bool(ignored.reason)) == ("$25 billion", True)


@given(st.text(max_size=300))
@example("7" * 10_000)
@example("1," * 5_000)
@example("((((" * 2_000)
@example("😀中国🇰🇿\u202eقازاقستان٪" * 50)
def test_noise_is_read_as_nothing(text: str) -> None:
    assert not read(text).claims


@pytest.mark.parametrize("language", LANGUAGES)
@given(number=st.decimals(min_value=1000, max_value=999_999, places=1))
def test_numbers_formatted_by_cldr_are_read_back(language: str, number: float) -> None:
    printed = format_decimal(number, locale=BABEL.get(language, language), numbering_system="latn")
    words = lexicon(language)
    assert parse(
        printed.replace("\u00a0", " ").replace("\u202f", " "), words.decimal, words.group, scaled=True
    ) == float(number)
