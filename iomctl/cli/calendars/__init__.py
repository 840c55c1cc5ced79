"""Calendars for other programs: panels, reviews and releases as a file or on stdout."""
