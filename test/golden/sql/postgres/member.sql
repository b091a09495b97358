-- selectGrant
select * from "member_grant" where "email" = $1;

-- selectGrants
select * from "member_grant" order by "given_at" desc, "email" limit $1;

-- upsertGrant
insert into "member_grant" ("email", "tier", "source", "until", "given_at", "who", "sent_at") values ($1, $2, $3, $4, $5, $6, $7) on conflict ("email") do update set "tier" = $8, "source" = $9, "until" = $10, "given_at" = $11, "who" = $12, "sent_at" = $13;

-- deleteGrant
delete from "member_grant" where "email" = $1;

-- insertPaymentEvent
insert into "payment_event" ("id", "received_at") values ($1, $2) on conflict ("id") do nothing returning "id";
