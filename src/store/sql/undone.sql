select rowid, device, sequence, clock, utc_ms, offset_minutes, day, kind, version, payload, checksum
from events not indexed
where kind = 'undone'
