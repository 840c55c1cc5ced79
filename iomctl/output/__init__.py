"""Records to a table, CSV, JSON, JSON lines, Markdown or a workbook."""
