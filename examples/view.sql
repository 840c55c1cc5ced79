-- On a server with several schemes, or at the centre: one view over the tables of all, for whoever asks in SQL.

CREATE VIEW national AS
    SELECT * FROM luton.board_day
    UNION ALL SELECT * FROM leeds.board_day;
