"""Rules of single facts about a person: offences, OGRS3, sentences, markers, contacts, notes."""
