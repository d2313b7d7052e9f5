"""Facts about the world that the rules need: sources, ledgers, countries, commodities, caveats, goals.

They live in ``data/reference``, edited by hand and reviewed like code; this module only reads and checks them.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import Any

import pandas as pd
import yaml
from babel import Locale

from etl.causes import Cause, cause, check_causes
from etl.errors import InvalidReference
from etl.formulas import leaves, refuse_formulas

CONDITIONS = (
    "source",
    "vintage",
    "reporter",
    "direction",
    "status",
    "evidence",
    "level",
    "commodity",
    "from",
    "to",
    "years",
)
ISO_BASED = ("imf",)  # publishers that use ISO codes beside a few of their own
NO_END = 9999  # a stretch of years that goes on
LANGUAGES = ("en", "ru", "zh")
TITLE_COLUMNS = [f"{part}_{language}" for part in ("title", "status") for language in LANGUAGES]


@dataclass(frozen=True)
class Source:
    """A publisher's data set and its terms (``sources.yml``); requests to it are ``pace_seconds`` apart or more."""

    id: str
    publisher: str
    short: str
    data_set: str
    url: str
    terms: str
    redistribute: str
    reconciled: bool
    valuation: str
    coverage: str
    get_more: str
    ordered_as: Mapping[str, str]
    pace_seconds: float = 5.0


@dataclass(frozen=True)
class Link:
    """One stretch of a ledger's chain: a source and the years it serves."""

    source: str
    first: int
    last: int


@dataclass(frozen=True)
class Ledger:
    """One side's account of the trade: its reporter, who decides, and its chain of sources over the years."""

    id: str
    name: str
    reporter: str
    partner: str
    office: str
    order: tuple[str, ...]
    chain: tuple[Link, ...]


@dataclass(frozen=True)
class Practice:
    """How a reporter recorded its trade in a stretch of years."""

    reporter: str
    sources: tuple[str, ...]
    first: int
    last: int
    trade_system: str
    partner_concept: Mapping[str, str]


@dataclass(frozen=True)
class Caveat:
    """A reader-facing warning and the rows it holds for; ``applies`` is None where a mart decides."""

    id: str
    text: str
    citation: str
    applies: Mapping[str, Any] | None
    prominent: bool = False


@dataclass(frozen=True)
class Goal:
    """An official target, as said; never checked, only recorded."""

    id: str
    said_on: str
    who: str
    wording: str
    deadline: str
    scope: str
    citation: str
    value_usd: float | None = None
    multiple: float | None = None
    base_period: str | None = None


@dataclass(frozen=True)
class Goods:
    """A published group of goods: HS codes, each with everything beneath it; none where the list is not loaded."""

    title: str
    source: str
    codes: tuple[str, ...]
    note: str = ""


