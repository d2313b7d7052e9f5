"""A checked text: the text with its claims marked where they stand, a card a claim, and what is not checked."""

from collections.abc import Iterator
from typing import Any, NamedTuple
from urllib.parse import urlencode

from dash import html

from dashboard.components.aria import aria
from dashboard.components.table import Column, data_table, labelled
from dashboard.texts import text
from dashboard.views.claims import FINDING_HEADERS, Card, ClaimView, Judged, Part
from dashboard.views.verdicts import explained, marked, tone
from dashboard.views.verdicts import key as verdict_key

NO_BREAK, JOINER = "\u00a0", "\u2060"
NUMBERS = ("value_said", "difference_said")
FINDINGS = tuple(
    Column(name, header, "said" if name in NUMBERS else "text")
    for name, header in FINDING_HEADERS.items()
    if name != "part"
)


class Stretch(NamedTuple):
    """A stretch of the text that something was read from."""

    start: int
    end: int
    kind: str
    tip: str
    number: int = 0
    verdict: str = ""


def checked_text(shown: ClaimView) -> html.Div:
    """Show the text; claims link to their cards, other numbers say on hover why they are left alone."""
    whole, stretches = shown.statement.text, list(_stretches(shown))
    paragraphs, start = [], 0
    for line in whole.split("\n"):
        end = start + len(line)
        if line.strip():
            inside = [each for each in stretches if start <= each.start and each.end <= end]
            paragraphs.append(html.P(list(_pieces(whole, start, end, inside)), dir="auto"))
        start = end + 1
    return html.Div(paragraphs, className="checked-text")


def claim_card(number: int, shown: ClaimView) -> html.Article:
    """Show one claim: verdict now and when it was said, why, how it was read, every figure."""
    name, card = f"claim-{number}", shown.cards[number - 1]
    parts = [(judged, judged.parts[number - 1]) for judged in shown.judgements]
    now = parts[0][1]
    facts = [(text("claims.read_as"), card.read_as)]
    if card.claim.assumed:
        facts.append((text("claims.assumed"), card.claim.assumed))
    if card.credit:
        facts.append((text("claims.credited_to"), card.credit))
    if card.used:
        facts.append((text("claims.words_used"), card.used))
    return html.Article(
        [
            html.H3([f"{number}. ", html.Bdi(f"“{card.claim.words}”")], id=f"{name}-title"),
            html.P(card.subject, className="subtitle"),
            *(_verdict(judged, part) for judged, part in parts),
            html.P(now.reason),
            *(html.P(note) for note in now.notes),
            html.Dl([piece for term, said in facts for piece in (html.Dt(term), html.Dd(html.Bdi(said)))]),
            *(_findings(name, card, judged, part) for judged, part in parts),
        ],
        id=name,
        className="claim-card",
        **aria(labelledby=f"{name}-title"),
    )


def summary(shown: ClaimView) -> Any:
    """Show what each ledger says of each claim, a row a claim; a lone claim is a sentence and needs no table."""
    if len(shown.cards) < 2:  # noqa: PLR2004 - one claim
        return None
    fullest = max((part.answers for part in shown.now.parts), key=len)
    names = list(dict.fromkeys([*fullest, *(name for part in shown.now.parts for name in part.answers)]))
    heads = [text("claims.claim"), text("claims.about"), *names]
    heads += [text("claims.as_known", when=judged.when) for judged in shown.judgements]
    rows = []
    for number, (card, part) in enumerate(zip(shown.cards, shown.now.parts, strict=True), start=1):
        words: Any = html.Th(
            html.A([f"{number}. ", html.Bdi(f"“{card.claim.words}”")], href=f"#claim-{number}"), scope="row"
        )
        cells: list[Any] = [card.subject]
        cells += [part.answers.get(name, text("claims.not_measured")) for name in names]
        cells += [_marked(judged.parts[number - 1].verdict) for judged in shown.judgements]
        # On a phone each row is a card, and each cell says itself what it is.
        named = zip(cells, heads[1:], strict=True)
        rows.append(html.Tr([words, *(labelled(cell, head) for cell, head in named)]))
    head = html.Thead(html.Tr([html.Th(head, scope="col") for head in heads]))
    caption = text("claims.summary")
    return html.Table([html.Caption(caption), head, html.Tbody(rows)], className="data cards verdicts")


