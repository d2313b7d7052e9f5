"""Sentences to try the claim checker with, one or more a language; made for it, not quoted."""

from typing import NamedTuple


class Example(NamedTuple):
    """A sentence to try, with the day it could have been said on."""

    language: str
    language_name: str
    text: str
    said_on: str


EXAMPLES = (
    Example(
        "en",
        "English",
        "China overtook Russia as Kazakhstan's largest trading partner in 2023.",
        "2024-07-05",
    ),
    Example(
        "en",
        "English",
        "Trade between Kazakhstan and China reached 31.5 billion dollars in 2023, up 30 percent.",
        "2024-03-01",
    ),
    Example(
        "ru",
        "Русский",
        "В 2022 году товарооборот Казахстана и Китая достиг $24,1 млрд, увеличившись на 34,1%.",
        "2023-02-15",
    ),
    Example("zh-Hans", "简体中文", "2023年,中哈贸易额达410亿美元,同比增长32%。", "2024-02-01"),
    Example("zh-Hant", "繁體中文", "哈薩克斯坦去年對中國出口額約163億美元。", "2024-03-01"),
    Example(
        "kk",
        "Қазақша",
        "Былтыр Қазақстан мен Қытай арасындағы сауда айналымы 30 пайызға өсіп, 31,5 миллиард долларға жетті.",
        "2024-03-01",
    ),
    Example(
        "he",
        "עברית",
        "לפי נתוני ממשלת קזחסטן, הסחר הדו-כיווני בין קזחסטן לסין צמח ב-2023 ב-32 אחוז והגיע ל-41 מיליארד דולר.",
        "2024-07-03",
    ),
)
