-- upsertDay
insert into "fleet_day" ("organisation_id", "day", "taken_at", "devices", "states") values (?, ?, ?, ?, ?) on conflict ("organisation_id", "day") do update set "taken_at" = ?, "devices" = ?, "states" = ?;

-- selectDayBefore
select * from "fleet_day" where "organisation_id" = ? and "day" < ? order by "day" desc limit ?;

-- deleteDays
delete from "fleet_day" where "organisation_id" = ? and "day" < ?;

-- selectTaken
select "organisation_id", max("taken_at") as "taken_at" from "fleet_day" where "organisation_id" in (?, ?) group by "organisation_id";
