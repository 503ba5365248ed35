-- A part of the search index. It is written once and never changed.
create table spans (
    first integer primary key, -- the number of its first question in this part
    length integer not null,   -- of the bank, in bytes
    hash integer not null,     -- of the bank
    starts blob not null       -- where its questions begin in the bank's file
) strict;
create table words (
    form text primary key,
    sum integer not null,      -- of the form and the blob
    questions blob not null    -- in which it stands
) strict, without rowid;
create table places (
    form text primary key,
    sum integer not null,
    places blob not null       -- where in each of these questions
) strict, without rowid;
create table about (sum integer not null) strict;