def key() -> html.Details:
    """Explain every word and mark of a verdict."""
    rows = [
        html.Li(
            [html.Span(mark, className="mark", **aria(hidden="true")), html.B(f" {word}"), f": {meaning}"]
        )
        for word, mark, meaning in verdict_key()
    ]
    return html.Details([html.Summary(text("claims.key")), html.Ul(rows, className="key")])


def not_checked(shown: ClaimView, as_of: str = "") -> list[Any]:
    """List goals, levels without a year, and numbers that are left alone."""
    undated = [(words, text("claims.fits", said=said)) for words, said in shown.now.undated]
    left = [(each.words, each.reason) for each in shown.left]
    blocks = _goals(shown, as_of)
    for title, entries in ((text("claims.undated"), undated), (text("claims.left"), left)):
        if entries:
            rows = [html.Li([html.Bdi(f"“{words}”"), f": {said}"]) for words, said in entries]
            blocks += [html.H3(title), html.Ul(rows)]
    return blocks


def _goals(shown: ClaimView, as_of: str) -> list[Any]:
    """Each goal with its page where it is an official one, and a line a ledger."""
    lines: dict[tuple[str, str], list[Any]] = {}
    for goal in shown.now.goals:
        lines.setdefault((goal.words, goal.on_record), []).append(html.Li(goal.said))
    rows = [
        html.Li([html.Bdi(f"“{words}”"), " (", _goal_link(known, as_of), ")", html.Ul(of_ledgers)])
        for (words, known), of_ledgers in lines.items()
    ]
    return [html.H3(text("claims.goals")), html.Ul(rows)] if rows else []


def _goal_link(known: str, as_of: str) -> html.A:
    search = urlencode({name: value for name, value in (("goal", known), ("as_of", as_of)) if value})
    name = text("claims.goal_page") if known else text("claims.all_goals")
    return html.A(name, href=f"/goals{'?' if search else ''}{search}")


def _stretches(shown: ClaimView) -> Iterator[Stretch]:
    said = shown.statement
    found = [
        Stretch(*card.claim.place, "claim", f"{card.subject}: {part.verdict}", number, part.verdict)
        for number, (card, part) in enumerate(zip(shown.cards, shown.now.parts, strict=True), start=1)
    ]
    found += [Stretch(*goal.place, "goal", text("claims.tip_goal")) for goal in said.goals]
    found += [Stretch(*each.place, "undated", text("claims.tip_undated")) for each in said.undated]
    found += [Stretch(*each.place, "left", each.reason) for each in said.left]
    last = 0
    for each in sorted(found):
        if each.start >= last:
            yield each
            last = each.end


def _pieces(whole: str, start: int, end: int, stretches: list[Stretch]) -> Iterator[Any]:
    at = start
    for each in stretches:
        yield whole[at : each.start]
        words = whole[each.start : each.end]
        if each.kind == "claim":
            label = aria(label=f"{words}, claim {each.number}: {each.tip}")
            yield html.A(
                html.Mark(
                    # The joiner keeps number and mark on the line of the last word.
                    [words, JOINER, html.Sup(f"{each.number}{NO_BREAK}{marked(each.verdict)}")],
                    className=tone(each.verdict),
                ),
                href=f"#claim-{each.number}",
                title=each.tip,
                **label,
            )
        else:
            yield html.Span(words, className=each.kind, title=each.tip)
        at = each.end
    yield whole[at:end]


def _verdict(judged: Judged, part: Part) -> html.P:
    return html.P(
        [
            html.B([f"{text('claims.as_known', when=judged.when)}: ", *_marked(part.verdict)]),
            html.Span(f" {explained(part.verdict)}", className="quiet"),
        ],
        className="verdict",
    )


def _findings(name: str, card: Card, judged: Judged, part: Part) -> html.Details:
    found = part.findings[part.findings["snapshots"] != ""]
    title = text("claims.figures", when=judged.when)
    lines = [html.Li(said) for said in part.findings["explanation"]]
    table: list[Any] = []
    if not found.empty:
        label = f"{title}: {card.claim.words}"
        table = [data_table(f"{name}, {judged.when}", found, FINDINGS, label)]
    return html.Details([html.Summary(f"{title} ({len(found)})"), *table, html.Ul(lines)])


def _marked(verdict: str) -> list[Any]:
    return [f"{verdict}{NO_BREAK}", html.Span(marked(verdict), className="mark", **aria(hidden="true"))]
