"""A checked text as schema.org ClaimReview: one review a claim and judgement, with the verdict in words, never as stars."""

from typing import Any

from dashboard.views.claims import Card, ClaimView, Judged, Part
from dashboard.views.verdicts import explained

PUBLISHER = {"@type": "Organization", "name": "Khorgos, China–Kazakhstan trade, as each side counts it"}


def claim_reviews(shown: ClaimView, *, link: str, data_version: str) -> dict[str, Any]:
    """Give the findings as a JSON-LD document.

    Args:
        shown: the checked text.
        link: the address that reproduces the view.
        data_version: short name of the build.

    Returns:
        A graph of ``ClaimReview``; https://schema.org/ClaimReview. Ratings have words only: no scale fits "misattributed".
    """
    reviews = [
        _review(card, part, judged, shown, f"{link}#claim-{number}")
        for judged in shown.judgements
        for number, (card, part) in enumerate(zip(shown.cards, judged.parts, strict=True), start=1)
    ]
    return {"@context": "https://schema.org", "@graph": reviews, "version": data_version}


def _review(card: Card, part: Part, judged: Judged, shown: ClaimView, link: str) -> dict[str, Any]:
    said_on = shown.statement.said_on
    claim: dict[str, Any] = {"@type": "Claim", "text": card.claim.words}
    claim["about"] = {"@type": "Thing", "name": card.subject}
    if said_on:
        claim["datePublished"] = said_on
    if card.credit:
        claim["author"] = {"@type": "Organization", "name": card.credit}
    return {
        "@type": "ClaimReview",
        "url": link,
        "claimReviewed": f"{card.subject}: {card.claim.words}",
        "author": PUBLISHER,
        "itemReviewed": claim,
        "reviewRating": {
            "@type": "Rating",
            "alternateName": part.verdict,
            "ratingExplanation": f"As known {judged.when}: {explained(part.verdict)}. {part.reason}",
        },
        "reviewBody": " ".join([part.reason, *part.notes]),
    }
