"""What is known of a person by itself: offences, scores, sentences, markers, contacts, notes, offers."""
