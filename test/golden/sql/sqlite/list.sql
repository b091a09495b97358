-- insertList
insert into "published_list" ("id", "kind", "version", "released_on", "entries", "place", "sha256", "size", "received_at") values (?, ?, ?, ?, ?, ?, ?, ?, ?);

-- selectLists
select * from "published_list" order by "released_on" desc, "received_at" desc, "id" desc;

-- selectList
select * from "published_list" where "kind" = ? and "sha256" = ?;
