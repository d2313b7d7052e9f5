"""Texts that are not about this trade: no confident verdict, no crash, whatever they hold."""

import time

import pytest

from dashboard.claims.finding import Verdict
from dashboard.claims.reader import read
from dashboard.ledger import Ledger
from dashboard.views.claims import ClaimView, check_text
from dashboard.views.verdicts import NOTHING, SEVERAL
from etl.errors import KhorgosError

LAW = (
    "Article {n}. The Parties shall, within {n} days of the entry into force of Protocol No. {n}, notify the Depositary of the "
    "measures under paragraph {n}(b), without prejudice to Section {n}; a fine of up to {n} monthly calculation indices applies. "
)
OTHERS = [
    "Brazil's exports to Germany fell 4.3 % to 9.1 billion euros in 2023.",
    "France and Italy traded goods worth 110 billion euros in 2022, up 12 %.",
    "Товарооборот России и Беларуси вырос на 6% и достиг 45 млрд долларов.",
    "Узбекистан и Китай довели товарооборот до 13,8 млрд долларов.",
    "2023年中俄贸易额达2401亿美元,同比增长26.3%。",
    "日本对美国出口增长7.2%,达20.3万亿日元。",
    "Өзбекстан мен Ресей арасындағы тауар айналымы 9,9 миллиард доллар болды.",
    "הסחר בין ישראל לגרמניה הסתכם ב-8.7 מיליארד דולר ב-2023.",
    "Türkiye'nin Almanya'ya ihracatı 2023'te 21 milyar dolara yükseldi.",
    "Le commerce entre le Maroc et l'Espagne a atteint 22 milliards d'euros, en hausse de 9 %.",
    "Der Handel zwischen Polen und Tschechien wuchs um 3,4 % auf 32 Mrd. Euro.",
    "El comercio entre México y Estados Unidos sumó 798.000 millones de dólares.",
    "L'interscambio tra Italia e Albania è stato di 3,9 miliardi di euro.",
    "Obroty handlowe Polski z Ukrainą wzrosły o 15 proc. do 16 mld euro.",
    "한국의 대베트남 수출은 535억 달러로 12% 감소했다.",
    "日本の対タイ輸出は前年比3.1%増の4兆2千億円だった。",
    "بلغت التجارة بين مصر والسعودية 12 مليار دولار بزيادة 8%.",
    "حجم تجارت ایران و عراق به ۱۰ میلیارد دلار رسید.",
]
LIFE = [
    "Kairat Almaty beat Shanghai Port 3:1 in front of 23,000 spectators; the second goal came in the 67th minute.",
    "Погода в Алматы: от 32 до 35 градусов, ветер 5–7 м/с, влажность 41%.",
    "The S&P 500 rose 1.2 % to 5,460 points; Brent traded at 85.3 dollars a barrel.",
    "Казахстанский теннисист выиграл 6:4, 7:5 и поднялся на 32-е место рейтинга.",
    "Bitcoin fell 5 % to $61,200 as Chinese miners left Kazakhstan in 2023.",
    "北京今天最高气温32度,最低21度,降水概率41%。",
    "Recipe: 500 g of flour, 2 eggs, 41 % cream; bake for 32 minutes at 180 degrees.",
    "Nur Otan won 71 % of the vote in 2021; turnout was 63.3 %.",
    "Kazakhstan's GDP grew 5.1 % to 261 billion dollars in 2023, and China's by 5.2 %.",
    "The tenge weakened by 1.4 % against the yuan to 62.5.",
    "2023 жылы Қазақстан халқының саны 20 миллионға жетті, Қытайда 1,41 миллиард.",
    "A Chinese loan of 3 billion dollars will build 41 km of metro in Almaty by 2030.",
    "More than 1.2 million tourists travelled between China and Kazakhstan in 2024, up 50 %.",
    "Through the gas pipeline, 9.8 billion cubic metres went from Turkmenistan to China in 2023.",
    "Kazakh students in China: 15,000 in 2019, 32 % more than in 2017.",
    "Air China flies 41 times a week to Astana and Almaty.",
]
NOISE = [
    "",
    " \n\t\r\n ",
    "41",
    "41 %",
    "$$$ %%% ### 41 bn",
    "🇨🇳🤝🇰🇿 📈 32% 💰💰 41",
    "<html><body onload=alert(41)><script>let china=41e9, kazakhstan=32;</script></body></html>",
    "SELECT sum(value) FROM trade WHERE reporter = 'CHN' AND partner = 'KAZ' AND year = 2023; -- 41",
    "def growth(china: float = 41.0, kazakhstan: float = 32.0) -> float:\n    return china / kazakhstan - 1\n",
    '{"reporter": "CHN", "partner": "KAZ", "value": 41000000000, "growth": 32}',
    "abc \u202e def \u202d 41 \u2066 סין \u2069 32 \u200f קזחסטן 5",
    "قازاقستان 41 China סין 32 Қытай 中国 100% Китай",
    "".join(map(chr, range(1, 2000))),
    "".join(chr(0x1F300 + n % 700) for n in range(3000)),
    '=HYPERLINK("http://example.org","China") 41 +32 -5 @SUM(A1)',
    LAW.format(n=41) * 60,
]
TEXTS = [*OTHERS, *LIFE, *NOISE]


def verdicts(shown: ClaimView) -> set[str]:
    return {part.verdict for judged in shown.judgements for part in judged.parts}


@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_no_confident_verdict(ledger: Ledger, text: str) -> None:
    shown = check_text(text, said_on="2024-07-05", ledger=ledger)
    assert verdicts(shown) <= {str(Verdict.NOT_CHECKABLE)}
    assert shown.now.verdict in {NOTHING, SEVERAL, str(Verdict.NOT_CHECKABLE)}


def test_there_are_fifty_of_them() -> None:
    assert len(set(TEXTS)) >= 50


@pytest.mark.parametrize(
    "text", ["1234567890" * 20_000, "China and Kazakhstan 41 " * 8_000, "贸易" * 50_000, "ab " * 60_000]
)
def test_a_long_text_without_sense_takes_time_in_proportion(ledger: Ledger, text: str) -> None:
    """Ten times the text may take some ten times as long: the ratio is compared, not the clock."""
    short = _seconds(text[: len(text) // 10], ledger)
    assert _seconds(text, ledger) < 40 * max(short, 0.005)


def _seconds(text: str, ledger: Ledger) -> float:
    start = time.process_time()
    check_text(text, ledger=ledger)
    return time.process_time() - start


def test_a_megabyte_of_digits_is_no_claim(ledger: Ledger) -> None:
    assert read("1234567890" * 100_000).claims == ()
    with pytest.raises(KhorgosError, match="Check it in parts"):
        check_text("1" * 1_000_000, ledger=ledger)
