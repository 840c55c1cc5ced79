"""Files of other programs, read as rows: CSV, XLSX, TOML, column maps and rejects."""
