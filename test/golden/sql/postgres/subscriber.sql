-- selectSubscribers
select * from "subscriber" where "id" > $1 order by "id" limit $2;

-- selectByEmail
select * from "subscriber" where "email" = $1;

-- selectByEmails
select "id", "email", "state" from "subscriber" where "email" in ($1, $2);

-- selectById
select * from "subscriber" where "id" = $1;

-- insertSubscribers
insert into "subscriber" ("id", "email", "name", "state", "language", "streams", "scope", "floor", "makers", "consent", "created_at", "changed_at", "digest", "digested_to") values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) on conflict ("email") do nothing;

-- updateDigested
update "subscriber" set "digested_to" = $1 where "id" in ($2, $3) and ("digested_to" is null or "digested_to" < $4);

-- updateSubscriber
update "subscriber" set "state" = $1, "changed_at" = $2 where "id" = $3;

-- deleteSubscriber
delete from "subscriber" where "email" = $1 returning "id";

-- selectSuppressions
select * from "suppression" where ("expires_at" is null or "expires_at" > $1) order by "id";

-- insertSuppressions
insert into "suppression" ("id", "email", "stream", "reason", "words", "added_at", "expires_at") values ($1, $2, $3, $4, $5, $6, $7);

-- deleteSuppressions
delete from "suppression" where "email" = $1;
delete from "suppression" where "email" = $1 and "reason" = $2;

-- selectAcknowledgements
select * from "acknowledgement" where "campaign" = $1 order by "id";

-- insertAcknowledgement
insert into "acknowledgement" ("id", "campaign", "recipient", "step", "at") values ($1, $2, $3, $4, $5);
