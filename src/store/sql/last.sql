select sequence, utc_ms from events where device = ?1 order by sequence desc limit 1
