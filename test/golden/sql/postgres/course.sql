-- selectCourses
select * from "course" order by "starts_at", "id" limit $1;

-- selectCourse
select * from "course" where "id" = $1;

-- holdCourse
update "course" set "state" = "state" where "id" = $1 returning *;

-- insertCourse
insert into "course" ("id", "state", "revision", "title", "about", "place", "language", "starts_at", "ends_at", "last_day", "seats", "price", "changed_at") values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13);

-- updateCourse
update "course" set "state" = $1, "revision" = $2 where "id" = $3;

-- countRegistrations
select "course_id", "state", count(*) as "count" from "course_registration" where "course_id" in ($1, $2) and "state" in ($3, $4) group by "course_id", "state";

-- countAsked
select count(*) as "count" from "course_registration" where "course_id" = $1 and "state" = $2 and "asked_at" > $3;

-- selectRegistrations
select * from "course_registration" where "course_id" = $1 and "state" in ($2, $3) order by "state", "taken_at", "id" limit $4;

-- selectNext
select * from "course_registration" where "course_id" = $1 and "state" = $2 order by "taken_at", "id" limit $3;

-- countPlace
select count(*) as "count" from "course_registration" where "course_id" = $1 and "state" = $2 and ("taken_at" < $3 or ("taken_at" = $4 and "id" <= $5));

-- selectByWord
select * from "course_registration" where "word_hash" = $1;

-- selectOfEmail
select * from "course_registration" where "course_id" = $1 and "email" = $2 order by "id" desc limit $3;

-- insertRegistration
insert into "course_registration" ("id", "course_id", "email", "name", "language", "state", "word", "word_hash", "asked_at", "taken_at") values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10);

-- updateRegistration
update "course_registration" set "state" = $1, "taken_at" = $2 where "id" = $3;

-- deleteOldAsked
delete from "course_registration" where "course_id" = $1 and "state" = $2 and "asked_at" < $3;

-- insertLetters
insert into "course_letter" ("id", "registration_id", "kind", "due_at", "tries", "outcome") values ($1, $2, $3, $4, $5, $6);

-- selectDue
select * from "course_letter" where "due_at" <= $1 order by "id" limit $2;

-- takeLetter
update "course_letter" set "due_at" = $1, "tries" = "tries" + $2 where "id" = $3 and "due_at" = $4 returning *;

-- updateLetter
update "course_letter" set "due_at" = $1, "outcome" = $2 where "id" = $3;

-- selectRegistration
select * from "course_registration" where "id" = $1;
