-- selectEdition
select * from "statistic_edition" where "id" = ?;

-- insertEdition
insert into "statistic_edition" ("id", "counted_at", "contributions") values (?, ?, ?) on conflict ("id") do nothing returning "id";

-- updateEdition
update "statistic_edition" set "counted_at" = ?, "contributions" = ? where "id" = ? and "counted_at" = ? returning "id";

-- selectSurveys
select * from "survey" order by "until" desc, "id";

-- selectSurvey
select * from "survey" where "id" = ?;

-- upsertSurvey
insert into "survey" ("id", "until", "content", "who", "kept_at") values (?, ?, ?, ?, ?) on conflict ("id") do update set "until" = ?, "content" = ?, "who" = ?, "kept_at" = ?;

-- deleteSurvey
delete from "survey" where "id" = ?;
