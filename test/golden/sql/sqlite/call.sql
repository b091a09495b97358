-- insertCall
insert into "once_call" ("organisation_id", "key_hash", "request", "status", "answer", "made_at") values (?, ?, ?, ?, ?, ?) on conflict ("organisation_id", "key_hash") do nothing returning "key_hash";

-- selectCall
select * from "once_call" where "organisation_id" = ? and "key_hash" = ?;

-- updateCall
update "once_call" set "status" = ?, "answer" = ? where "organisation_id" = ? and "key_hash" = ?;

-- deleteCall
delete from "once_call" where "organisation_id" = ? and "key_hash" = ?;

-- deleteOldCalls
delete from "once_call" where "made_at" < ?;
