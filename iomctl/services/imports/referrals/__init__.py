"""Import of needs and referrals."""
