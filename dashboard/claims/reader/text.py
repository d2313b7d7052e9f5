"""Make text comparable without losing where each letter stood, and cut it into sentences."""

import re
from functools import cached_property

from dashboard.claims.reader.wraps import unwrapped

DROPPED = frozenset(
    "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\u00ad"
)
_TRADITIONAL = (
    "貿贸雙双邊边總总額额億亿萬万兩两國国進进際际關关統统計计數数據据個个業业產产農农對对與与從从來来為为爲为長长達达約约餘余過过幾几較较"
    "減减漲涨躍跃創创錄录紀纪記记歷历區区亞亚薩萨噸吨貨货運运鐵铁車车輛辆資资貸贷項项協协議议標标預预劃划規规還还這这們们時时間间開开實实"
    "現现變变點点發发機机電电礦矿銅铜鋼钢鋁铝鈾铀氣气糧粮麥麦獲获續续經经濟济夥伙佔占順顺歐欧韓韩烏乌茲兹別别爾尔庫库圓圆幣币擴扩連连繼继"
    "屬属稱称報报導导訊讯習习應应將将會会該该動动專专東东貝贝亂乱傳传價价償偿優优儲储兌兑內内冊册處处務务勢势勵励華华單单卻却廠厂參参員员"
    "場场塊块執执報报墊垫島岛嶄崭幫帮庄庄廣广張张彈弹強强後后徑径復复態态慶庆戰战戶户擬拟換换擁拥攜携擔担檔档權权歲岁歸归殘残決决沒没滿满"
    "漁渔潛潜煉炼煙烟營营獨独環环瑪玛當当疊叠盤盘礎础禮礼種种積积穩稳競竞節节範范築筑級级納纳純纯細细終终組组結结給给維维網网緊紧線线緩缓"
    "並并灣湾臺台淨净稅税銷销買买賣卖麵面穀谷鋅锌鎳镍鉛铅鈦钛鉻铬買买衝冲飆飙驟骤僅仅盡尽"
    "紡纺綿绵絲丝豐丰陝陕徵征檢检極极構构樣样測测溫温潤润異异簽签籌筹紅红給给綜综縮缩義义臨临虧亏補补製制評评"
    "豬猪負负貶贬費费軌轨較较遊游違违遷迁鄉乡銀银錫锡鐘钟間间陣阵須须飛飞飼饲餘余駐驻鮮鲜麗丽審审寶宝師师帶带"
    "羅罗號号採采啟启匯汇厲厉奧奥屆届幾几斷断條条歡欢毀毁爭争狀状熱热硏研確确週周進进適适錯错鍵键闊阔際际離离飲饮"
    "編编縣县總总績绩織织習习聯联聲声職职肅肃脈脉舉举蘇苏蘭兰術术衛卫複复見见觀观觸触訂订託托設设許许詢询話话認认語语誠诚說说調调談谈請请"
    "論论證证識识護护讀读貢贡財财責责質质購购趨趋輕轻載载輸输轉转農农遠远適适選选遞递鄰邻醫医釋释鍋锅錢钱鎮镇長长門门問问閉闭陸陆階阶隊队"
    "隨随險险雜杂離离難难靈灵靜静頂顶領领頭头題题類类顯显風风餐餐館馆驗验體体鹽盐黃黄齊齐龍龙棄弃雖虽嚴严舊旧塗涂"
)
_SAME = {
    **dict(zip(_TRADITIONAL[::2], _TRADITIONAL[1::2], strict=True)),
    **dict.fromkeys("\u00a0\u2007\u2009\u202f\u3000\t\r\u2002\u2003", " "),
    **dict.fromkeys("‐‑‒–—―−－﹣", "-"),
    **dict.fromkeys("’‘ʼ`´", "'"),
    **dict(zip("０１２３４５６７８９", "0123456789", strict=True)),
    **dict(zip("٠١٢٣٤٥٦٧٨٩", "0123456789", strict=True)),
    **dict(zip("۰۱۲۳۴۵۶۷۸۹", "0123456789", strict=True)),
    **dict(zip("％٪﹪（），：；！？．＄￥", "%%%(),:;!?.$¥", strict=True)),
    **dict(zip("ёأإآىیکةهٔ", "еاااييكةهه", strict=True)),
    "،": ",",
    "؛": ";",
    "؟": "?",
    "٫": ".",
    "٬": ",",
    "״": '"',
    "׳": "'",
    "“": '"',
    "”": '"',
    "„": '"',
}
_TABLE = str.maketrans(_SAME)


def normalised(text: str) -> str:
    """Fold case, digits, dashes, spaces and variant letters, one character for one."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(small if len(small := letter.lower()) == 1 else small[0] for letter in text)
    return lower.translate(_TABLE)


class Text:
    """A text as given and as compared; invisible marks are taken out, offsets lead back."""

    def __init__(self, original: str) -> None:
        self.original = original
        self._kept: list[int] | None = None
        if any(mark in original for mark in DROPPED):
            self._kept = [at for at, letter in enumerate(original) if letter not in DROPPED]
            original = "".join(original[at] for at in self._kept)
        original = unwrapped(original)
        self.cased = original
        self.norm = normalised(original)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Lead offsets back to the original text."""
        if self._kept is None:
            return start, end
        return self._kept[start], self._kept[end - 1] + 1

    def said(self, start: int, end: int) -> str:
        """Give the original words."""
        first, last = self.span(start, end)
        return self.original[first:last]

    @cached_property
    def sentences(self) -> list[tuple[int, int]]:
        """Where each sentence stands."""
        found, start = [], 0
        for match in _STOP.finditer(self.norm):
            if match.group() == "." and not self._ends(match.start()):
                continue
            found.append((start, match.end()))
            start = match.end()
        found.append((start, len(self.norm)))
        return [(first, last) for first, last in found if self.norm[first:last].strip()]

    def _ends(self, at: int) -> bool:
        """A full stop ends a sentence before a capital letter, unless it shortens the word before."""
        before = _LAST_WORD.search(self.norm, max(0, at - 16), at)
        word = before.group() if before else ""
        if word in SHORTENED or (len(word) == 1 and not word.isdigit()):
            return False
        after = _NEXT.match(self.cased, at + 1)
        if after is None:
            return at + 1 >= len(self.norm)
        letter = after.group(1)
        return not letter.islower() and not (letter.isdigit() and word.isdigit())


_STOP = re.compile(r"[.!?。\n।۔]")
_LAST_WORD = re.compile(r"\w+$")
_NEXT = re.compile(r"[\"'»”)\]]{0,2}(?:\[\d{1,3}\])?\s{1,3}[\"'«“„(\[–—-]{0,2}\s?(\w)")
SHORTENED = frozenset(
    [
        "г",
        "гг",
        "млрд",
        "млн",
        "трлн",
        "тыс",
        "долл",
        "проц",
        "руб",
        "тг",
        "мес",
        "кв",
        "коп",
        "т",
        "д",
        "е",
        "им",
        "ст",
        "тов",
        "u.s",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
        "mr",
        "mrs",
        "dr",
        "prof",
        "bn",
        "mn",
        "mln",
        "tn",
        "approx",
        "vs",
        "no",
        "mrd",
        "mio",
        "bio",
        "proc",
        "mld",
        "tys",
        "m",
        "md",
        "st",
        "pct",
        "al",
        "etc",
        "ca",
        "bzw",
        "z.b",
        "sr",
        "sra",
        "dn",
        "r",
        "ін",
        "т.б",
        "ж",
        "жж",
        "дол",
    ]
)
