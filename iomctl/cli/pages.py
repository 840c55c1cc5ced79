"""A record that is read as a page at a terminal and in Markdown, and as one record in every other format."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from iomctl.app import App

if TYPE_CHECKING:
    from iomctl.output.page import Section
    from iomctl.output.render import Style

PAGES = ("table", "md")


def show_page(app: App, record: Any, how: "Style", worded: "Callable[[bool], tuple[list[str], list[Section]]]") -> None:
    """Show a page, unless columns of it were asked for; `worded` gives title and sections, flat for Markdown or not."""
    if how.format not in PAGES or how.columns is not None:
        app.show_one(record, how)
        return
    from iomctl.output.page import markdown_lines, write

    flat = how.format == "md"
    title, sections = worded(flat)
    if flat:
        app.screen.write_lines(markdown_lines(title, sections))
    else:
        write(app.screen, title, sections)
