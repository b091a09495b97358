-- selectBelow
select * from "comment" where "subject_kind" = $1 and "subject_id" = $2 and "state" != $3 order by "id" limit $4;

-- countBelow
select count(*) as "count" from "comment" where "subject_kind" = $1 and "subject_id" = $2 and "state" = $3;
select count(*) as "count" from "comment" where "subject_kind" = $1 and "subject_id" = $2;

-- selectQueue
select * from "comment" where ("state" = $1 or ("flags" > $2 and "state" = $3)) order by "id" limit $4;

-- countWaiting
select count(*) as "count" from "comment" where ("state" = $1 or ("flags" > $2 and "state" = $3));
select count(*) as "count" from "comment" where ("state" = $1 or ("flags" > $2 and "state" = $3)) and "state" = $4 and "person_id" = $5;

-- selectComment
select * from "comment" where "id" = $1;

-- selectOfPerson
select * from "comment" where "person_id" = $1 order by "id" desc limit $2;

-- countWritten
select count(*) as "count" from "comment" where "person_id" = $1 and "written_at" > $2;

-- holdPerson
update "person" set "name" = "name" where "id" = $1;

-- insertComment
insert into "comment" ("id", "subject_kind", "subject_id", "parent_id", "depth", "person_id", "author", "affiliation", "text", "state", "consent_at", "public_at", "written_at", "reason", "flags") values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15);

-- updateComment
update "comment" set "state" = $1, "flags" = $2 where "id" = $3;

-- addFlag
update "comment" set "flags" = "flags" + $1 where "id" = $2;

-- blankComments
update "comment" set "text" = $1, "author" = $2, "affiliation" = $3, "state" = $4, "consent_at" = $5, "public_at" = $6, "flags" = $7 where "person_id" = $8 returning "id";

-- insertFlag
insert into "comment_flag" ("comment_id", "person_id", "reason", "flagged_at") values ($1, $2, $3, $4) on conflict ("comment_id", "person_id") do nothing returning "comment_id";

-- countFlags
select count(*) as "count" from "comment_flag" where "person_id" = $1 and "flagged_at" > $2;
