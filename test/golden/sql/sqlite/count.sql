-- takeHead
update "count_head" set "version" = "version" + ? where "id" = ? and "version" = ? returning "version";

-- takeAnyHead
update "count_head" set "version" = "version" + ? where "id" = ? returning "version";

-- selectHead
select "version" from "count_head" where "id" = ?;

-- selectCells
select "value", "cell" from "count_cell" where "kind" = ? and "value" in (?) and "hours" = ? and "first" = ?;

-- upsertCells
insert into "count_cell" ("hours", "first", "kind", "value", "events", "successes", "sources", "networks", "targets", "sensors", "version", "cell") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict ("kind", "value", "hours", "first") do update set "events" = "excluded"."events", "successes" = "excluded"."successes", "sources" = "excluded"."sources", "networks" = "excluded"."networks", "targets" = "excluded"."targets", "sensors" = "excluded"."sensors", "version" = "excluded"."version", "cell" = "excluded"."cell";

-- selectOldest
select "first" from "count_cell" where "hours" = ? and "first" < ? order by "first" limit ?;

-- selectStretch
select "first", "kind", "value", "cell" from "count_cell" where "hours" = ? and "first" >= ? and "first" < ? order by "kind", "value", "first";

-- deleteStretch
delete from "count_cell" where "hours" = ? and "first" >= ? and "first" < ?;

-- selectChanged
select "hours", "first", "kind", "value", "cell" from "count_cell" where "version" > ? and "hours" in (?, ?) order by "first";

-- selectSeries
select "hours", "first", "kind", "value", "events", "successes", "sources", "networks", "targets", "sensors" from "count_cell" where "kind" = ? and "value" = ? and "first" < ? and "first" + "hours" > ? order by "first", "hours";

-- selectOfKind
select "value", "hours", "first", "cell" from "count_cell" where "kind" = ? and "first" < ? and "first" + "hours" > ? order by "value", "first";

-- selectSensors
select * from "count_sensor" order by "last_hour" desc, "name";

-- upsertSensor
insert into "count_sensor" ("name", "hours", "shut", "events", "again", "late", "over", "last_hour") values (?, ?, ?, ?, ?, ?, ?, ?) on conflict ("name") do update set "hours" = ?, "shut" = ?, "events" = ?, "again" = ?, "late" = ?, "over" = ?, "last_hour" = ?;

-- selectLines
select * from "count_line" order by "version", "hour";

-- selectParts
select "version", "lines" from "count_line" where "hour" = ? order by "version";

-- countParts
select count(*) as "parts" from "count_line" where "hour" = ?;

-- insertLines
insert into "count_line" ("hour", "version", "lines") values (?, ?, ?);

-- deleteLines
delete from "count_line" where "hour" in (?);

-- selectPlaces
select * from "count_place" order by "file";

-- upsertPlace
insert into "count_place" ("file", "inode", "position", "head") values (?, ?, ?, ?) on conflict ("file") do update set "inode" = ?, "position" = ?, "head" = ?;

-- addLeftOut
insert into "count_left_out" ("source", "reason", "lines") values (?, ?, ?) on conflict ("source", "reason") do update set "lines" = "count_left_out"."lines" + ?;

-- selectLeftOut
select * from "count_left_out" order by "lines" desc, "source", "reason" limit ?;
