"""What a reader may take away from a block: the quiet row of links beneath it, and the place that says what was done."""

from typing import Any

from dash import html

from dashboard.texts import text


def actions(block: str, download: str, link: str, *more: Any) -> html.P:
    """Offer the workbook of the view and the link to the block, then what else it has.

    Args:
        block: id of the block; ``link`` leads to it.
        download: address of the workbook of the view.
        link: address that reproduces the view, without the block.
        more: further links and buttons of the block.
    """
    return html.P(
        [
            html.A(text("chart.download"), href=download, id=f"{block}-download", download=""),
            copy_link(block, f"{link}#{block}"),
            *more,
        ],
        className="actions",
    )


def copy_link(block: str, link: str) -> html.A:
    """A link that is copied when it is chosen; it can be opened in another tab as any."""
    return html.A(
        text("chart.copy_link"),
        href=link,
        id={"type": "copy", "block": block},
        n_clicks=0,
        **_outcomes(text("chart.link_copied")),
    )


def gesture(kind: str, block: str, label: str, *, done: str) -> html.Button:
    """A button of a block; what it says when done stands with it, so that the browser needs no words of its own."""
    return html.Button(label, id={"type": kind, "block": block}, className="link", **_outcomes(done))


def said(block: str) -> html.P:
    """The place where a block says what a button has done."""
    return html.P(id={"type": "said", "block": block}, className="said", role="status")


def _outcomes(done: str) -> dict[str, Any]:
    return {"data-done": done, "data-failed": text("chart.failed")}
