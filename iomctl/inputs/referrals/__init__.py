"""What may come in about needs, referrals and requirements."""
