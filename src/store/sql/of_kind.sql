select rowid, device, sequence, clock, utc_ms, offset_minutes, day, kind, version, payload, checksum
from events
where kind = ?1
order by rowid
