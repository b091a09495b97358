-- selectEvents
select "e".* from "response_event" as "e" where not exists (select "later"."id" from "response_event" as "later" where "later"."id" = "e"."id" and "later"."revision" > "e"."revision") order by "e"."id" limit ?;

-- selectEventRevisions
select * from "response_event" where "id" = ? order by "revision" limit ?;

-- insertEvent
insert into "response_event" ("id", "revision", "content", "reason", "who", "recorded_at") values (?, ?, ?, ?, ?, ?) on conflict ("id", "revision") do nothing returning *;

-- selectCaptures
select * from "capture" where "event_id" = ? order by "id" limit ?;
select * from "capture" order by "id" limit ?;

-- selectCapture
select * from "capture" where "id" = ?;

-- insertCapture
insert into "capture" ("id", "event_id", "branch", "kind", "channel", "published_at", "url", "captured_at", "captured_by", "logged_in", "language", "corrects", "reason", "sha256", "size", "who", "recorded_at") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?);

-- selectReplies
select "r".*, "d"."verdict", "d"."reason", "d"."who", "d"."decided_at" from "vendor_reply" as "r" left join "vendor_reply_decision" as "d" on "d"."reply_id" = "r"."id" where "r"."event_id" = ? order by "r"."id" limit ?;
select "r".*, "d"."verdict", "d"."reason", "d"."who", "d"."decided_at" from "vendor_reply" as "r" left join "vendor_reply_decision" as "d" on "d"."reply_id" = "r"."id" order by "r"."id" limit ?;

-- selectReplyId
select "id" from "vendor_reply" where "id" = ?;

-- insertReply
insert into "vendor_reply" ("id", "event_id", "branch", "name", "role", "email", "words", "language", "submitted_at") values (?, ?, ?, ?, ?, ?, ?, ?, ?);

-- insertDecision
insert into "vendor_reply_decision" ("reply_id", "verdict", "reason", "who", "decided_at") values (?, ?, ?, ?, ?) on conflict ("reply_id") do nothing returning "reply_id";

-- selectScore
select * from "capture_score" where "sha256" = ? and "version" = ?;

-- insertScore
insert into "capture_score" ("sha256", "version", "content", "scored_at") values (?, ?, ?, ?) on conflict ("sha256", "version") do nothing;
