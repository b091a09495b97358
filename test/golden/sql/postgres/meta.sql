-- selectMeta
select "value" from "meta" where "key" = $1;

-- selectStamp
select (select max("id") as "id" from "document_revision") as "document", (select max("id") as "id" from "document_mark" where "kind" in ($1, $2)) as "mark", (select max("id") as "id" from "published_list") as "list", (select count(*) as "count" from "wave_revision") as "waves", (select max("recorded_at") as "at" from "wave_revision") as "wave", (select count(*) as "count" from "organisation") as "organisations", (select count("finished_at") as "count" from "inventory_import") as "imports", (select max("finished_at") as "at" from "inventory_import") as "finished";

-- upsertMeta
insert into "meta" ("key", "value") values ($1, $2) on conflict ("key") do update set "value" = $3;
