"""The marts name the pair in their code; for these tests the pair is AAA and BBB."""

from collections.abc import Iterator

import pytest


@pytest.fixture(scope="module")
def pair() -> Iterator[None]:
    """AAA stands where the code says China, BBB where it says Kazakhstan."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("etl.marts.totals.CHINA", "AAA")
        patch.setattr("etl.marts.totals.KAZAKHSTAN", "BBB")
        patch.setattr("etl.marts.mirror.DIRECTIONS", (("AAA", "BBB"), ("BBB", "AAA")))
        patch.setattr("etl.marts.mirror.COMMODITY_SOURCE", "copy")
        yield
