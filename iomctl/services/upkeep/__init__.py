"""The case book itself: make, upgrade, check, back up; its policy, holidays and audit trail."""
