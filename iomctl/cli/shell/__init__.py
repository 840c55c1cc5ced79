"""iomctl's own shell: what reads lines and has each of them run as a command; no command of its own."""
