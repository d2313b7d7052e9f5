"""A checked text as schema.org ClaimReview: one review a claim, with the verdict in words, never as stars."""

from typing import Any

from dashboard.views.claims import Card, ClaimView, Part
from dashboard.views.verdicts import explained

PUBLISHER = {"@type": "Organization", "name": "Khorgos, China–Kazakhstan trade, as each side counts it"}
TRADE = "Trade in goods of China and Kazakhstan"


def claim_reviews(shown: ClaimView, *, link: str, data_version: str, reviewed_on: str) -> dict[str, Any]:
    """Give the findings, by what is known now, as a JSON-LD document.

    Args:
        shown: the checked text.
        link: the address that reproduces the view.
        data_version: short name of the build.
        reviewed_on: ISO day of the newest figure it was held against.

    Returns:
        A graph of ``ClaimReview``; https://schema.org/ClaimReview. Ratings have words only: no scale fits "misattributed".
        The author of the claim is not given: who is credited with a number is not who said it.
    """
    reviews = [
        _review(card, part, shown, f"{link}#claim-{number}") | {"datePublished": reviewed_on}
        for number, (card, part) in enumerate(zip(shown.cards, shown.now.parts, strict=True), start=1)
    ]
    return {"@context": "https://schema.org", "@graph": reviews, "version": data_version}


def _review(card: Card, part: Part, shown: ClaimView, link: str) -> dict[str, Any]:
    claim: dict[str, Any] = {
        "@type": "Claim",
        "text": card.sentence,
        "about": {"@type": "Thing", "name": f"{TRADE}: {card.subject}"},
    }
    if shown.statement.said_on:
        claim["datePublished"] = shown.statement.said_on
    known = f"As known {shown.now.when}: {explained(part.verdict)}"
    return {
        "@type": "ClaimReview",
        "url": link,
        "claimReviewed": f"{card.sentence} (here: {card.claim.words})",
        "author": PUBLISHER,
        "itemReviewed": claim,
        "reviewRating": {
            "@type": "Rating",
            "alternateName": part.verdict,
            "ratingExplanation": f"{known}. {part.reason}",
        },
        "reviewBody": " ".join([part.reason, *part.notes]),
    }
