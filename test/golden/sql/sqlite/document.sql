-- selectRevisions
select * from "document_revision" where "origin" = ? and "tracking_id" = ? order by "revision";

-- selectEvery
select * from "document_revision" where ("origin", "tracking_id", "revision") > (?, ?, ?) order by "origin", "tracking_id", "revision" limit ?;

-- selectContent
select "bytes" from "content" where "sha256" = ?;

-- insertContent
insert into "content" ("sha256", "bytes") values (?, ?) on conflict ("sha256") do nothing;

-- insertRevision
insert into "document_revision" ("id", "origin", "tracking_id", "revision", "version", "place", "sha256", "size", "received_at", "released_at") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?);

-- insertMark
insert into "document_mark" ("id", "origin", "tracking_id", "kind", "words", "who", "at") values (?, ?, ?, ?, ?, ?, ?);

-- selectMarks
select * from "document_mark" order by "at", "id";
