"""Tables of dated rows: how something stood from a day on, where a command of today can do without."""
