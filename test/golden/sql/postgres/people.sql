-- selectOrganisations
select "id", "name", "parent_id" from "organisation" order by "name", "id";

-- insertOrganisation
insert into "organisation" ("id", "name", "folded", "parent_id") values ($1, $2, $3, $4) on conflict ("folded") do nothing returning "id";

-- selectOrganisationByKey
select "id", "name" from "organisation" where "folded" = $1;

-- selectPersonByEmail
select * from "person" where "email" = $1;

-- selectPerson
select * from "person" where "id" = $1;

-- insertPerson
insert into "person" ("id", "email", "name", "password_hash", "totp_secret", "totp_step", "created_at", "disabled_at") values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict ("email") do nothing returning "id";

-- updatePerson
update "person" set "disabled_at" = $1 where "id" = $2;

-- useStep
update "person" set "totp_step" = $1 where "id" = $2 and "totp_step" < $3 and "totp_secret" is not null returning "id";

-- selectMembers
select "person".*, "membership"."role" from "membership" inner join "person" on "person"."id" = "membership"."person_id" where "membership"."organisation_id" = $1 order by "person"."email";

-- selectMemberships
select * from "membership" where "person_id" = $1 order by "organisation_id";

-- upsertMembership
insert into "membership" ("person_id", "organisation_id", "role") values ($1, $2, $3) on conflict ("organisation_id", "person_id") do update set "role" = $4;

-- deleteMembership
delete from "membership" where "organisation_id" = $1 and "person_id" = $2;

-- holdOrganisation
update "organisation" set "name" = "name" where "id" = $1;

-- selectAdmins
select "membership"."person_id", "membership"."organisation_id" from "membership" inner join "person" on "person"."id" = "membership"."person_id" where "membership"."role" = $1 and "person"."disabled_at" is null;
select "membership"."person_id", "membership"."organisation_id" from "membership" inner join "person" on "person"."id" = "membership"."person_id" where "membership"."role" = $1 and "person"."disabled_at" is null and "membership"."organisation_id" = $2;

-- insertSession
insert into "session" ("id", "secret_hash", "person_id", "state", "created_at", "seen_at", "expires_at", "address", "agent") values ($1, $2, $3, $4, $5, $6, $7, $8, $9);

-- selectSession
select * from "session" where "secret_hash" = $1 and "expires_at" > $2 and "seen_at" > $3;

-- selectSessions
select * from "session" where "person_id" = $1 and "expires_at" > $2 and "seen_at" > $3 order by "id" desc limit $4;

-- deletePending
delete from "session" where "id" = $1 and "state" = $2;

-- holdPending
update "session" set "state" = "state" where "id" = $1 and "person_id" = $2 and "state" = $3 and "expires_at" > $4 returning "id";

-- deleteSessions
delete from "session" where "person_id" = $1 and "id" = $2 returning "id";
delete from "session" where "person_id" = $1 and "id" != $2 returning "id";
delete from "session" where "person_id" = $1 returning "id";

-- deleteOldSessions
delete from "session" where "expires_at" < $1;

-- touchSession
update "session" set "seen_at" = $1 where "id" = $2 and "seen_at" < $3;

-- insertRecoveryCode
insert into "recovery_code" ("person_id", "code_hash") values ($1, $2);

-- takeRecoveryCode
delete from "recovery_code" where "person_id" = $1 and "code_hash" = $2 returning "person_id";

-- deleteRecoveryCodes
delete from "recovery_code" where "person_id" = $1;

-- insertToken
insert into "api_token" ("id", "secret_hash", "person_id", "organisation_id", "name", "scopes", "created_at", "expires_at", "revoked_at") values ($1, $2, $3, $4, $5, $6, $7, $8, $9);

-- selectToken
select * from "api_token" where "secret_hash" = $1 and "expires_at" > $2 and "revoked_at" is null;

-- selectTokens
select * from "api_token" where "person_id" = $1 order by "id" desc limit $2;

-- revokeTokens
update "api_token" set "revoked_at" = $1 where "person_id" = $2 and "revoked_at" is null and "id" = $3 returning "id";
update "api_token" set "revoked_at" = $1 where "person_id" = $2 and "revoked_at" is null returning "id";

-- insertInvitation
insert into "invitation" ("id", "secret_hash", "organisation_id", "role", "email", "expires_at", "used_at") values ($1, $2, $3, $4, $5, $6, $7);

-- selectInvitation
select "invitation".*, "organisation"."name" as "organisation" from "invitation" inner join "organisation" on "organisation"."id" = "invitation"."organisation_id" where "invitation"."secret_hash" = $1 and "invitation"."expires_at" > $2 and "invitation"."used_at" is null;

-- takeInvitation
update "invitation" set "used_at" = $1 where "id" = $2 and "used_at" is null returning "id";

-- endInvitations
update "invitation" set "used_at" = $1 where "organisation_id" = $2 and "role" = $3 and "used_at" is null and "email" is null;
update "invitation" set "used_at" = $1 where "organisation_id" = $2 and "role" = $3 and "used_at" is null and "email" = $4;

-- holdAttempt
insert into "attempt" ("kind", "key", "count", "last_at") values ($1, $2, $3, $4) on conflict ("kind", "key") do update set "kind" = $5 returning "count", "last_at";

-- updateAttempt
update "attempt" set "count" = $1, "last_at" = $2 where "kind" = $3 and "key" = $4;

-- deleteAttempt
delete from "attempt" where "kind" = $1 and "key" = $2;

-- takeBackAttempt
update "attempt" set "count" = "count" - $1 where "kind" = $2 and "key" = $3 and "count" > $4;

-- deleteOldAttempts
delete from "attempt" where "last_at" < $1;
