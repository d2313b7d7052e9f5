"""One rule of wording a row, in the languages it was written for. Every sentence and every value is invented."""

import pytest

from dashboard.claims.reader import ReadClaim, read

SAID = "2025-03-15"


def brief(claim: ReadClaim) -> tuple[str, str, float | None, str, str]:
    period = "/".join(claim.period) if claim.period else ""
    return claim.metric, claim.flow, claim.value, claim.unit, period


def year(number: int) -> str:
    return f"{number}-01/{number}-12"


NINE = "2024-01/2024-09"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "China took 17.9% of Kazakhstan's foreign trade in 2021, against 13.4% three years earlier.",
            ("share", "both", 13.4, "%", year(2018)),
            id="counted years earlier",
        ),
        pytest.param(
            "הסחר בין קזחסטן לסין הסתכם ב-2023 ב-41 מיליארד דולר, לעומת 23.5 מיליארד דולר שנתיים קודם לכן.",
            ("total", "both", 23.5e9, "USD", year(2021)),
            id="two years earlier in one Hebrew word",
        ),
        pytest.param(
            "Trade between China and Kazakhstan went up from the previous year's $16.4 billion to $19.1 billion in 2021.",
            ("total", "both", 16.4e9, "USD", year(2020)),
            id="a base in the genitive before the number",
        ),
        pytest.param(
            "Shipments from China to Kazakhstan reached $8.1 billion in 2019; deliveries in the opposite direction were worth $7.3 billion.",
            ("export", "KZ->CN", 7.3e9, "USD", year(2019)),
            id="the opposite direction",
        ),
        pytest.param(
            "Kazakhstan's exports to China and imports from China totalled $2.1 billion and $1.7 billion, respectively, in 2016, down 30.5% and 26.4%.",
            ("export", "KZ->CN", 2.1e9, "USD", year(2016)),
            id="respectively counts numbers before and after it apart",
        ),
        pytest.param(
            "Italy took 25.1% of Kazakhstan's exports in 2020, China 17.8% and Russia 9.4%.",
            ("share", "KZ->CN", 17.8, "%", year(2020)),
            id="takers of what one country sells",
        ),
        pytest.param(
            "Seventy-two percent of the zinc that Kazakhstan sold abroad in 2021 ended up in China.",
            ("share", "KZ->CN", 72.0, "%", year(2021)),
            id="a number in two words, and goods as the whole of a share",
        ),
        pytest.param(
            "מיליארד וחצי דולר היה שווי הסחר בין סין לקזחסטן בשנת 1998.",
            ("total", "both", 1.5e9, "USD", year(1998)),
            id="a billion and a half",
        ),
        pytest.param(
            "עבור קזחסטן, סין היא יעד הייצוא השני בגודלו ומקור הייבוא הגדול ביותר ב-2022.",
            ("rank", "KZ->CN", 2.0, "rank", year(2022)),
            id="a Hebrew rank follows its partner",
        ),
        pytest.param(
            "W 2021 r. na Chiny przypadło 17,9 proc. handlu zagranicznego Kazachstanu, co dało im drugie miejsce za Rosją.",
            ("rank", "both", 2.0, "rank", year(2021)),
            id="a place that follows from a share",
        ),
        pytest.param(
            "From January through August 2024 Kazakhstan's imports from China were $11.8 billion, compared with $10.1 billion in the same period of 2023.",
            ("import", "CN->KZ", 10.1e9, "USD", "2023-01/2023-08"),
            id="the same period of a year keeps its months",
        ),
        pytest.param(
            "Kazakhstan recorded a trade surplus of $1.2 billion with China in 2022, which turned into a deficit of $2.2 billion the following year.",
            ("balance", "both", -2.2e9, "USD", year(2023)),
            id="the following year",
        ),
        pytest.param(
            "By the end of 2013 trade between China and Kazakhstan had reached $22.4 billion.",
            ("total", "both", 22.4e9, "USD", year(2013)),
            id="by the end of a year that is over",
        ),
        pytest.param(
            "China remained the second-largest buyer of Kazakh goods in 2023, after Italy, with a share of 18.6%.",
            ("share", "KZ->CN", 18.6, "%", year(2023)),
            id="a share told after who was passed",
        ),
        pytest.param(
            "ב-2022 עקפה סין את רוסיה והפכה לספקית הגדולה ביותר של קזחסטן.",
            ("rank", "CN->KZ", 1.0, "rank", year(2022)),
            id="the subject of passing stands after its verb",
        ),
        pytest.param(
            "ב-2018 היה הסחר של קזחסטן עם סין קטן בכ-4 מיליארד דולר מזה שניהלה עם רוסיה: 14.1 מיליארד מול 18.2 מיליארד.",
            ("total", "both", 14.1e9, "USD", year(2018)),
            id="the first of two levels after a comparison",
        ),
        pytest.param(
            "صادرات قزاقستان به چین در سال ۲۰۲۲ بالغ بر ۱۳/۱ میلیارد دلار بود.",
            ("export", "KZ->CN", 13.1e9, "USD", year(2022)),
            id="the Persian slash is a decimal point",
        ),
        pytest.param(
            "The share of China in Kazakhstan's trade is 21%, compared to 5% in 2003.",
            ("share", "both", 21.0, "%", ""),
            id="the only year told is that of the base",
        ),
        pytest.param(
            "חלקה של סין ביבוא הקזחי קפץ בחמש שנים מ-16.7 אחוזים ל-26.9 אחוזים ב-2022.",
            ("share", "CN->KZ", 16.7, "%", year(2017)),
            id="the first level of a change that took counted years",
        ),
        pytest.param(
            "קזחסטן מייבאת מסין יותר משהיא מייצאת אליה: ב-2022 הגיע הפער ל-1.9 מיליארד דולר.",
            ("balance", "both", -1.9e9, "USD", year(2022)),
            id="the gap between imports and exports",
        ),
        pytest.param(
            "ב-12 החודשים שהסתיימו ביוני 2024 הסתכם הסחר בין קזחסטן לסין ב-42 מיליארד דולר.",
            ("total", "both", 42e9, "USD", "2023-07/2024-06"),
            id="months that ended with a month in Hebrew",
        ),
        pytest.param(
            "In the nine months to the end of September 2024 trade between Kazakhstan and China was $31.5bn.",
            ("total", "both", 31.5e9, "USD", NINE),
            id="counted months end with a month",
        ),
        pytest.param(
            "In the twelve months to June 2024 trade between Kazakhstan and China was $43bn.",
            ("total", "both", 43e9, "USD", "2023-07/2024-06"),
            id="twelve months begin a year before",
        ),
        pytest.param(
            "В 2018 и 2019 годах товарооборот Казахстана и Китая составил соответственно 11,5 и 14,5 млрд долларов.",
            ("total", "both", 11.5e9, "USD", year(2018)),
            id="a list of years and one of amounts keep their order",
        ),
        pytest.param(
            "Доля Китая в импорте Казахстана за 2019–2023 годы поднялась с 17,5% до 26,5%.",
            ("share", "CN->KZ", 26.5, "%", year(2023)),
            id="a share between the ends of a stretch of years",
        ),
        pytest.param(
            "2009 жылы Қазақстан мен Қытайдың тауар айналымы 2008 жылғы 12,5 млрд доллардан 9,5 млрд долларға дейін төмендеді.",
            ("total", "both", 9.5e9, "USD", year(2009)),
            id="the year of what it fell from is not that of what it fell to",
        ),
        pytest.param(
            "Kazakistan ile Çin arasındaki ticaret 2001'de yalnızca 1,5 milyar dolarken 2011'de 21,5 milyar dolara çıktı.",
            ("total", "both", 1.5e9, "USD", year(2001)),
            id="in verb-final languages the period stands first",
        ),
        pytest.param(
            "哈中贸易额前年为226亿美元，去年升至297亿美元。",
            ("total", "both", 22.6e9, "USD", year(2023)),
            id="the year before last",
        ),
        pytest.param(
            "2024年前5月哈中贸易额116亿美元。",
            ("total", "both", 11.6e9, "USD", "2024-01/2024-05"),
            id="the first months without a counter",
        ),
        pytest.param(
            "Былтырғы қаңтарда Қазақстанның Қытаймен тауар айналымы 1,5 млрд доллар болды.",
            ("total", "both", 1.5e9, "USD", "2024-01/2024-01"),
            id="a month of last year in the locative is when, not a base",
        ),
        pytest.param(
            "Қазақстан мен Қытай сауда айналымы 2024 жылы 25, 5 млрд долларға жетті.",
            ("total", "both", 25.5e9, "USD", year(2024)),
            id="a space in a number before its scale",
        ),
        pytest.param(
            "2018 жылы Қазақстаннан Қытайға 5,5 млрд текше метр табиғи газ экспортталды.",
            ("export", "KZ->CN", 5.5e9, "m3", year(2018)),
            id="gas by volume",
        ),
        pytest.param(
            "2023년 카자흐스탄의 대중국 수출은 98억 달러, 수입은 104억 달러로 6억 달러의 무역적자가 발생했다.",
            ("import", "CN->KZ", 10.4e9, "USD", year(2023)),
            id="the balance belongs to the number before it alone",
        ),
        pytest.param(
            "В 2021 году Казахстан продал в КНР на 1,5 млрд долларов больше, чем купил.",
            ("balance", "both", 1.5e9, "USD", year(2021)),
            id="sold more than bought is a balance",
        ),
        pytest.param(
            "В 2022 году в КНР ушло 71,5% всей экспортированной Казахстаном меди.",
            ("share", "KZ->CN", 71.5, "%", year(2022)),
            id="a part of the goods themselves is a share of the partner",
        ),
        pytest.param(
            "2023年中国自哈进口以原油、铜和天然气为主，三类商品合计占自哈进口总额的58.5%。",
            ("commodity_share", "KZ->CN", 58.5, "%", year(2023)),
            id="goods taken up together",
        ),
        pytest.param(
            "2024年前三季中國與哈薩克的貿易額突破300億美元，佔中國與中亞國家貿易近四成四。",
            ("share", "both", 44.0, "%", NINE),
            id="a clause goes on about the pair",
        ),
        pytest.param(
            "2019'da Kazakistan Çin'e 7,5 milyar dolarlık mal satarken bu ülkeden 6,5 milyar dolarlık alım yaptı.",
            ("import", "CN->KZ", 6.5e9, "USD", year(2019)),
            id="from that country",
        ),
        pytest.param(
            "В 2023 году Китай стал вторым торговым партнёром Казахстана.",
            ("rank", "both", 2.0, "rank", year(2023)),
            id="a place said by an ordinal",
        ),
        pytest.param(
            "В 2017 году на Китай пришлось 13,5% внешней торговли Казахстана – это второй показатель после России.",
            ("rank", "both", 2.0, "rank", year(2017)),
            id="the place of a share",
        ),
        pytest.param(
            "2023 жылы Қытай Қазақстанның сауда серіктестері арасында бірінші, ал импорт көлемі жағынан екінші орында тұр.",
            ("rank", "CN->KZ", 2.0, "rank", year(2023)),
            id="the place by a measure",
        ),
        pytest.param(
            "2020 жылы Қазақстан Қытайға 9 млрд долларға тауар сатып, 6,5 млрд долларға сатып алды.",
            ("import", "CN->KZ", 6.5e9, "USD", year(2020)),
            id="sold there and bought: the second is the other way",
        ),
        pytest.param(
            "2023 жылы Қазақстан Қытайдан 85 мың жеңіл автокөлік импорттады.",
            ("import", "CN->KZ", 85e3, "vehicles", year(2023)),
            id="cars by number in Kazakh",
        ),
        pytest.param(
            "2024년 1~7월 중국의 대카자흐스탄 수출은 155억 달러였다.",
            ("export", "CN->KZ", 15.5e9, "USD", "2024-01/2024-07"),
            id="towards Kazakhstan in Korean",
        ),
        pytest.param(
            "В 2023 году торговля РК и КНР достигла 41 млрд долларов, в том числе экспорт – 15,5 млрд.",
            ("export", "KZ->CN", 15.5e9, "USD", year(2023)),
            id="two countries joined own no export",
        ),
        pytest.param(
            "2022年,哈对中国的小麦出口量由上年的23万吨增至58万吨。",
            ("export", "KZ->CN", 230e3, "tonnes", year(2021)),
            id="the year before that of the sentence in Chinese",
        ),
        pytest.param(
            "В 2023 году Китай сместил Россию с первого места среди торговых партнёров Казахстана.",
            ("rank", "both", 1.0, "rank", year(2023)),
            id="who is moved from the first place",
        ),
        pytest.param(
            "В 2023 году Казахстан продал Китаю товаров на 14,5 млрд долларов.",
            ("export", "KZ->CN", 14.5e9, "USD", year(2023)),
            id="the Russian dative says to whom",
        ),
        pytest.param(
            "Дефицит Казахстана в торговле с Китаем в 2023 году сократился до 1,5 млрд долларов.",
            ("balance", "both", -1.5e9, "USD", year(2023)),
            id="a deficit in trade is no trade",
        ),
        pytest.param(
            "2024年哈薩克對中國的出口中，原油佔35%。",
            ("commodity_share", "KZ->CN", 35.0, "%", year(2024)),
            id="goods after among",
        ),
        pytest.param(
            "Во второй половине 2023 года экспорт Казахстана в Китай составил 8,5 млрд долларов.",
            ("export", "KZ->CN", 8.5e9, "USD", "2023-07/2023-12"),
            id="a half of a year that is named after it",
        ),
        pytest.param(
            "2024年前九个月中哈贸易额221亿美元,高于2023年同期的205亿美元。",
            ("total", "both", 20.5e9, "USD", "2023-01/2023-09"),
            id="the same part of a named year in Chinese",
        ),
        pytest.param(
            "За девять месяцев 2024 года товарооборот Казахстана и Китая составил 22,5 млрд долларов против 20,5 млрд в аналогичном периоде 2023 года.",
            ("total", "both", 20.5e9, "USD", "2023-01/2023-09"),
            id="the same part of a named year in Russian",
        ),
        pytest.param(
            "截至2024年9月底，中哈贸易额达315亿美元。",
            ("total", "both", 31.5e9, "USD", NINE),
            id="as of the end of a month",
        ),
        pytest.param(
            "Kazakhstan ran a $1.7 billion deficit with China in 2024, reversing the $0.5 billion surplus of a year earlier.",
            ("balance", "both", 0.5e9, "USD", year(2023)),
            id="a surplus told beside a deficit keeps sign and year",
        ),
        pytest.param(
            "2024年哈萨克斯坦对华贸易逆差约8亿美元，而2023年为顺差4亿美元。",
            ("balance", "both", 4e8, "USD", year(2023)),
            id="surplus after deficit in Chinese",
        ),
        pytest.param(
            "China accounted for 21.2% of Kazakhstan's foreign trade in 2024, up from 20.5% a year before.",
            ("share", "both", 20.5, "%", year(2023)),
            id="what a share rose from is a share",
        ),
        pytest.param(
            "Поставки из Казахстана в Китай выросли в третьем квартале 2024 года до $3,9 млрд против $3,4 млрд в июле–сентябре 2023-го.",
            ("export", "KZ->CN", 3.9e9, "USD", "2024-07/2024-09"),
            id="a period beyond another number is that number's",
        ),
        pytest.param(
            "Қытайға арпа экспорты биылғы қаңтар-ақпанда былтырғыдан 2 есе азайып, Қазақстаннан 16 мың тонна болды.",
            ("export", "KZ->CN", 16e3, "tonnes", "2025-01/2025-02"),
            id="a base lends its year to no months",
        ),
        pytest.param(
            "Қытаймен тауар айналымы 2022 жылы 24 миллиард доллардан асты.",
            ("total", "both", 24e9, "USD", year(2022)),
            id="the country of the language is the other side",
        ),
        pytest.param(
            "Почти половину всего, что Казахстан продал Китаю в 2024 году, составили руды, ещё 12,6% – катодная медь.",
            ("commodity_share", "KZ->CN", 12.6, "%", year(2024)),
            id="a second share leaves its verb out",
        ),
        pytest.param(
            "Kazakhstan is China's 38th largest trading partner.",
            ("rank", "both", 38.0, "rank", ""),
            id="a place by number",
        ),
        pytest.param(
            "Казахстан занимает 38-е место среди торговых партнёров Китая.",
            ("rank", "both", 38.0, "rank", ""),
            id="a place by number in Russian",
        ),
        pytest.param(
            "Italy remained the top destination for Kazakh exports in 2022, with China in second place and Russia third.",
            ("rank", "KZ->CN", 2.0, "rank", year(2022)),
            id="a list of places",
        ),
        pytest.param(
            "Қытай Қазақстанға тауар жеткізушілер арасында бірінші орынға шығып, Ресейді екінші орынға ысырды.",
            ("rank", "CN->KZ", 1.0, "rank", ""),
            id="who is pushed down owns nothing",
        ),
        pytest.param(
            "China's purchases of Kazakh wheat more than halved in 2024, dropping to 280,000 tonnes from 620,000 tonnes.",
            ("import", "KZ->CN", 620e3, "tonnes", ""),
            id="what it fell from is of no told year",
        ),
    ],
)
def test_a_wording_is_read(text: str, expected: tuple[str, str, float, str, str]) -> None:
    assert expected in {brief(claim) for claim in read(text, published=SAID).claims}


def test_a_place_by_number_is_not_also_a_first_place() -> None:
    assert [
        brief(claim)[2] for claim in read("Kazakhstan is China's 38th largest trading partner.").claims
    ] == [38]


def test_two_sources_in_a_sentence_keep_their_own_numbers() -> None:
    text = (
        "China and Kazakhstan traded $44.2 billion in 2024, according to China's customs, "
        "whereas Kazakhstan's statistics agency puts trade at $30.1 billion."
    )
    assert [claim.source for claim in read(text).claims] == ["GACC", "KZ_BNS"]
