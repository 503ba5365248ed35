-- Format 1. A step that was ever released is never changed; the next one gets the next number.

create table about (
    format integer not null,
    learner text not null,
    lost text not null,
    checksum integer not null
) strict;

create table events (
    device integer not null,
    sequence integer not null,
    clock integer not null,
    utc_ms integer not null,
    offset_minutes integer not null,
    day integer not null,
    kind text not null,
    version integer not null,
    payload text not null,
    checksum integer not null,
    primary key (device, sequence)
) strict;

create trigger events_are_never_changed before update on events
begin
    select raise(abort, 'an event is never changed');
end;

create trigger events_are_never_removed before delete on events
begin
    select raise(abort, 'an event is never removed');
end;
