"""What only looks like the pair's trade is left alone, and a text without sentence ends takes linear time."""

import time

import pytest

from dashboard.claims.reader import read
from tests.dashboard.claims.test_reader_wordings import SAID


@pytest.mark.parametrize(
    "text",
    [
        "China's exports rose 7.1% to $3.58 trillion, as President Tokayev arrived in Beijing.",
        "Kazakhstan's imports rose 2.5% to $59.8 billion; China and Russia supplied most goods.",
        "Экспорт Казахстана снизился на 2,4% – до $81,6 млрд; основные покупатели – Италия и Китай.",
        "Казахстанский экспорт вырос на 3%, а китайский – на 7%.",
        "היצוא הסיני גדל ב-7.1% ל-3.58 טריליון דולר, ונשיא קזחסטן הגיע לבייג'ינג.",
        "Қытайдың экспорты 7,1 пайызға өсті, Қазақстан делегациясы Бейжіңге барды.",
        "中国汽车出口增长20%，俄罗斯、哈萨克斯坦是主要市场。",
        "SCO members, among them China and Kazakhstan, traded $890 billion.",
        "Страны ШОС, в том числе Китай и Казахстан, нарастили взаимную торговлю до $890 млрд.",
        "Kazakhstan's trade with all its partners, including China, rose 1.4% to $141.4 billion.",
        "Global trade grew 3%, with China and Kazakhstan among the winners.",
        "Retail trade in Kazakhstan grew 9.8 percent, compared with 3.5 percent in China.",
        "Қазақстанда бөлшек сауда 9,8 пайызға, Қытайда 3,5 пайызға өсті.",
        "הסחר הקמעונאי בקזחסטן צמח ב-9.8% ובסין ב-3.5%.",
        "Kazakistan'da perakende ticaret yüzde 9,8, Çin'de yüzde 3,5 arttı.",
        "China's share in Kyrgyzstan's trade rose to 34%, Kazakhstan's fell to 9%.",
        "Kazakhstan's share of world uranium exports is 43%; China's is small.",
        "While all eyes are on China, Russia's trade with Kazakhstan came to $27.8 billion in 2024.",
        "הסחר בין סין לאוזבקיסטן הגיע ל-13.8 מיליארד דולר, ושל קזחסטן ל-4.3 מיליארד דולר.",
        "Крупнейшим торговым партнёром Узбекистана стал Китай, обогнав Россию и Казахстан.",
        "Kazakhstan's KazMunayGas sold 1.2 million tonnes of oil to China in 2024.",
        "香港与哈萨克斯坦贸易额增长42%，达52亿港元，中国表示欢迎。",
        "Экспорт услуг из Казахстана в Китай составил 500 млн долларов.",
        "Some 655,000 citizens of Kazakhstan travelled to China, 1.8 times as many as in 2022, boosting trade at the border.",
        "China took 58% of the copper producer's sales in 2017, and the group, whose mines are in Kazakhstan, reported revenue of $1.6 billion.",
        "The price of Kazakh uranium sold to China rose 24% in 2023.",
        "A Chinese carmaker sold 23,000 cars in Kazakhstan in 2023, up 3.2 times.",
        "The tenge lost 4.7% against the yuan in 2024, making imports from China dearer in Kazakhstan.",
        "The number of Chinese companies in Kazakhstan rose 17% in 2024, with trade as their main field.",
        "Roughly one in five dollars of Kazakhstan's trade is with China.",
        "Алматының Қытаймен саудасы 12 млрд долларға жетті.",
    ],
)
def test_what_only_looks_like_the_pairs_trade_is_left_alone(text: str) -> None:
    assert read(text, published=SAID).claims == ()


@pytest.mark.parametrize(
    "clause",
    [
        "中国和哈萨克斯坦贸易额增长5%，达到30亿美元，",
        "China and Kazakhstan trade grew by 5 percent and exports fell by 3 million dollars, ",
        "7",
        "1,",
    ],
)
def test_a_text_without_sentence_ends_takes_linear_time(clause: str) -> None:
    read("China, Kazakhstan")
    begun = time.perf_counter()
    read(clause * (10_000 // len(clause)))
    assert time.perf_counter() - begun < 3
