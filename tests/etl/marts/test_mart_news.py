"""What the newest dated publication brought, and what the last revision replaced."""

import pandas as pd

from etl.marts.news import NEW, REPEATED, REPLACED, news
from etl.marts.vintages import vintages
from tests.etl.made_up import REFERENCE, Row, exports, flows


def told(*rows: Row) -> pd.DataFrame:
    return news(vintages(flows(*rows), REFERENCE))


def test_the_newest_day_brings_new_figures_and_the_last_revision_is_named_with_what_it_replaced() -> None:
    table = told(
        exports(80, known_from="2024-01-01"),
        exports(100, vintage="second", known_from="2024-06-01"),
        exports(7, period="2021", vintage="third", known_from="2025-01-01"),
    )
    assert list(table["kind"]) == [NEW, REPLACED]
    assert list(table["newest"]) == [True, False]
    assert (table["previous_usd"][1], table["change_usd"][1]) == (80, 20)


def test_a_figure_repeated_in_other_digits_is_not_replaced() -> None:
    table = told(
        exports(41.0, precision_usd=0.5, known_from="2024-01-01"),
        exports(41.2, precision_usd=0.05, vintage="second", known_from="2024-06-01"),
    )
    assert list(table["kind"]) == [REPEATED]


def test_a_figure_whose_day_is_unknown_is_left_out() -> None:
    assert told(exports(80)).empty
