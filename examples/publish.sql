-- On the server of the schemes, once for each: the table that is sent, and a role that may read it and nothing else.
-- The server needs wal_level = logical. A column that a later version adds is added at the centre first.

GRANT USAGE ON SCHEMA luton TO centre;
GRANT SELECT ON luton.board_day TO centre;
CREATE PUBLICATION luton_board_day FOR TABLE luton.board_day;
