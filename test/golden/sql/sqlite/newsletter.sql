-- selectNewsletters
select "id", "stream", "published_at", "subjects", "sha256" from "newsletter" order by "published_at" desc, "id" desc limit ?;

-- selectNewsletter
select * from "newsletter" where "id" = ?;

-- insertNewsletter
insert into "newsletter" ("id", "stream", "published_at", "subjects", "content", "sha256", "who") values (?, ?, ?, ?, ?, ?, ?) on conflict ("id") do nothing returning "id";
