select sequence, clock from events
where device = ?1 and sequence >= ?2
order by sequence
limit 1
