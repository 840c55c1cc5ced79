"""The case book of an Integrated Offender Management (IOM) scheme, on the command line."""

__version__ = "0.1.0"
