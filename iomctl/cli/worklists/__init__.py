"""Screens over the whole scheme: today, the caseload, gaps, and the demo to see them on."""