@dataclass(frozen=True)
class Reference:
    """Everything in ``data/reference`` that the ETL reads."""

    sources: Mapping[str, Source]
    ledgers: Mapping[str, Ledger]
    practices: Sequence[Practice]
    caveats: Sequence[Caveat]
    goals: Sequence[Goal]
    countries: pd.DataFrame = field(repr=False)
    country_names: pd.DataFrame = field(repr=False)
    areas: Mapping[str, Mapping[str, str]] = field(repr=False)
    commodities: pd.DataFrame = field(repr=False)
    blocs: Mapping[str, frozenset[str]] = field(repr=False)
    goods: Mapping[str, Goods] = field(repr=False, default_factory=dict)
    causes: Sequence[Cause] = ()

    def codes_of(self, goods: Iterable[str]) -> list[str]:
        """Give the HS codes of groups and codes, in order."""
        return [
            code for name in goods for code in (self.goods[name].codes if name in self.goods else (name,))
        ]

    def goods_name(self, name: str) -> str:
        """Name a group or an HS code: "Agricultural products", "Crude petroleum (2709)"."""
        if name in self.goods:
            return self.goods[name].title
        title = self._titles.get(name)
        return f"{title} ({name})" if title else f"HS {name}"

    @cached_property
    def _titles(self) -> dict[str, str]:
        return dict(zip(self.commodities["code"], self.commodities["title_en"], strict=True))

    def country_name(self, code: str, language: str = "en") -> str:
        """Name a country or area; ``code`` is ISO 3166 alpha-3 or an aggregate of ``areas.yml``."""
        if code in self.areas:
            return self.areas[code][language]
        return str(Locale(language).territories[self._iso2[code]])

    def country_codes(self, scheme: str) -> Mapping[str, str]:
        """Give ISO codes by a publisher's own: of a scheme in ``countries.csv``, of the names in ``country_names.csv``.

        Args:
            scheme: ``iso``, a prefix of ``publisher_codes`` (``comtrade``), or ``<source>-name`` (``bns-name``).
        """
        if scheme.endswith("-name"):
            own = self.country_names[self.country_names["source"] == scheme.removesuffix("-name")]
            return dict(zip(own["name"], own["code"], strict=True))
        codes = dict(zip(self.countries["code"], self.countries["code"], strict=True))
        if scheme == "iso":
            return codes
        pairs = zip(self.countries["publisher_codes"], self.countries["code"], strict=True)
        own_codes = {
            mark.partition(":")[2]: code
            for marks, code in pairs
            for mark in marks.split()
            if mark.startswith(f"{scheme}:")
        }
        return (codes | own_codes) if scheme in ISO_BASED else own_codes

    @cached_property
    def _iso2(self) -> dict[str, str]:
        return dict(zip(self.countries["code"], self.countries["iso2"], strict=True))

    def order_of(self, source: str, vintage: str, known_from: object) -> str:
        """Give the day a vintage is ordered by: ``known_from`` if it is ISO text, else its rank in ``sources.yml``."""
        if isinstance(known_from, str):
            return known_from
        try:
            return self.sources[source].ordered_as[vintage]
        except KeyError:
            raise InvalidReference(
                f"The vintage {vintage} of {source} has neither a day it became known nor a place in the order",
                where="data/reference/sources.yml",
                remedy=f"Add {vintage} to ordered_as of {source}",
            ) from None

    def ledger_of(self, source: str, reporter: str) -> str:
        """Name the ledger a row belongs to; empty for reconciled sources and other reporters."""
        for ledger in self.ledgers.values():
            if ledger.reporter == reporter and source in ledger.order:
                return ledger.id
        return ""


def load(folder: Path) -> Reference:
    """Read and check the reference tables.

    Raises:
        InvalidReference: a table is missing, lacks a field, or contradicts itself.
    """
    facts = _yaml(folder / "sources.yml")
    try:
        sources = {key: Source(id=key, **_source(entry)) for key, entry in facts["sources"].items()}
        ledgers = {key: _ledger(key, entry) for key, entry in facts["ledgers"].items()}
        practices = [_practice(entry) for entry in facts["practices"]]
        caveats = [_caveat(entry) for entry in _yaml(folder / "caveats.yml")]
        goals = [Goal(**entry) for entry in _yaml(folder / "goals.yml")]
        causes = [cause(entry) for entry in _yaml(folder / "causes.yml")]
        groups = _yaml(folder / "groups.yml")
        blocs = {
            key: frozenset([*(member["code"] for member in bloc["members"]), *bloc["unions"]])
            for key, bloc in groups["countries"].items()
        }
        goods = {
            key: Goods(entry["title"], entry["source"], tuple(entry["codes"]), entry.get("note", ""))
            for key, entry in groups["commodities"].items()
        }
        areas = _yaml(folder / "areas.yml")
    except (AttributeError, KeyError, TypeError) as fault:
        raise InvalidReference(
            f"A reference table lacks or misnames a field: {fault}",
            where="data/reference",
            remedy="Compare the entry with its neighbours",
        ) from fault
    countries = _csv(folder / "countries.csv", ["code", "iso2", "kind", "publisher_codes"], key=["code"])
    commodities = _csv(
        folder / "commodities.csv", ["code", "edition", "level", "parent", *TITLE_COLUMNS], key=["code"]
    )
    _check_parents(commodities)
    _check_ledgers(sources, ledgers)
    _check_caveats(caveats)
    check_causes(causes, ledgers)
    for name in ("sources.yml", "caveats.yml", "goals.yml", "causes.yml"):
        refuse_formulas((f"data/reference/{name}", text) for text in leaves(_yaml(folder / name)))
    titles = enumerate(commodities[TITLE_COLUMNS].to_numpy(), start=2)
    refuse_formulas(
        (f"data/reference/commodities.csv, row {row}", text) for row, texts in titles for text in texts
    )
    names = _csv(folder / "country_names.csv", ["source", "name", "code"], key=["source", "name"])
    return Reference(
        sources,
        ledgers,
        practices,
        caveats,
        goals,
        countries,
        names,
        areas,
        commodities,
        blocs,
        goods,
        causes,
    )


