-- insertRevision
insert into "wave_revision" ("wave_id", "revision", "started_at", "facts", "recorded_at") values ($1, $2, $3, $4, $5);

-- selectRevisions
select * from "wave_revision" where "wave_id" = $1 order by "revision";

-- selectCurrent
select * from "wave_revision" as "one" where "one"."revision" = (select max("other"."revision") as "newest" from "wave_revision" as "other" where "other"."wave_id" = "one"."wave_id" and "other"."recorded_at" < $1) order by "one"."started_at" desc, "one"."wave_id";
