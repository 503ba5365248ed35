insert into events
    (device, sequence, clock, utc_ms, offset_minutes, day, kind, version, payload, checksum)
values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
