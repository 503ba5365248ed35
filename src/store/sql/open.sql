pragma synchronous = full;
-- On a Mac an ordinary flush stops at the drive's cache. Elsewhere these change nothing.
pragma fullfsync = on;
pragma checkpoint_fullfsync = on;
pragma foreign_keys = on;
pragma trusted_schema = off;
pragma cell_size_check = on;
pragma mmap_size = 0;
pragma temp_store = memory;
-- The worker checkpoints between answers, never within one.
pragma wal_autocheckpoint = 0;
