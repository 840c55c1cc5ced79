"""The course of a case: its facts, and the windows of review and states that they amount to; no clock, no storage."""
