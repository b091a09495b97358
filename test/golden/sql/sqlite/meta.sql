-- selectMeta
select "value" from "meta" where "key" = ?;

-- upsertMeta
insert into "meta" ("key", "value") values (?, ?) on conflict ("key") do update set "value" = ?;
