"""Rules of the reminders that go out by night: addresses, what is told again, which days are quiet."""
