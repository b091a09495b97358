-- selectTargets
select * from "alert_target" where "organisation_id" = $1 order by "id" limit $2;
select * from "alert_target" order by "id" limit $1;

-- insertTarget
insert into "alert_target" ("id", "organisation_id", "channel", "place", "secret", "kinds", "daily") values ($1, $2, $3, $4, $5, $6, $7);

-- deleteTarget
delete from "alert_target" where "id" = $1 and "organisation_id" = $2 returning "channel", "place";

-- selectStanding
select "standing" from "alert_standing" where "organisation_id" = $1;

-- insertStanding
insert into "alert_standing" ("organisation_id", "standing", "taken_at") values ($1, $2, $3) on conflict ("organisation_id") do nothing returning "organisation_id";

-- updateStanding
update "alert_standing" set "standing" = $1, "taken_at" = $2 where "organisation_id" = $3 and "standing" = $4 returning "organisation_id";

-- insertAlert
insert into "alert" ("id", "organisation_id", "kind", "told", "raised_at") values ($1, $2, $3, $4, $5);

-- selectAlerts
select * from "alert" where "organisation_id" = $1 order by "id" desc limit $2;

-- selectGathered
select "id", "lines" from "outbox" where "target_id" = $1 and "place" = $2 and "state" = $3 and "attempts" = $4 and "due_at" = $5;

-- updateLines
update "outbox" set "lines" = $1 where "id" = $2;

-- insertOutgoing
insert into "outbox" ("id", "organisation_id", "target_id", "channel", "place", "secret", "lines", "state", "attempts", "problem", "created_at", "due_at") values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12);

-- selectOutgoing
select * from "outbox" where "organisation_id" = $1 order by "id" desc limit $2;

-- selectDue
select * from "outbox" where "state" = $1 and "due_at" <= $2 order by "due_at" limit $3;

-- takeDue
update "outbox" set "due_at" = $1 where "id" = $2 and "due_at" = $3 and "state" = $4 returning *;

-- selectWaiting
select * from "outbox" where "id" = $1 and "state" = $2;

-- updateOutgoing
update "outbox" set "state" = $1, "attempts" = $2, "problem" = $3, "due_at" = $4 where "id" = $5;
