-- selectEvents
select "e".* from "response_event" as "e" where not exists (select "later"."id" from "response_event" as "later" where "later"."id" = "e"."id" and "later"."revision" > "e"."revision") order by "e"."id" limit $1;

-- selectEventRevisions
select * from "response_event" where "id" = $1 order by "revision" limit $2;

-- insertEvent
insert into "response_event" ("id", "revision", "content", "reason", "who", "recorded_at") values ($1, $2, $3, $4, $5, $6) on conflict ("id", "revision") do nothing returning *;

-- selectCaptures
select * from "capture" where "event_id" = $1 order by "id" limit $2;
select * from "capture" order by "id" limit $1;

-- selectCapture
select * from "capture" where "id" = $1;

-- insertCapture
insert into "capture" ("id", "event_id", "branch", "kind", "channel", "published_at", "url", "captured_at", "captured_by", "logged_in", "language", "corrects", "reason", "sha256", "size", "who", "recorded_at") values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17);

-- selectReplies
select "r".*, "d"."verdict", "d"."reason", "d"."who", "d"."decided_at" from "vendor_reply" as "r" left join "vendor_reply_decision" as "d" on "d"."reply_id" = "r"."id" where "r"."event_id" = $1 order by "r"."id" limit $2;
select "r".*, "d"."verdict", "d"."reason", "d"."who", "d"."decided_at" from "vendor_reply" as "r" left join "vendor_reply_decision" as "d" on "d"."reply_id" = "r"."id" order by "r"."id" limit $1;

-- selectReplyId
select "id" from "vendor_reply" where "id" = $1;

-- insertReply
insert into "vendor_reply" ("id", "event_id", "branch", "name", "role", "email", "words", "language", "submitted_at") values ($1, $2, $3, $4, $5, $6, $7, $8, $9);

-- insertDecision
insert into "vendor_reply_decision" ("reply_id", "verdict", "reason", "who", "decided_at") values ($1, $2, $3, $4, $5) on conflict ("reply_id") do nothing returning "reply_id";

-- selectScore
select * from "capture_score" where "sha256" = $1 and "version" = $2;

-- insertScore
insert into "capture_score" ("sha256", "version", "content", "scored_at") values ($1, $2, $3, $4) on conflict ("sha256", "version") do nothing;
