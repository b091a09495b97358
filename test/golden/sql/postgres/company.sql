-- selectProvider
select * from "company_provider" where "organisation_id" = $1;

-- selectDomain
select "organisation_id" from "company_domain" where "domain" = $1;

-- selectDomains
select "domain" from "company_domain" where "organisation_id" = $1 order by "domain";

-- upsertProvider
insert into "company_provider" ("organisation_id", "issuer", "client_id", "client_secret", "role") values ($1, $2, $3, $4, $5) on conflict ("organisation_id") do update set "issuer" = $6, "client_id" = $7, "client_secret" = $8, "role" = $9;

-- insertDomain
insert into "company_domain" ("domain", "organisation_id") values ($1, $2) on conflict ("domain") do nothing returning "domain";

-- deleteDomains
delete from "company_domain" where "organisation_id" = $1;

-- deleteProvider
delete from "company_provider" where "organisation_id" = $1 returning "issuer";

-- selectIdentity
select "person_id" from "company_identity" where "issuer" = $1 and "subject" = $2;

-- insertIdentity
insert into "company_identity" ("issuer", "subject", "person_id", "linked_at") values ($1, $2, $3, $4) on conflict ("issuer", "subject") do nothing returning "person_id";
