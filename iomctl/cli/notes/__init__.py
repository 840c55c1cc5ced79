"""Commands on notes, and on the consent that own words are shown."""
