-- A room's file, format 1. What was ever released is never changed.

create table about (
    format integer not null,
    begun_ms integer not null,
    offset_minutes integer not null,
    lesson text not null,
    bank text not null,
    checksum integer not null
) strict;

create table entries (
    number integer primary key,
    at_ms integer not null,
    what text not null,
    checksum integer not null
) strict;

create trigger entries_are_never_changed before update on entries
begin
    select raise(abort, 'an entry is never changed');
end;

create trigger entries_are_never_removed before delete on entries
begin
    select raise(abort, 'an entry is never removed');
end;
