"""Files that people download by hand: ``recognise`` says what one is and why, ``add`` reads all of it and keeps it."""

from etl.adding.keeping import Added, add
from etl.adding.recognising import CAN_BE_ADDED, Recognised, recognise

__all__ = ["CAN_BE_ADDED", "Added", "Recognised", "add", "recognise"]
