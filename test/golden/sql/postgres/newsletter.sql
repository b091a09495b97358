-- selectNewsletters
select "id", "stream", "published_at", "subjects", "sha256" from "newsletter" order by "published_at" desc, "id" desc limit $1;

-- selectNewsletter
select * from "newsletter" where "id" = $1;

-- insertNewsletter
insert into "newsletter" ("id", "stream", "published_at", "subjects", "content", "sha256", "who") values ($1, $2, $3, $4, $5, $6, $7) on conflict ("id") do nothing returning "id";
