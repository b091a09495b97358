-- selectKept
select * from "report" order by "updated_at" desc, "id" desc limit $1;
select * from "report" where "organisation_id" = $1 order by "updated_at" desc, "id" desc limit $2;

-- selectReport
select * from "report" where "id" = $1;

-- selectNamed
select * from "report" where "slug" = $1;

-- insertReport
insert into "report" ("id", "organisation_id", "slug", "revision", "draft", "changed", "published", "created_at", "updated_at", "who", "kind", "language", "title", "teaser", "authors", "synthetic", "hash", "published_at", "changed_at") values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19) on conflict ("slug") do nothing returning *;

-- updateReport
update "report" set "draft" = $1, "changed" = $2, "revision" = $3, "who" = $4, "updated_at" = $5 where "id" = $6 and "revision" = $7 returning *;

-- selectListed
select "report"."id", "report"."slug", "report"."kind", "report"."language", "report"."title", "report"."teaser", "report"."authors", "report"."synthetic", "report"."published", "report"."hash", "report"."published_at", "report"."changed_at" from "report" where "report"."published_at" is not null order by "report"."published_at" desc, "report"."id" desc limit $1;
select "report"."id", "report"."slug", "report"."kind", "report"."language", "report"."title", "report"."teaser", "report"."authors", "report"."synthetic", "report"."published", "report"."hash", "report"."published_at", "report"."changed_at" from "report" where "report"."published_at" is not null and "report"."kind" = $1 and "report"."published_at" >= $2 and "report"."published_at" < $3 and ("report"."published_at" < $4 or ("report"."published_at" = $5 and "report"."id" < $6)) order by "report"."published_at" desc, "report"."id" desc limit $7;

-- selectFiled
select "report"."id", "report"."slug", "report"."kind", "report"."language", "report"."title", "report"."teaser", "report"."authors", "report"."synthetic", "report"."published", "report"."hash", "report"."published_at", "report"."changed_at" from "report_tag" as "filed" inner join "report" on "report"."id" = "filed"."report_id" where "filed"."kind" = $1 and "filed"."value" = $2 order by "filed"."published_at" desc, "filed"."report_id" desc limit $3;
select "report"."id", "report"."slug", "report"."kind", "report"."language", "report"."title", "report"."teaser", "report"."authors", "report"."synthetic", "report"."published", "report"."hash", "report"."published_at", "report"."changed_at" from "report_tag" as "filed" inner join "report" on "report"."id" = "filed"."report_id" where "filed"."kind" = $1 and "filed"."value" = $2 and "report"."kind" = $3 and "filed"."published_at" >= $4 and "filed"."published_at" < $5 and exists (select "also"."report_id" from "report_tag" as "also" where "also"."report_id" = "filed"."report_id" and "also"."kind" = $6 and "also"."value" = $7) and ("filed"."published_at" < $8 or ("filed"."published_at" = $9 and "filed"."report_id" < $10)) order by "filed"."published_at" desc, "filed"."report_id" desc limit $11;

-- selectShown
select "report"."id", "report"."slug", "report"."kind", "report"."language", "report"."title", "report"."teaser", "report"."authors", "report"."synthetic", "report"."published", "report"."hash", "report"."published_at", "report"."changed_at" from "report" where "slug" = $1 and "published" > $2;

-- insertVersion
insert into "report_version" ("report_id", "number", "hash", "kind", "reason", "text", "signature", "key_id", "published_at", "who") values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10);

-- selectVersions
select "report_id", "number", "hash", "kind", "reason", "signature", "key_id", "published_at", "who" from "report_version" where "report_id" = $1 order by "number" desc limit $2;

-- selectVersion
select * from "report_version" where "report_id" = $1 and "number" = $2;

-- selectByHash
select * from "report_version" where "hash" = $1;

-- deleteTags
delete from "report_tag" where "report_id" = $1;

-- insertTags
insert into "report_tag" ("report_id", "kind", "value", "published_at") values ($1, $2, $3, $4);

-- insertImage
insert into "report_image" ("report_id", "name", "sha256", "type", "width", "height", "size", "added_at") values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict ("report_id", "name", "sha256") do update set "added_at" = $9;

-- selectImages
select * from "report_image" where "report_id" = $1 order by "added_at" desc, "name" limit $2;

-- selectImage
select * from "report_image" where "sha256" = $1 limit $2;

-- insertEvents
insert into "report_event" ("id", "report_id", "kind", "hash", "words", "about", "at") values ($1, $2, $3, $4, $5, $6, $7);

-- selectEvents
select "report"."id", "report"."slug", "report"."kind", "report"."language", "report"."title", "report"."teaser", "report"."authors", "report"."synthetic", "report"."published", "report"."hash", "report"."published_at", "report"."changed_at", "report_event"."kind" as "event_kind", "report_event"."hash" as "event_hash", "report_event"."words", "report_event"."about", "report_event"."at" from "report_event" inner join "report" on "report"."id" = "report_event"."report_id" order by "report_event"."at" desc, "report_event"."id" desc limit $1 offset $2;

-- countEvents
select count(*) as "n" from "report_event";

-- deleteCitations
delete from "citation" where "report_id" = $1;

-- insertCitations
insert into "citation" ("id", "report_id", "kind", "cited", "place", "relation", "passage", "at") values ($1, $2, $3, $4, $5, $6, $7, $8);

-- selectCiting
select "report"."id", "report"."slug", "report"."kind", "report"."language", "report"."title", "report"."teaser", "report"."authors", "report"."synthetic", "report"."published", "report"."hash", "report"."published_at", "report"."changed_at", "citation"."relation", "citation"."passage", "citation"."place" from "citation" inner join "report" on "report"."id" = "citation"."report_id" where "citation"."kind" = $1 and "citation"."cited" = $2 order by "citation"."at" desc, "citation"."id" desc limit $3;

-- countCiting
select count(distinct "report_id") as "n" from "citation" where "kind" = $1 and "cited" = $2;

-- selectToTell
select distinct "report_id" from "citation" where "kind" = $1 and "cited" = $2 limit $3;
select distinct "report_id" from "citation" where "kind" = $1 and "cited" = $2 and "place" not in ($3, $4) limit $5;

-- selectCorrected
select "report_event"."about", "report_event"."hash", "report_event"."words", "report_event"."at", "report"."title" from "report_event" left join "report" on "report"."slug" = "report_event"."about" where "report_event"."report_id" = $1 and "report_event"."kind" = $2 and "report_event"."at" > $3 order by "report_event"."at" desc limit $4;
