-- selectRevisions
select * from "document_revision" where "origin" = ? and "tracking_id" = ? order by "revision";

-- selectNewest
select * from "document_revision" where "origin" = ? and "tracking_id" = ? order by "revision" desc limit ?;

-- selectRevision
select * from "document_revision" where "origin" = ? and "tracking_id" = ? and "revision" = ? order by "revision";

-- selectCurrent
select * from "document_revision" as "current" where "current"."id" > ? and not exists (select "later"."id" from "document_revision" as "later" where "later"."origin" = "current"."origin" and "later"."tracking_id" = "current"."tracking_id" and "later"."revision" > "current"."revision") order by "current"."id" limit ?;

-- selectContents
select * from "content" where "sha256" in (?, ?);

-- insertContent
insert into "content" ("sha256", "bytes") values (?, ?) on conflict ("sha256") do nothing;

-- insertRevision
insert into "document_revision" ("id", "origin", "tracking_id", "revision", "version", "place", "sha256", "size", "received_at") values (?, ?, ?, ?, ?, ?, ?, ?, ?);
