"""One rule of wording a row, for changes: growth, multiples, differences. Every sentence and every value is invented."""

import pytest

from dashboard.claims.reader import read
from tests.dashboard.claims.test_reader_wordings import SAID, brief, year


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Kazakh exports to China tripled within five years, to $15 billion in 2023.",
            ("growth", "KZ->CN", 3.0, "times", "2018-01/2023-12"),
            id="a change spans the years it took",
        ),
        pytest.param(
            "In 2015 Kazakhstan exported oil worth $2.1 billion to China, barely half of what it was a year earlier.",
            ("growth", "KZ->CN", -50.0, "%", year(2015)),
            id="half of what it was is a fall",
        ),
        pytest.param(
            "Trade between China and Kazakhstan rose 13.5% in the year to October 2024.",
            ("growth", "both", 13.5, "%", "2023-11/2024-10"),
            id="the year to a month",
        ),
        pytest.param(
            "Sales of Kazakh oil to China, which came to $6.8 billion in 2012, had halved by 2015.",
            ("growth", "KZ->CN", -50.0, "%", "2012-01/2015-12"),
            id="a change up to a year",
        ),
        pytest.param(
            "Les ventes de pétrole kazakh à la Chine ont été divisées par deux en 2015, à 1,8 milliard de dollars.",
            ("growth", "KZ->CN", -50.0, "%", year(2015)),
            id="divided by two",
        ),
        pytest.param(
            "За 2023 год товарооборот Казахстана с КНР увеличился на $6,5 млрд по сравнению с 2022 годом.",
            ("growth", "both", 6.5e9, "USD", year(2023)),
            id="a year compared with is no period",
        ),
        pytest.param(
            "В ноябре 2023 года экспорт Казахстана в Китай вырос на 6,5% к октябрю.",
            ("growth", "KZ->CN", 6.5, "%", "2023-11/2023-11"),
            id="the month a rate is on is a base",
        ),
        pytest.param(
            "中国とカザフスタンの貿易総額は昨年、前年比27.5%増の322億ドルとなった。",
            ("growth", "both", 27.5, "%", year(2024)),
            id="a base of its own leaves the year before it alone",
        ),
        pytest.param(
            "2010 жылы Қытайдың Қазақстанмен саудасы өткен жылғы осы кезеңнің 143,5 пайызын құрады.",
            ("growth", "both", 43.5, "%", year(2010)),
            id="so many per cent of a period is an index",
        ),
        pytest.param(
            "2021年哈中贸易额净增28亿美元。",
            ("growth", "both", 2.8e9, "USD", year(2021)),
            id="a net increase is a change",
        ),
        pytest.param(
            "2024年上半年，中國對哈薩克出口及自哈薩克進口分別為88.5億美元及73.5億美元，年增22.5%及13.5%。",
            ("growth", "CN->KZ", 22.5, "%", "2024-01/2024-06"),
            id="respectively counts each kind of number apart",
        ),
        pytest.param(
            "2024 жылы Қазақстан мен Қытайдың саудасы 44 млрд долларды құрады, бұл өткен жылдан 2,5 млрд долларға артық.",
            ("growth", "both", 2.5e9, "USD", year(2024)),
            id="the dative before more is a change",
        ),
        pytest.param(
            "Торговля Китая с Центральной Азией в 2023 году выросла на 27%, в том числе с Казахстаном – на 32%.",
            ("growth", "both", 32.0, "%", year(2023)),
            id="the part of a group that is the pair",
        ),
        pytest.param(
            "中國自哈薩克進口額於2015年跌至58億美元，只及2013年的36%。",
            ("growth", "KZ->CN", -64.0, "%", "2013-01/2015-12"),
            id="only so many per cent of a year before",
        ),
        pytest.param(
            "Trade between China and Kazakhstan, $370 million in 1992, ballooned to $48 billion in 2024, a 130-fold increase.",
            ("growth", "both", 130.0, "times", "1992-01/2024-12"),
            id="a multiple spans the years told",
        ),
        pytest.param(
            "Trade between China and Kazakhstan has tripled since 2016.",
            ("growth", "both", 3.0, "times", ""),
            id="the year a change began in is not its period",
        ),
        pytest.param(
            "Trade of Kazakhstan and China was $9.1 billion in 2024, 4.2% below the $9.5 billion of a year earlier.",
            ("growth", "both", -4.2, "%", year(2024)),
            id="below tells a fall",
        ),
        pytest.param(
            "2023年，中国对哈萨克斯坦出口和自哈进口分别为247亿美元和164亿美元，分别增长50%和13%。",
            ("growth", "CN->KZ", 50.0, "%", year(2023)),
            id="each respectively has numbers of its own",
        ),
        pytest.param(
            "China's purchases of Kazakh wheat more than halved in 2024, dropping to 280,000 tonnes from 620,000 tonnes.",
            ("growth", "KZ->CN", -50.0, "%", year(2024)),
            id="a word that is amount and fall at once",
        ),
        pytest.param(
            "去年中哈双边贸易额较2023年增加28亿美元，达438亿美元。",
            ("growth", "both", 2.8e9, "USD", year(2024)),
            id="an amount more than in a year is a change",
        ),
    ],
)
def test_a_wording_is_read(text: str, expected: tuple[str, str, float, str, str]) -> None:
    assert expected in {brief(claim) for claim in read(text, published=SAID).claims}
