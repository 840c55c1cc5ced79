"""Diary entries: panels, reviews and releases as other programs keep them, each with its changes by the trail."""
