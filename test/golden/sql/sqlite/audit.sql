-- takeHead
update "audit_head" set "number" = "number" + ? where "id" = ? returning "number", "hash";

-- insertEntry
insert into "audit" ("number", "at", "who", "what", "subject", "before_facts", "after_facts", "previous", "hash") values (?, ?, ?, ?, ?, ?, ?, ?, ?);

-- setHead
update "audit_head" set "hash" = ? where "id" = ?;

-- selectHead
select "number", "hash" from "audit_head" where "id" = ?;

-- selectEntries
select * from "audit" where "number" > ? order by "number" limit ?;
