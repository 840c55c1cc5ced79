"""The case book itself: make, upgrade, check, back up; its policy, settings and audit trail."""