def section_of(commodities: pd.DataFrame) -> dict[str, str]:
    """Map every commodity code to its HS section; empty for the total and for groups."""
    parents = dict(zip(commodities["code"], commodities["parent"], strict=True))
    levels = dict(zip(commodities["code"], commodities["level"], strict=True))

    def climb(code: str) -> str:
        while code and levels[code] != "section":
            code = parents[code]
        return code

    return {code: climb(code) for code in parents}


def _source(entry: dict[str, Any]) -> dict[str, Any]:
    return {**entry, "ordered_as": {str(vintage): str(day) for vintage, day in entry["ordered_as"].items()}}


def _ledger(key: str, entry: dict[str, Any]) -> Ledger:
    chain = tuple(Link(link["source"], link["from"], link.get("to", NO_END)) for link in entry["chain"])
    return Ledger(id=key, **{**entry, "order": tuple(entry["order"]), "chain": chain})


def _practice(entry: dict[str, Any]) -> Practice:
    concept = {"import": entry["import"], "export": entry["export"]}
    return Practice(
        entry["reporter"],
        tuple(entry["sources"]),
        entry.get("from", 0),
        entry.get("to", NO_END),
        entry["trade_system"],
        concept,
    )


def _caveat(entry: dict[str, Any]) -> Caveat:
    applies = None if entry["applies"] == "computed" else entry["applies"]
    return Caveat(entry["id"], entry["text"], entry["citation"], applies, entry.get("prominent", False))


def _yaml(path: Path) -> Any:
    try:
        return yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, yaml.YAMLError) as fault:
        raise InvalidReference(
            f"A reference table cannot be read: {fault}",
            where=f"data/reference/{path.name}",
            remedy="Restore it from version control",
        ) from fault


def _csv(path: Path, columns: list[str], key: list[str]) -> pd.DataFrame:
    try:
        table = pd.read_csv(path, dtype="str", keep_default_na=False)
    except (OSError, ValueError) as fault:
        raise InvalidReference(
            f"A reference table cannot be read: {fault}",
            where=f"data/reference/{path.name}",
            remedy="Restore it from version control",
        ) from fault
    if list(table.columns) != columns:
        raise InvalidReference(
            f"A reference table has the columns {', '.join(table.columns)}",
            where=f"data/reference/{path.name}",
            remedy=f"Give it exactly {', '.join(columns)}",
        )
    repeated = table[table.duplicated(key)]
    if not repeated.empty:
        raise InvalidReference(
            f"A reference table has {' '.join(repeated[key].iloc[0])} twice",
            where=f"data/reference/{path.name}, row {repeated.index[0] + 2}",
            remedy="Keep one of the rows",
        )
    return table


def _check_parents(commodities: pd.DataFrame) -> None:
    orphan = commodities[~commodities["parent"].isin([*commodities["code"], ""])]
    if not orphan.empty:
        raise InvalidReference(
            f"The commodity {orphan['code'].iloc[0]} has an unknown parent {orphan['parent'].iloc[0]}",
            where=f"data/reference/commodities.csv, row {orphan.index[0] + 2}",
            remedy="Add the parent or correct the code",
        )


def _check_ledgers(sources: Mapping[str, Source], ledgers: Mapping[str, Ledger]) -> None:
    """Every ledger names known sources, and one source a year."""
    for ledger in ledgers.values():
        for source in {*ledger.order, ledger.office, *(link.source for link in ledger.chain)}:
            if source not in sources:
                raise InvalidReference(
                    f"The ledger {ledger.id} names the unknown source {source!r}",
                    where="data/reference/sources.yml",
                    remedy=f"Name one of {', '.join(sources)}",
                )
        for earlier, later in pairwise(ledger.chain):
            if later.first <= earlier.last:
                raise InvalidReference(
                    f"The chain of {ledger.id} gives {later.first} to both {earlier.source} and {later.source}",
                    where="data/reference/sources.yml",
                    remedy="Let each stretch begin after the one before",
                )


def _check_caveats(caveats: Sequence[Caveat]) -> None:
    """A misspelt condition would never hold, and the caveat never be seen."""
    for caveat in caveats:
        for condition in caveat.applies or ():
            if condition not in CONDITIONS:
                raise InvalidReference(
                    f"The caveat {caveat.id} has the unknown condition {condition!r}",
                    where="data/reference/caveats.yml",
                    remedy=f"Use {', '.join(CONDITIONS)}",
                )
