"""The downloads page offers what there is, and every link of it works."""

import re
from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from dashboard.app import create
from dashboard.exports import VIEWS
from dashboard.ledger import Ledger
from dashboard.pages import downloads as page
from dashboard.views import downloads
from dashboard.wording import size
from tests.dashboard.components_read import words


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    with TestClient(create()) as connected:
        yield connected


@pytest.mark.parametrize("as_of", ["", "2024-07-05"])
def test_every_file_that_is_offered_can_be_taken(client: TestClient, as_of: str) -> None:
    addresses = sorted(set(re.findall(r"href='(/api/[^']*)'", repr(page.layout(as_of=as_of)))))
    assert len(addresses) > 2 * len(VIEWS)
    for address in addresses:
        assert client.head(address).status_code == 200, address
        carried = f"as_of={as_of}" in address or address.startswith("/api/v1/claims")
        assert carried or not as_of or not re.search(r"\.(csv|parquet|xlsx)", address), address


def test_rows_are_those_of_the_tables(ledger: Ledger) -> None:
    tables = downloads.built_tables(ledger, downloads.select(ledger)).set_index("name")
    assert tables.loc["flows", "rows"] == len(ledger.table("flows"))
    assert set(tables.index) >= {"totals", "commodity", "mirror", "vintages"}


def test_what_may_not_be_passed_on_is_named_first(ledger: Ledger) -> None:
    said = words(page.layout())
    for source in ledger.reference.sources.values():
        if source.redistribute == "no":
            assert source.short in said.partition("Views")[0]


@pytest.mark.parametrize(("count", "said"), [(320, "1 kB"), (14_400, "14 kB"), (1_240_000, "1.2 MB")])
def test_sizes_are_said_in_round_figures(count: int, said: str) -> None:
    assert size(count).replace("\u00a0", " ") == said
