-- insertList
insert into "published_list" ("id", "kind", "version", "released_on", "entries", "place", "sha256", "size", "received_at") values ($1, $2, $3, $4, $5, $6, $7, $8, $9);

-- selectLists
select * from "published_list" order by "released_on" desc, "received_at" desc, "id" desc;

-- selectList
select * from "published_list" where "kind" = $1 and "sha256" = $2;
