"""The reminders of a made-up scheme."""
