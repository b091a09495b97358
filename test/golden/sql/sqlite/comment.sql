-- selectBelow
select * from "comment" where "subject_kind" = ? and "subject_id" = ? and "state" != ? order by "id" limit ?;

-- countBelow
select count(*) as "count" from "comment" where "subject_kind" = ? and "subject_id" = ? and "state" = ?;
select count(*) as "count" from "comment" where "subject_kind" = ? and "subject_id" = ?;

-- selectQueue
select * from "comment" where ("state" = ? or ("flags" > ? and "state" = ?)) order by "id" limit ?;

-- countWaiting
select count(*) as "count" from "comment" where ("state" = ? or ("flags" > ? and "state" = ?));
select count(*) as "count" from "comment" where ("state" = ? or ("flags" > ? and "state" = ?)) and "state" = ? and "person_id" = ?;

-- selectComment
select * from "comment" where "id" = ?;

-- selectOfPerson
select * from "comment" where "person_id" = ? order by "id" desc limit ?;

-- countWritten
select count(*) as "count" from "comment" where "person_id" = ? and "written_at" > ?;

-- holdPerson
update "person" set "name" = "name" where "id" = ?;

-- insertComment
insert into "comment" ("id", "subject_kind", "subject_id", "parent_id", "depth", "person_id", "author", "affiliation", "text", "state", "consent_at", "public_at", "written_at", "reason", "flags") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?);

-- updateComment
update "comment" set "state" = ?, "flags" = ? where "id" = ?;

-- addFlag
update "comment" set "flags" = "flags" + ? where "id" = ?;

-- blankComments
update "comment" set "text" = ?, "author" = ?, "affiliation" = ?, "state" = ?, "consent_at" = ?, "public_at" = ?, "flags" = ? where "person_id" = ? returning "id";

-- insertFlag
insert into "comment_flag" ("comment_id", "person_id", "reason", "flagged_at") values (?, ?, ?, ?) on conflict ("comment_id", "person_id") do nothing returning "comment_id";

-- countFlags
select count(*) as "count" from "comment_flag" where "person_id" = ? and "flagged_at" > ?;
