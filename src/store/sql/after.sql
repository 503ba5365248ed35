-- Every event written after a row, in the order of writing. The table is walked, not the index.
select rowid, device, sequence, clock, utc_ms, offset_minutes, day, kind, version, payload, checksum
from events not indexed
where rowid > ?1
order by rowid
