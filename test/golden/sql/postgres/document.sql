-- selectRevisions
select * from "document_revision" where "origin" = $1 and "tracking_id" = $2 order by "revision";

-- selectEvery
select * from "document_revision" where ("origin", "tracking_id", "revision") > ($1, $2, $3) order by "origin", "tracking_id", "revision" limit $4;

-- selectContent
select "bytes" from "content" where "sha256" = $1;

-- insertContent
insert into "content" ("sha256", "bytes") values ($1, $2) on conflict ("sha256") do nothing;

-- insertRevision
insert into "document_revision" ("id", "origin", "tracking_id", "revision", "version", "place", "sha256", "size", "received_at", "released_at") values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10);

-- insertMark
insert into "document_mark" ("id", "origin", "tracking_id", "kind", "words", "who", "at") values ($1, $2, $3, $4, $5, $6, $7);

-- selectMarks
select * from "document_mark" order by "at", "id";
