-- selectProvider
select * from "company_provider" where "organisation_id" = ?;

-- selectDomain
select "organisation_id" from "company_domain" where "domain" = ?;

-- selectDomains
select "domain" from "company_domain" where "organisation_id" = ? order by "domain";

-- upsertProvider
insert into "company_provider" ("organisation_id", "issuer", "client_id", "client_secret", "role") values (?, ?, ?, ?, ?) on conflict ("organisation_id") do update set "issuer" = ?, "client_id" = ?, "client_secret" = ?, "role" = ?;

-- insertDomain
insert into "company_domain" ("domain", "organisation_id") values (?, ?) on conflict ("domain") do nothing returning "domain";

-- deleteDomains
delete from "company_domain" where "organisation_id" = ?;

-- deleteProvider
delete from "company_provider" where "organisation_id" = ? returning "issuer";

-- selectIdentity
select "person_id" from "company_identity" where "issuer" = ? and "subject" = ?;

-- insertIdentity
insert into "company_identity" ("issuer", "subject", "person_id", "linked_at") values (?, ?, ?, ?) on conflict ("issuer", "subject") do nothing returning "person_id";
