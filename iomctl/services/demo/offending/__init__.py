"""What made-up people did: patterns of crime, arrests, and offences after adoption."""
