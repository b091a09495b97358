-- takeHead
update "count_head" set "version" = "version" + $1 where "id" = $2 and "version" = $3 returning "version";

-- takeAnyHead
update "count_head" set "version" = "version" + $1 where "id" = $2 returning "version";

-- selectHead
select "version" from "count_head" where "id" = $1;

-- selectCells
select "value", "cell" from "count_cell" where "kind" = $1 and "value" in ($2) and "hours" = $3 and "first" = $4;

-- upsertCells
insert into "count_cell" ("hours", "first", "kind", "value", "events", "successes", "sources", "networks", "targets", "sensors", "version", "cell") values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) on conflict ("kind", "value", "hours", "first") do update set "events" = "excluded"."events", "successes" = "excluded"."successes", "sources" = "excluded"."sources", "networks" = "excluded"."networks", "targets" = "excluded"."targets", "sensors" = "excluded"."sensors", "version" = "excluded"."version", "cell" = "excluded"."cell";

-- selectOldest
select "first" from "count_cell" where "hours" = $1 and "first" < $2 order by "first" limit $3;

-- selectStretch
select "first", "kind", "value", "cell" from "count_cell" where "hours" = $1 and "first" >= $2 and "first" < $3 order by "kind", "value", "first";

-- deleteStretch
delete from "count_cell" where "hours" = $1 and "first" >= $2 and "first" < $3;

-- selectChanged
select "hours", "first", "kind", "value", "cell" from "count_cell" where "version" > $1 and "hours" in ($2, $3) order by "first";

-- selectSeries
select "hours", "first", "kind", "value", "events", "successes", "sources", "networks", "targets", "sensors" from "count_cell" where "kind" = $1 and "value" = $2 and "first" < $3 and "first" + "hours" > $4 order by "first", "hours";

-- selectOfKind
select "value", "hours", "first", "cell" from "count_cell" where "kind" = $1 and "first" < $2 and "first" + "hours" > $3 order by "value", "first";

-- selectSensors
select * from "count_sensor" order by "last_hour" desc, "name";

-- upsertSensor
insert into "count_sensor" ("name", "hours", "shut", "events", "again", "late", "over", "last_hour") values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict ("name") do update set "hours" = $9, "shut" = $10, "events" = $11, "again" = $12, "late" = $13, "over" = $14, "last_hour" = $15;

-- selectLines
select * from "count_line" order by "version", "hour";

-- selectParts
select "version", "lines" from "count_line" where "hour" = $1 order by "version";

-- countParts
select count(*) as "parts" from "count_line" where "hour" = $1;

-- insertLines
insert into "count_line" ("hour", "version", "lines") values ($1, $2, $3);

-- deleteLines
delete from "count_line" where "hour" in ($1);

-- selectPlaces
select * from "count_place" order by "file";

-- upsertPlace
insert into "count_place" ("file", "inode", "position", "head") values ($1, $2, $3, $4) on conflict ("file") do update set "inode" = $5, "position" = $6, "head" = $7;

-- addLeftOut
insert into "count_left_out" ("source", "reason", "lines") values ($1, $2, $3) on conflict ("source", "reason") do update set "lines" = "count_left_out"."lines" + $4;

-- selectLeftOut
select * from "count_left_out" order by "lines" desc, "source", "reason" limit $1;
