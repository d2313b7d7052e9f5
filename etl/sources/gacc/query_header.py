"""The header of a file of the query site: English or Chinese, with a comma at its end."""

from typing import NoReturn

from etl.errors import UnreadableFile

AGAIN = "Download it again from stats.customs.gov.cn"

HEADINGS = {
    "date": ("Date of data", "数据年月"),
    "partner": ("Trading partner code", "贸易伙伴编码"),
    "partner name": ("Trading partner", "贸易伙伴名称"),
    "commodity": ("Commodity code", "商品编码"),
    "commodity name": ("Commodity", "商品名称"),
    "regime code": ("Customs Regime code", "贸易方式编码"),
    "regime": ("Customs Regime", "贸易方式名称"),
    "place code": ("Location code", "注册地编码"),
    "place": ("Location", "注册地名称"),
    "quantity": ("Quantity", "第一数量"),
    "quantity unit": ("Unit", "第一计量单位"),
    "second quantity": ("Supplimentary Quantity", "Supplementary Quantity", "第二数量"),
    "second quantity unit": ("Supplimentary Unit", "Supplementary Unit", "第二计量单位"),
    "USD": ("US dollar", "美元"),
    "CNY": ("RMB", "Renminbi Yuan", "人民币"),
}
MEANING = {heading: meaning for meaning, headings in HEADINGS.items() for heading in headings}
NEEDED = ("date", "partner", "commodity")


def read_header(header: list[str], where: str) -> list[str]:
    """Say what each column holds; the nameless one behind the last comma is left away.

    Raises:
        UnreadableFile: a column is unknown, missing or named twice, or the amounts are not in US dollars.
    """
    # Header and rows end with a comma alike: the column behind it is none.
    named = header[:-1] if header and not header[-1] else header
    unknown = [name for name in named if name not in MEANING]
    meanings = [MEANING[name] for name in named if name in MEANING]
    missing = [HEADINGS[name][0] for name in NEEDED if name not in meanings]
    if unknown or missing or len(set(meanings)) != len(meanings):
        faults = [
            *(f"unknown column {name!r}" for name in unknown),
            *(f"missing column {name!r}" for name in missing),
        ]
        refuse(
            f"The file of the query site has {', '.join(faults) or 'a column twice'}",
            f"{where}, row 1",
            f"{AGAIN} with month, trading partner and commodity as its fields; do not save it anew",
        )
    if "USD" not in meanings:
        refuse(
            "The file has no column 'US dollar'", f"{where}, row 1", f"{AGAIN} with US dollar as the currency"
        )
    return meanings


def refuse(what: str, where: str, remedy: str) -> NoReturn:
    """Raise UnreadableFile."""
    raise UnreadableFile(what, where=where, remedy=remedy)
