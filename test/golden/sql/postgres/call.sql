-- insertCall
insert into "once_call" ("organisation_id", "key_hash", "request", "status", "answer", "made_at") values ($1, $2, $3, $4, $5, $6) on conflict ("organisation_id", "key_hash") do nothing returning "key_hash";

-- selectCall
select * from "once_call" where "organisation_id" = $1 and "key_hash" = $2;

-- updateCall
update "once_call" set "status" = $1, "answer" = $2 where "organisation_id" = $3 and "key_hash" = $4;

-- deleteCall
delete from "once_call" where "organisation_id" = $1 and "key_hash" = $2;

-- deleteOldCalls
delete from "once_call" where "made_at" < $1;
