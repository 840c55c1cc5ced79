"""A page of HTML as a test reads it."""

from collections import Counter
from html.parser import HTMLParser


class Page(HTMLParser):
    """A page of HTML: whether each element is closed, what it asks of elsewhere, and its text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: Counter[str] = Counter()
        self.asked: list[tuple[str, str | None]] = []
        self.words = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self.elements[tag] += 1
        asks = [one for one in attrs if one[0] in {"src", "href", "srcset", "onload", "onclick"}]
        self.asked += [(name, value) for name, value in asks if name != "href" or not (value or "").startswith("#")]
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """The end of the element that was opened last."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Note text."""
        self.words += data
