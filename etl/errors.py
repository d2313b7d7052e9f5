"""Everything that can stop the ETL, as sentences a person can act on.

::

    KhorgosError
    ├── InvalidReference     a table in data/reference contradicts itself or lacks an entry
    ├── SnapshotError        a raw file cannot be trusted
    │   ├── OriginMissing      no note beside it saying where it came from, or an incomplete one
    │   ├── ChecksumMismatch   its bytes changed since it was kept
    │   └── AlreadyKept        a different file is kept under that name
    ├── UnreadableFile       a parser met a column, unit or cell it does not know
    ├── UnknownCountry       a partner has no ISO code in data/reference/countries.csv
    ├── UnknownCommodity     a code has no entry in data/reference/commodities.csv
    ├── InvalidTable         a built table breaks its contract (see etl.schema)
    ├── ImplausibleFigure    a value does not fit its neighbours or its parts
    ├── FetchFailed          a publisher was asked and the last good data stay
    │   ├── Unreachable        no complete answer came, after every try
    │   ├── Refused            the publisher does not let us in: 401, 403, a key that is none
    │   ├── NotThere           the publisher declined this one request, or has nothing under its address
    │   ├── BadAnswer          an answer came whose data cannot be trusted
    │   └── CannotKeep         a good answer could not be written
    ├── AlreadyFetching      another fetch works on the same data
    ├── UnknownSource        no connector has that name
    ├── UnknownVintage       no vintage of that source has that name
    ├── AlreadyBuilding      another build works on the same data
    ├── CannotWrite          a file for the reader cannot be written where it was asked for
    ├── UnknownView          there is no view of that name, or it takes no such choice
    ├── UnknownTable         a view has no table of that name
    ├── NothingKnown         on a day in the past, no figure of a view was known to be public
    └── NotBuilt             data/built is missing or incomplete
"""


class KhorgosError(Exception):
    """Something stopped the work. The message says what, where, and ends with the remedy.

    Args:
        what: the fault, as a sentence without its full stop.
        where: the file, and the row if there is one.
        remedy: what the reader can do, as a sentence without its full stop.
    """

    def __init__(self, what: str, *, where: str = "", remedy: str) -> None:
        """Compose the sentence."""
        self.what = what
        self.where = where
        self.remedy = remedy
        place = f" ({where})" if where else ""
        super().__init__(f"{what}{place}. {remedy}.")


class InvalidReference(KhorgosError):
    """A table in data/reference contradicts itself or lacks an entry."""


class SnapshotError(KhorgosError):
    """A raw file cannot be trusted."""


class OriginMissing(SnapshotError):
    """A raw file has no origin note, or an incomplete one."""


class ChecksumMismatch(SnapshotError):
    """A raw file's bytes changed since it was kept."""


class AlreadyKept(SnapshotError):
    """A different file is already kept under that name."""


class UnreadableFile(KhorgosError):
    """A parser met a column, unit or cell it does not know."""


class UnknownCountry(KhorgosError):
    """A country has no ISO 3166 code in data/reference/countries.csv."""


class UnknownCommodity(KhorgosError):
    """A commodity code has no entry in data/reference/commodities.csv."""


class InvalidTable(KhorgosError):
    """A table breaks its contract."""


class ImplausibleFigure(KhorgosError):
    """A value does not fit its neighbours, or parts do not add up to their total."""


class FetchFailed(KhorgosError):
    """A publisher was asked in vain; the last good data stay."""


class Unreachable(FetchFailed):
    """No complete answer came, after every try."""


class Refused(FetchFailed):
    """The publisher does not let us in."""


class NotThere(FetchFailed):
    """The publisher declined this one request, or has nothing under its address."""


class BadAnswer(FetchFailed):
    """An answer came whose data cannot be trusted; it is not kept."""


class CannotKeep(FetchFailed):
    """A good answer could not be written."""


class AlreadyFetching(KhorgosError):
    """Another fetch works on the same data."""


class UnknownSource(KhorgosError):
    """No connector has that name."""


class UnknownVintage(KhorgosError):
    """No vintage of that source has that name."""


class AlreadyBuilding(KhorgosError):
    """Another build works on the same data."""


class CannotWrite(KhorgosError):
    """A file for the reader cannot be written where it was asked for."""

    @classmethod
    def at(cls, place: object, fault: OSError) -> "CannotWrite":
        """Say so of a place."""
        return cls(
            f"It cannot be written: {fault.strerror or fault}",
            where=str(place),
            remedy="Name another place, or make room there",
        )


class UnknownView(KhorgosError):
    """There is no view of that name, or it takes no such choice."""


class UnknownTable(KhorgosError):
    """A view has no table of that name."""


class NothingKnown(KhorgosError):
    """On a day in the past, no figure of a view was known to have been public."""

    @classmethod
    def on(cls, day: str) -> "NothingKnown":
        """Say so of a day."""
        return cls(
            f"No figure of this view is known to have been public on {day}",
            remedy="Choose a later day, or leave as_of empty for today's data",
        )


class NotBuilt(KhorgosError):
    """The built tables are missing or incomplete."""
