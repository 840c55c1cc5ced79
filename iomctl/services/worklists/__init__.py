"""Lists over the whole scheme: today, the caseload, gaps in cases, referrals due."""
