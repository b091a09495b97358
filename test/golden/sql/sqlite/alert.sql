-- selectTargets
select * from "alert_target" where "organisation_id" = ? order by "id" limit ?;
select * from "alert_target" order by "id" limit ?;

-- insertTarget
insert into "alert_target" ("id", "organisation_id", "channel", "place", "secret", "kinds", "daily") values (?, ?, ?, ?, ?, ?, ?);

-- deleteTarget
delete from "alert_target" where "id" = ? and "organisation_id" = ? returning "channel", "place";

-- selectStanding
select "standing" from "alert_standing" where "organisation_id" = ?;

-- insertStanding
insert into "alert_standing" ("organisation_id", "standing", "taken_at") values (?, ?, ?) on conflict ("organisation_id") do nothing returning "organisation_id";

-- updateStanding
update "alert_standing" set "standing" = ?, "taken_at" = ? where "organisation_id" = ? and "standing" = ? returning "organisation_id";

-- insertAlert
insert into "alert" ("id", "organisation_id", "kind", "told", "raised_at") values (?, ?, ?, ?, ?);

-- selectAlerts
select * from "alert" where "organisation_id" = ? order by "id" desc limit ?;

-- selectGathered
select "id", "lines" from "outbox" where "target_id" = ? and "place" = ? and "state" = ? and "attempts" = ? and "due_at" = ?;

-- updateLines
update "outbox" set "lines" = ? where "id" = ?;

-- insertOutgoing
insert into "outbox" ("id", "organisation_id", "target_id", "channel", "place", "secret", "lines", "state", "attempts", "problem", "created_at", "due_at") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?);

-- selectOutgoing
select * from "outbox" where "organisation_id" = ? order by "id" desc limit ?;

-- selectDue
select * from "outbox" where "state" = ? and "due_at" <= ? order by "due_at" limit ?;

-- takeDue
update "outbox" set "due_at" = ? where "id" = ? and "due_at" = ? and "state" = ? returning *;

-- selectWaiting
select * from "outbox" where "id" = ? and "state" = ?;

-- updateOutgoing
update "outbox" set "state" = ?, "attempts" = ?, "problem" = ?, "due_at" = ? where "id" = ?;
