"""Which ledger a claim is credited to: statistics, customs, central banks, governments and their data; never a speaker.

Officials of both countries quote either ledger without naming it: the level tells the source, the speaker does not (METHODS §1, §3).
"""

import re

from dashboard.claims.reader import ReadClaim

OFFICES = {
    **dict.fromkeys(("KZ_BNS", "KZ_STAT", "KZ_CUSTOMS", "KZ_NBK"), "kazakhstan"),
    **dict.fromkeys(("GACC", "CN_CUSTOMS_LOCAL"), "china"),
}
GOVERNMENTS = {"KZ_GOV": "kazakhstan", "CN_GOV": "china"}
# Governments, ministries and data; a president, a minister or an ambassador who speaks matches none of these.
_INSTITUTION = re.compile(
    r"government|ministry|\bdata\b|figures|statistic|qaztrade|primeminister"
    r"|правительств|министерств|минторг|минкоммерц|\bмти\b|данны|статистик"
    r"|үкімет|министрлі|дерек|статистика"
    r"|政府|商务部|商務部|外交部|贸易部|貿易部|数据|數據|统计|統計"
    r"|ממשל|משרד|נתונ"
    r"|bakanlı|hükümet|veri|gouvernement|ministère|données|regierung|ministerium|angaben|gobierno|ministerio|datos"
    r"|governo|ministero|dati|rząd|ministerstw|dane|정부|통계|政府|省|حكوم|وزار|بيانات|دولت|آمار|ҳукумат|вазирли",
    re.IGNORECASE,
)


def credited(found: ReadClaim) -> tuple[str | None, str]:
    """Give the id of the ledger a claim is credited to, if any, and the words that credit it."""
    words = [word.text for word in found.words if word.role == "source"]
    source, said = found.source or "", ", ".join(words)
    if source in GOVERNMENTS and _INSTITUTION.search(said):
        return GOVERNMENTS[source], said
    return OFFICES.get(source), said
