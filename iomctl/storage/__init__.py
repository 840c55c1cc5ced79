"""The database: tables, the unit of work and the audit trail."""
