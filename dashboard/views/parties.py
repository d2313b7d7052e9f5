"""Who trades with whom, in the words of the goods pages."""

from etl.vocabulary import CHINA, KAZAKHSTAN, Flow

COUNTRY = {CHINA: "China", KAZAKHSTAN: "Kazakhstan"}
OTHER = {CHINA: KAZAKHSTAN, KAZAKHSTAN: CHINA}
VERB = {Flow.EXPORT: "sold", Flow.IMPORT: "bought"}
TOWARDS = {Flow.EXPORT: "to", Flow.IMPORT: "from"}

# The two directions of the trade, each as the two reporters call it; the words are those of the overview.
DIRECTIONS = {"to-china": "Kazakhstan to China", "to-kazakhstan": "China to Kazakhstan"}
FLOW_OF = {
    "to-china": {KAZAKHSTAN: Flow.EXPORT, CHINA: Flow.IMPORT},
    "to-kazakhstan": {CHINA: Flow.EXPORT, KAZAKHSTAN: Flow.IMPORT},
}


def trade_of(reporter: str, flow: str) -> str:
    """Give the direction that a reporter's flow is: China's imports are ``to-china``."""
    return next(trade for trade, flows in FLOW_OF.items() if flows[reporter] == flow)
