-- insertRevision
insert into "wave_revision" ("wave_id", "revision", "started_at", "facts", "recorded_at") values (?, ?, ?, ?, ?);

-- selectRevisions
select * from "wave_revision" where "wave_id" = ? order by "revision";

-- selectCurrent
select * from "wave_revision" as "one" where "one"."revision" = (select max("other"."revision") as "newest" from "wave_revision" as "other" where "other"."wave_id" = "one"."wave_id" and "other"."recorded_at" < ?) order by "one"."started_at" desc, "one"."wave_id";
