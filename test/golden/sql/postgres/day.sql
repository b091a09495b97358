-- upsertDay
insert into "fleet_day" ("organisation_id", "day", "taken_at", "devices", "states") values ($1, $2, $3, $4, $5) on conflict ("organisation_id", "day") do update set "taken_at" = $6, "devices" = $7, "states" = $8;

-- selectDayBefore
select * from "fleet_day" where "organisation_id" = $1 and "day" < $2 order by "day" desc limit $3;

-- deleteDays
delete from "fleet_day" where "organisation_id" = $1 and "day" < $2;

-- selectTaken
select "organisation_id", max("taken_at") as "taken_at" from "fleet_day" where "organisation_id" in ($1, $2) group by "organisation_id";
