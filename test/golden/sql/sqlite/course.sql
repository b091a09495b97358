-- selectCourses
select * from "course" order by "starts_at", "id" limit ?;

-- selectCourse
select * from "course" where "id" = ?;

-- holdCourse
update "course" set "state" = "state" where "id" = ? returning *;

-- insertCourse
insert into "course" ("id", "state", "revision", "title", "about", "place", "language", "starts_at", "ends_at", "last_day", "seats", "price", "changed_at") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?);

-- updateCourse
update "course" set "state" = ?, "revision" = ? where "id" = ?;

-- countRegistrations
select "course_id", "state", count(*) as "count" from "course_registration" where "course_id" in (?, ?) and "state" in (?, ?) group by "course_id", "state";

-- countAsked
select count(*) as "count" from "course_registration" where "course_id" = ? and "state" = ? and "asked_at" > ?;

-- selectRegistrations
select * from "course_registration" where "course_id" = ? and "state" in (?, ?) order by "state", "taken_at", "id" limit ?;

-- selectNext
select * from "course_registration" where "course_id" = ? and "state" = ? order by "taken_at", "id" limit ?;

-- countPlace
select count(*) as "count" from "course_registration" where "course_id" = ? and "state" = ? and ("taken_at" < ? or ("taken_at" = ? and "id" <= ?));

-- selectByWord
select * from "course_registration" where "word_hash" = ?;

-- selectOfEmail
select * from "course_registration" where "course_id" = ? and "email" = ? order by "id" desc limit ?;

-- insertRegistration
insert into "course_registration" ("id", "course_id", "email", "name", "language", "state", "word", "word_hash", "asked_at", "taken_at") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?);

-- updateRegistration
update "course_registration" set "state" = ?, "taken_at" = ? where "id" = ?;

-- deleteOldAsked
delete from "course_registration" where "course_id" = ? and "state" = ? and "asked_at" < ?;

-- insertLetters
insert into "course_letter" ("id", "registration_id", "kind", "due_at", "tries", "outcome") values (?, ?, ?, ?, ?, ?);

-- selectDue
select * from "course_letter" where "due_at" <= ? order by "id" limit ?;

-- takeLetter
update "course_letter" set "due_at" = ?, "tries" = "tries" + ? where "id" = ? and "due_at" = ? returning *;

-- updateLetter
update "course_letter" set "due_at" = ?, "outcome" = ? where "id" = ?;

-- selectRegistration
select * from "course_registration" where "id" = ?;
