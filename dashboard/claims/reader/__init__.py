"""Read the checkable claims of a text: words of one language each in ``lexicon/``, rules of language in here. Pure."""

from dashboard.claims.reader.engine import read
from dashboard.claims.reader.model import Ignored, ReadClaim, Reading, to_record
from dashboard.claims.reader.text import Text

__all__ = ["Ignored", "ReadClaim", "Reading", "Text", "read", "to_record"]
