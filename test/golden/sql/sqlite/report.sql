-- selectKept
select * from "report" order by "updated_at" desc, "id" desc limit ?;
select * from "report" where "organisation_id" = ? order by "updated_at" desc, "id" desc limit ?;

-- selectReport
select * from "report" where "id" = ?;

-- selectNamed
select * from "report" where "slug" = ?;

-- insertReport
insert into "report" ("id", "organisation_id", "slug", "revision", "draft", "changed", "published", "created_at", "updated_at", "who", "kind", "language", "title", "teaser", "authors", "synthetic", "hash", "published_at", "changed_at") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict ("slug") do nothing returning *;

-- updateReport
update "report" set "draft" = ?, "changed" = ?, "revision" = ?, "who" = ?, "updated_at" = ? where "id" = ? and "revision" = ? returning *;

-- selectListed
select "report"."id", "report"."slug", "report"."kind", "report"."language", "report"."title", "report"."teaser", "report"."authors", "report"."synthetic", "report"."published", "report"."hash", "report"."published_at", "report"."changed_at" from "report" where "report"."published_at" is not null order by "report"."published_at" desc, "report"."id" desc limit ?;
select "report"."id", "report"."slug", "report"."kind", "report"."language", "report"."title", "report"."teaser", "report"."authors", "report"."synthetic", "report"."published", "report"."hash", "report"."published_at", "report"."changed_at" from "report" where "report"."published_at" is not null and "report"."kind" = ? and "report"."published_at" >= ? and "report"."published_at" < ? and ("report"."published_at" < ? or ("report"."published_at" = ? and "report"."id" < ?)) order by "report"."published_at" desc, "report"."id" desc limit ?;

-- selectFiled
select "report"."id", "report"."slug", "report"."kind", "report"."language", "report"."title", "report"."teaser", "report"."authors", "report"."synthetic", "report"."published", "report"."hash", "report"."published_at", "report"."changed_at" from "report_tag" as "filed" inner join "report" on "report"."id" = "filed"."report_id" where "filed"."kind" = ? and "filed"."value" = ? order by "filed"."published_at" desc, "filed"."report_id" desc limit ?;
select "report"."id", "report"."slug", "report"."kind", "report"."language", "report"."title", "report"."teaser", "report"."authors", "report"."synthetic", "report"."published", "report"."hash", "report"."published_at", "report"."changed_at" from "report_tag" as "filed" inner join "report" on "report"."id" = "filed"."report_id" where "filed"."kind" = ? and "filed"."value" = ? and "report"."kind" = ? and "filed"."published_at" >= ? and "filed"."published_at" < ? and exists (select "also"."report_id" from "report_tag" as "also" where "also"."report_id" = "filed"."report_id" and "also"."kind" = ? and "also"."value" = ?) and ("filed"."published_at" < ? or ("filed"."published_at" = ? and "filed"."report_id" < ?)) order by "filed"."published_at" desc, "filed"."report_id" desc limit ?;

-- selectShown
select "report"."id", "report"."slug", "report"."kind", "report"."language", "report"."title", "report"."teaser", "report"."authors", "report"."synthetic", "report"."published", "report"."hash", "report"."published_at", "report"."changed_at" from "report" where "slug" = ? and "published" > ?;

-- insertVersion
insert into "report_version" ("report_id", "number", "hash", "kind", "reason", "text", "signature", "key_id", "published_at", "who") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?);

-- selectVersions
select "report_id", "number", "hash", "kind", "reason", "signature", "key_id", "published_at", "who" from "report_version" where "report_id" = ? order by "number" desc limit ?;

-- selectVersion
select * from "report_version" where "report_id" = ? and "number" = ?;

-- selectByHash
select * from "report_version" where "hash" = ?;

-- deleteTags
delete from "report_tag" where "report_id" = ?;

-- insertTags
insert into "report_tag" ("report_id", "kind", "value", "published_at") values (?, ?, ?, ?);

-- insertImage
insert into "report_image" ("report_id", "name", "sha256", "type", "width", "height", "size", "added_at") values (?, ?, ?, ?, ?, ?, ?, ?) on conflict ("report_id", "name", "sha256") do update set "added_at" = ?;

-- selectImages
select * from "report_image" where "report_id" = ? order by "added_at" desc, "name" limit ?;

-- selectImage
select * from "report_image" where "sha256" = ? limit ?;

-- insertEvents
insert into "report_event" ("id", "report_id", "kind", "hash", "words", "about", "at") values (?, ?, ?, ?, ?, ?, ?);

-- selectEvents
select "report"."id", "report"."slug", "report"."kind", "report"."language", "report"."title", "report"."teaser", "report"."authors", "report"."synthetic", "report"."published", "report"."hash", "report"."published_at", "report"."changed_at", "report_event"."kind" as "event_kind", "report_event"."hash" as "event_hash", "report_event"."words", "report_event"."about", "report_event"."at" from "report_event" inner join "report" on "report"."id" = "report_event"."report_id" order by "report_event"."at" desc, "report_event"."id" desc limit ? offset ?;

-- countEvents
select count(*) as "n" from "report_event";

-- deleteCitations
delete from "citation" where "report_id" = ?;

-- insertCitations
insert into "citation" ("id", "report_id", "kind", "cited", "place", "relation", "passage", "at") values (?, ?, ?, ?, ?, ?, ?, ?);

-- selectCiting
select "report"."id", "report"."slug", "report"."kind", "report"."language", "report"."title", "report"."teaser", "report"."authors", "report"."synthetic", "report"."published", "report"."hash", "report"."published_at", "report"."changed_at", "citation"."relation", "citation"."passage", "citation"."place" from "citation" inner join "report" on "report"."id" = "citation"."report_id" where "citation"."kind" = ? and "citation"."cited" = ? order by "citation"."at" desc, "citation"."id" desc limit ?;

-- countCiting
select count(distinct "report_id") as "n" from "citation" where "kind" = ? and "cited" = ?;

-- selectToTell
select distinct "report_id" from "citation" where "kind" = ? and "cited" = ? limit ?;
select distinct "report_id" from "citation" where "kind" = ? and "cited" = ? and "place" not in (?, ?) limit ?;

-- selectCorrected
select "report_event"."about", "report_event"."hash", "report_event"."words", "report_event"."at", "report"."title" from "report_event" left join "report" on "report"."slug" = "report_event"."about" where "report_event"."report_id" = ? and "report_event"."kind" = ? and "report_event"."at" > ? order by "report_event"."at" desc limit ?;
