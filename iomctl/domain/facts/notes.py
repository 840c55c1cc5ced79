"""What kinds of notes there are on a person."""

KINDS = ("fact", "opinion", "intelligence", "own-words")
"""Own words are what the person said, as they said it; whether a note is fact, opinion or intelligence is the writer's
to say (Data Protection Act 2018, s.38(2): personal data based on facts are told from those based on assessments)."""
