select rowid, device, sequence, clock, utc_ms, offset_minutes, day, kind, version, payload, checksum
from events
where device = ?1 and sequence = ?2
