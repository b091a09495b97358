-- selectRevisions
select * from "document_revision" where "origin" = $1 and "tracking_id" = $2 order by "revision";

-- selectNewest
select * from "document_revision" where "origin" = $1 and "tracking_id" = $2 order by "revision" desc limit $3;

-- selectRevision
select * from "document_revision" where "origin" = $1 and "tracking_id" = $2 and "revision" = $3 order by "revision";

-- selectCurrent
select * from "document_revision" as "current" where "current"."id" > $1 and not exists (select "later"."id" from "document_revision" as "later" where "later"."origin" = "current"."origin" and "later"."tracking_id" = "current"."tracking_id" and "later"."revision" > "current"."revision") order by "current"."id" limit $2;

-- selectContents
select * from "content" where "sha256" in ($1, $2);

-- insertContent
insert into "content" ("sha256", "bytes") values ($1, $2) on conflict ("sha256") do nothing;

-- insertRevision
insert into "document_revision" ("id", "origin", "tracking_id", "revision", "version", "place", "sha256", "size", "received_at") values ($1, $2, $3, $4, $5, $6, $7, $8, $9);
