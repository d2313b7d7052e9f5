"""The known words of a sentence by where they begin and end."""

from dashboard.claims.reader.model import Tag


class TagIndex:
    """Finds the word that begins or ends at an offset."""

    def __init__(self, norm: str, end: int, tags: list[Tag]) -> None:
        self.norm, self.end = norm, end
        self.at: dict[int, list[Tag]] = {}
        self.upto: dict[int, list[Tag]] = {}
        for tag in tags:
            self.at.setdefault(tag.start, []).append(tag)
            self.upto.setdefault(tag.end, []).append(tag)
            if tag.prefix:
                self.at.setdefault(tag.start - len(tag.prefix), []).append(tag)

    def tag(self, at: int, *kinds: str) -> Tag | None:
        """The tag of one of these kinds that begins here, a space aside."""
        for place in (at, at + 1) if at < self.end and self.norm[at] in " -" else (at,):
            for tag in self.at.get(place, ()):
                if tag.kind in kinds:
                    return tag
        return None
