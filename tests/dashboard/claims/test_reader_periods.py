"""Which period each number of a sentence belongs to. The sentences are made up; no figure is a statistic."""

import pytest

from dashboard.claims.reader import read

SENTENCES = {
    "each level of a change has its own year": (
        "Trade between China and Kazakhstan rose from $1.3 billion in 2001 to $28.6 billion in 2013 and then fell to $13 billion by 2016.",
        None,
        {1.3e9: "2001", 28.6e9: "2013", 13e9: "2016"},
    ),
    "the base of a comparison keeps the year beside it": (
        "9.9 מיליארד דולר לעומת 7.7 מיליארד ב-2016: כך הסתיימה שנת 2017 בסחר של קזחסטן וסין.",
        None,
        {7.7e9: "2016"},
    ),
    "a year that frames the next clause": (
        "El comercio de Kazajistán con China fue de 14.400 millones de dólares en 2016; en 2017, las cifras subieron a 18.000 millones de dólares.",
        None,
        {14.4e9: "2016", 18e9: "2017"},
    ),
    "years in brackets behind their numbers": (
        "China–Kazakhstan trade: $17.4 bn (2017), $19.9 bn (2018), $22 bn (2019).",
        None,
        {17.4e9: "2017", 19.9e9: "2018", 22e9: "2019"},
    ),
    "up to the end of a month is from January on": (
        "Kasım sonuna kadar Çin ile Kazakistan arasındaki ticaret 40 milyar doları aştı.",
        "2024-12-12",
        {40e9: "2024-01/2024-11"},
    ),
    "the same part of a named year": (
        "In May 2019 China's imports from Kazakhstan were worth 542 million dollars, against 497 million in the same month of 2018.",
        None,
        {542e6: "2019-05/2019-05", 497e6: "2018-05/2018-05"},
    ),
    "months over the turn of a year": (
        "Kazakhstan shipped 1.2 million tonnes of grain to China from October 2023 to June 2024.",
        None,
        {1.2e6: "2023-10/2024-06"},
    ),
    "a quarter by its number alone": (
        "В первом квартале 2024 года импорт из Китая в Казахстан составил 3,4 млрд долларов, во втором – 3,9 млрд долларов.",
        None,
        {3.4e9: "2024-01/2024-03", 3.9e9: "2024-04/2024-06"},
    ),
    "a year told from the one before it": (
        "중국과 카자흐스탄의 교역액은 2016년 131억 달러에서 이듬해 180억 달러로 늘었다.",
        None,
        {131e8: "2016", 180e8: "2017"},
    ),
    "the year before counts from the year told, not from the day": (
        "Last year China's exports to Kazakhstan totalled $16.4 billion; the year before they were worth $14 billion.",
        "2023-02-10",
        {16.4e9: "2022", 14e9: "2021"},
    ),
    "a year from the sentence before": (
        "В 2016 году товарооборот Казахстана и Китая составил 7,9 млрд долларов. Через год он был на 33% выше.",
        None,
        {7.9e9: "2016", 33.0: "2017"},
    ),
    "years a change took": (
        "Kazakhstan's imports from China, $8.5 billion in 2021, doubled in two years to $16.8 billion.",
        None,
        {8.5e9: "2021", 16.8e9: "2023"},
    ),
    "a rate is of the year compared, not of the base": (
        "Up 21.6% on 2021, China's trade with Kazakhstan hit $31.2 billion in 2022.",
        None,
        {21.6: "2022", 31.2e9: "2022"},
    ),
    "the nearest year of each part-year": (
        "一季度中国对哈萨克斯坦出口60亿美元，而去年一季度为48亿美元。",
        "2024-04-20",
        {60e8: "2024-01/2024-03", 48e8: "2023-01/2023-03"},
    ),
    "a base without a period has none": (
        "The share of China in Kazakhstan's trade is 21%, compared to 5% in 2003.",
        None,
        {21.0: "", 5.0: "2003"},
    ),
}


@pytest.mark.parametrize(("sentence", "published", "told"), SENTENCES.values(), ids=SENTENCES)
def test_a_number_has_its_period(sentence: str, published: str | None, told: dict[float, str]) -> None:
    months = {year: f"{year}-01/{year}-12" if len(year) == 4 else year for year in told.values()}
    found = {
        round(abs(claim.value), 6): "/".join(claim.period or ())
        for claim in read(sentence, published=published).claims
        if claim.value is not None
    }
    assert {value: found.get(value) for value in told} == {
        value: months[year] for value, year in told.items()
    }
