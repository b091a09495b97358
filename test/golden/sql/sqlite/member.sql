-- selectGrant
select * from "member_grant" where "email" = ?;

-- selectGrants
select * from "member_grant" order by "given_at" desc, "email" limit ?;

-- upsertGrant
insert into "member_grant" ("email", "tier", "source", "until", "given_at", "who", "sent_at") values (?, ?, ?, ?, ?, ?, ?) on conflict ("email") do update set "tier" = ?, "source" = ?, "until" = ?, "given_at" = ?, "who" = ?, "sent_at" = ?;

-- deleteGrant
delete from "member_grant" where "email" = ?;

-- insertPaymentEvent
insert into "payment_event" ("id", "received_at") values (?, ?) on conflict ("id") do nothing returning "id";
