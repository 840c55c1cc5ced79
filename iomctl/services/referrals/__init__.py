"""Needs, referrals and treatment requirements, from the first question to the last answer."""
