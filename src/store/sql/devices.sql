-- Every device, by leaps through the index.
with recursive devices (device) as (
    select min(device) from events
    union all
    select (select min(device) from events where device > devices.device)
    from devices
    where device is not null
)
select device from devices where device is not null
