-- From a number of a device on. The reader stops at the clock it is looking for.
select rowid, device, sequence, clock, utc_ms, offset_minutes, day, kind, version, payload, checksum
from events
where device = ?1 and sequence >= ?2
order by sequence
