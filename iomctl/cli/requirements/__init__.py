"""Commands on treatment requirements of sentences, and on what was recorded of each."""
