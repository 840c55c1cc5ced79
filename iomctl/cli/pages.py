"""Records that are read as a page at a terminal and in Markdown, and as one record in every other format."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from iomctl.app import App

if TYPE_CHECKING:
    from iomctl.output.page import PageSection
    from iomctl.output.render import Style

    Worded = Callable[[bool], tuple[list[str], list[PageSection]]]


def is_page(how: "Style") -> bool:
    """Whether an answer is read as a page: in words, with no columns of it asked for."""
    return how.format in {"table", "md"} and how.columns is None


def show_page(app: App, record: Any, how: "Style", worded: "Worded") -> None:
    """Show a record as a page where that is how it is read, else as one record.

    `worded` gives title and sections, flat for Markdown or not.
    """
    if is_page(how):
        write_page(app, how.format, worded)
    else:
        app.show_one(record, how)


def write_page(app: App, format: str, worded: "Worded") -> None:
    """Write title and sections at a terminal, or in Markdown."""
    from iomctl.output.page import markdown_lines, write

    flat = format == "md"
    title, sections = worded(flat)
    title = [*title, app.as_known]
    if flat:
        app.screen.write_lines(markdown_lines(title, sections))
    else:
        from iomctl.output.pager import paged

        paged(app.screen, app.environ, lambda screen: write(screen, title, sections))
