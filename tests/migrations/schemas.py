"""The schema of a database, read back from the engine itself, so that two can be compared."""

import re

from sqlalchemy import Connection, text

SQLITE = "SELECT type || ' ' || name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' AND sql IS NOT NULL"
POSTGRES = """
    SELECT 'column ' || table_name || '.' || column_name, concat_ws(' ', data_type, is_nullable, column_default)
    FROM information_schema.columns WHERE table_schema = current_schema()
    UNION ALL SELECT 'index ' || indexname, indexdef FROM pg_indexes WHERE schemaname = current_schema()
    UNION ALL SELECT 'constraint ' || c.relname || '.' || k.conname, pg_get_constraintdef(k.oid)
    FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
    WHERE k.connamespace = to_regnamespace(current_schema()::text)
    UNION ALL SELECT 'trigger ' || t.tgname, pg_get_triggerdef(t.oid)
    FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
    WHERE NOT t.tgisinternal AND c.relnamespace = to_regnamespace(current_schema()::text)
    UNION ALL SELECT 'function ' || proname, prosrc
    FROM pg_proc WHERE pronamespace = to_regnamespace(current_schema()::text)
"""


def schema_of(connection: Connection) -> dict[str, str]:
    """Every table, column, index, constraint, trigger and function, with its definition in the engine's words."""
    query = SQLITE if connection.dialect.name == "sqlite" else POSTGRES
    rows = connection.execute(text(query)).all()
    return {str(name): _plain(str(made)) for name, made in rows if "alembic_version" not in str(name)}


def _plain(words: str) -> str:
    # Names may or may not be quoted, and a schema's name is no part of what it holds.
    plain = re.sub(r"\s+", " ", words.replace('"', "")).strip()
    return ", ".join(sorted(_parts(plain))) if plain.startswith("CREATE TABLE") else plain


def _parts(made: str) -> list[str]:
    """The columns and constraints of a table: a rebuilt one may hold them in another order, checks beside columns."""
    name, _, inside = made.partition("(")
    parts, depth, part = [name], 0, ""
    for sign in inside.rpartition(")")[0]:
        depth += (sign == "(") - (sign == ")")
        if sign == "," and not depth:
            parts.append(part)
            part = ""
        else:
            part += sign
    split = (one.replace(" CONSTRAINT ", "\nCONSTRAINT ").split("\n") for one in [*parts, part])
    return [piece.strip() for pieces in split for piece in pieces if piece.strip()]
