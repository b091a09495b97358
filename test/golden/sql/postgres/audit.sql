-- takeHead
update "audit_head" set "number" = "number" + $1 where "id" = $2 returning "number", "hash";

-- insertEntry
insert into "audit" ("number", "at", "who", "what", "subject", "before_facts", "after_facts", "previous", "hash") values ($1, $2, $3, $4, $5, $6, $7, $8, $9);

-- setHead
update "audit_head" set "hash" = $1 where "id" = $2;

-- selectHead
select "number", "hash" from "audit_head" where "id" = $1;

-- selectEntries
select * from "audit" where "number" > $1 order by "number" limit $2;
