"""Verdicts as words, marks and a short meaning (VISUAL, Verdicts)."""

from dashboard.claims.finding import Verdict

SEVERAL = "its parts differ"
NOTHING = "nothing to check"
ONLY_GOALS = "goals only, nothing to judge"
UNSETTLED = "nothing that can be checked"


def marked(verdict: str) -> str:
    """Give the mark that stands beside a verdict's word; never colour alone."""
    return _MARKS.get(verdict, "○")


def tone(verdict: str) -> str:
    """Say on which side a verdict stands, for its highlight: agrees, differs or open; the mark and the word say which."""
    return "agrees" if marked(verdict) in "✓≈↻" else "differs" if marked(verdict) in "✗≠⇄" else "open"


def explained(verdict: str) -> str:
    """Say in a few words what a verdict means."""
    return _MEANINGS[verdict]


def key() -> list[tuple[str, str, str]]:
    """List every verdict with its mark and meaning."""
    return [(word, marked(word), meaning) for word, meaning in _MEANINGS.items()]


_MEANINGS = {
    str(Verdict.SUPPORTED): "the figures in force agree with it",
    str(Verdict.SINCE_REVISED): "it agreed with figures that were revised since",
    str(Verdict.QUOTED): "only a figure quoted in the press agrees with it",
    str(Verdict.QUOTED_SINCE_REVISED): "it agreed with figures quoted in the press that were revised since",
    str(Verdict.MISATTRIBUTED): "the ledger it credits says otherwise, and the other ledger agrees with it",
    str(
        Verdict.ATTRIBUTION_NOT_CHECKABLE
    ): "another ledger agrees with it, but the one it credits is not loaded",
    str(Verdict.CONTRADICTED): "every ledger that can measure it says otherwise",
    str(Verdict.CONTRADICTED_BY_ONLY_MEASURER): "no other ledger could answer",
    str(Verdict.DIFFERS_FROM_ONLY_LEDGER): "the only ledger loaded says otherwise",
    str(Verdict.DIFFERS_FROM_QUOTED): "the figures quoted in the press say otherwise",
    str(Verdict.NOT_CHECKABLE): "no loaded figure can settle it",
    str(Verdict.MIXED): "its parts fit different ledgers",
    SEVERAL: "its parts have different verdicts",
    ONLY_GOALS: "goals are recorded beside what each ledger counts, never judged",
    UNSETTLED: "there are statements on this trade, but no loaded figure can be held against them",
    NOTHING: "no statement about China–Kazakhstan goods trade with a number or a rank was found",
}
_MARKS = {
    str(Verdict.SUPPORTED): "✓",
    str(Verdict.SINCE_REVISED): "↻",
    str(Verdict.QUOTED): "≈",
    str(Verdict.QUOTED_SINCE_REVISED): "↻",
    str(Verdict.MISATTRIBUTED): "⇄",
    str(Verdict.CONTRADICTED): "✗",
    str(Verdict.CONTRADICTED_BY_ONLY_MEASURER): "✗",
    str(Verdict.DIFFERS_FROM_ONLY_LEDGER): "≠",
    str(Verdict.DIFFERS_FROM_QUOTED): "≠",
    str(Verdict.ATTRIBUTION_NOT_CHECKABLE): "⇄",
    SEVERAL: "…",
    str(Verdict.MIXED): "⇅",
}
