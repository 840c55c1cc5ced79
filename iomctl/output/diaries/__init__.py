"""Diary entries written for calendar programs, in the form of RFC 5545."""
