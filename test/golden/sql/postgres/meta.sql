-- selectMeta
select "value" from "meta" where "key" = $1;

-- upsertMeta
insert into "meta" ("key", "value") values ($1, $2) on conflict ("key") do update set "value" = $3;
