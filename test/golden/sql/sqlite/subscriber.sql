-- selectSubscribers
select * from "subscriber" where "id" > ? order by "id" limit ?;

-- selectByEmail
select * from "subscriber" where "email" = ?;

-- selectByEmails
select "id", "email", "state" from "subscriber" where "email" in (?, ?);

-- selectById
select * from "subscriber" where "id" = ?;

-- insertSubscribers
insert into "subscriber" ("id", "email", "name", "state", "language", "streams", "scope", "floor", "makers", "consent", "created_at", "changed_at", "digest", "digested_to") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict ("email") do nothing;

-- updateDigested
update "subscriber" set "digested_to" = ? where "id" in (?, ?) and ("digested_to" is null or "digested_to" < ?);

-- updateSubscriber
update "subscriber" set "state" = ?, "changed_at" = ? where "id" = ?;

-- deleteSubscriber
delete from "subscriber" where "email" = ? returning "id";

-- selectSuppressions
select * from "suppression" where ("expires_at" is null or "expires_at" > ?) order by "id";

-- insertSuppressions
insert into "suppression" ("id", "email", "stream", "reason", "words", "added_at", "expires_at") values (?, ?, ?, ?, ?, ?, ?);

-- deleteSuppressions
delete from "suppression" where "email" = ?;
delete from "suppression" where "email" = ? and "reason" = ?;

-- selectAcknowledgements
select * from "acknowledgement" where "campaign" = ? order by "id";

-- insertAcknowledgement
insert into "acknowledgement" ("id", "campaign", "recipient", "step", "at") values (?, ?, ?, ?, ?);
