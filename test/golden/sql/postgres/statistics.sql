-- selectEdition
select * from "statistic_edition" where "id" = $1;

-- insertEdition
insert into "statistic_edition" ("id", "counted_at", "contributions") values ($1, $2, $3) on conflict ("id") do nothing returning "id";

-- updateEdition
update "statistic_edition" set "counted_at" = $1, "contributions" = $2 where "id" = $3 and "counted_at" = $4 returning "id";

-- selectSurveys
select * from "survey" order by "until" desc, "id";

-- selectSurvey
select * from "survey" where "id" = $1;

-- upsertSurvey
insert into "survey" ("id", "until", "content", "who", "kept_at") values ($1, $2, $3, $4, $5) on conflict ("id") do update set "until" = $6, "content" = $7, "who" = $8, "kept_at" = $9;

-- deleteSurvey
delete from "survey" where "id" = $1;
