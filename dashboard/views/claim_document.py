"""A checked text as plain values, for JSON."""

from typing import Any

import pandas as pd

from dashboard.views.claims import ClaimView, Judged


def as_json(shown: ClaimView) -> dict[str, Any]:
    """Give a checked text as plain values: what was read from where, and each judgement with its findings."""
    return {
        "text": shown.statement.text,
        "said_on": shown.statement.said_on,
        "claims": [
            {
                "words": card.claim.words,
                "start": card.claim.place[0],
                "end": card.claim.place[1],
                "about": card.subject,
                "read_as": card.read_as,
                "credited_to": card.claim.credited,
                "used": [{"words": text, "as": role} for text, role in card.claim.read_as],
                "rule": card.claim.rule,
            }
            for card in shown.cards
        ],
        "judgements": [_judgement(judged) for judged in shown.judgements],
        "left": [
            {"words": left.words, "start": left.place[0], "end": left.place[1], "reason": left.reason}
            for left in shown.left
        ],
    }


def _judgement(judged: Judged) -> dict[str, Any]:
    return {
        "as_known": judged.when,
        "verdict": judged.verdict,
        "summary": judged.summary,
        "sentence": judged.sentence,
        "arithmetic": list(judged.arithmetic),
        "consistency": list(judged.consistency),
        "goals": [{"words": goal.words, "on_record": goal.said} for goal in judged.goals],
        "undated": [{"words": words, "fits": said} for words, said in judged.undated],
        "claims": [
            {
                "verdict": part.verdict,
                "reason": part.reason,
                "notes": list(part.notes),
                "findings": [
                    {name: None if pd.isna(value) else value for name, value in row.items()}
                    for row in part.findings.to_dict("records")
                ],
            }
            for part in judged.parts
        ],
    }
