-- At the centre, once for each scheme: a schema of its name as on its own server, and the one table that is sent.
-- Nobody can be named in it: see examples/national.md.

CREATE SCHEMA luton;
CREATE TABLE luton.board_day (
    scheme_id varchar NOT NULL,
    as_of date NOT NULL,
    measure varchar NOT NULL,
    by_what varchar NOT NULL,
    of_group varchar NOT NULL,
    version integer NOT NULL,
    numerator integer,
    denominator integer,
    share boolean NOT NULL,
    withheld boolean NOT NULL,
    scheme varchar NOT NULL,
    since date NOT NULL,
    events integer NOT NULL,
    PRIMARY KEY (scheme_id, as_of, measure, by_what, of_group)
);
