-- selectOrganisations
select "id", "name", "parent_id" from "organisation" order by "name", "id";

-- insertOrganisation
insert into "organisation" ("id", "name", "folded", "parent_id") values (?, ?, ?, ?) on conflict ("folded") do nothing returning "id";

-- selectOrganisationByKey
select "id", "name" from "organisation" where "folded" = ?;

-- selectPersonByEmail
select * from "person" where "email" = ?;

-- selectPerson
select * from "person" where "id" = ?;

-- insertPerson
insert into "person" ("id", "email", "name", "password_hash", "totp_secret", "totp_step", "created_at", "disabled_at") values (?, ?, ?, ?, ?, ?, ?, ?) on conflict ("email") do nothing returning "id";

-- updatePerson
update "person" set "disabled_at" = ? where "id" = ?;

-- useStep
update "person" set "totp_step" = ? where "id" = ? and "totp_step" < ? and "totp_secret" is not null returning "id";

-- selectMembers
select "person".*, "membership"."role" from "membership" inner join "person" on "person"."id" = "membership"."person_id" where "membership"."organisation_id" = ? order by "person"."email";

-- selectMemberships
select * from "membership" where "person_id" = ? order by "organisation_id";

-- upsertMembership
insert into "membership" ("person_id", "organisation_id", "role") values (?, ?, ?) on conflict ("organisation_id", "person_id") do update set "role" = ?;

-- deleteMembership
delete from "membership" where "organisation_id" = ? and "person_id" = ?;

-- holdOrganisation
update "organisation" set "name" = "name" where "id" = ?;

-- selectAdmins
select "membership"."person_id", "membership"."organisation_id" from "membership" inner join "person" on "person"."id" = "membership"."person_id" where "membership"."role" = ? and "person"."disabled_at" is null;
select "membership"."person_id", "membership"."organisation_id" from "membership" inner join "person" on "person"."id" = "membership"."person_id" where "membership"."role" = ? and "person"."disabled_at" is null and "membership"."organisation_id" = ?;

-- insertSession
insert into "session" ("id", "secret_hash", "person_id", "state", "created_at", "seen_at", "expires_at", "address", "agent") values (?, ?, ?, ?, ?, ?, ?, ?, ?);

-- selectSession
select * from "session" where "secret_hash" = ? and "expires_at" > ? and "seen_at" > ?;

-- selectSessions
select * from "session" where "person_id" = ? and "expires_at" > ? and "seen_at" > ? order by "id" desc limit ?;

-- deletePending
delete from "session" where "id" = ? and "state" = ?;

-- holdPending
update "session" set "state" = "state" where "id" = ? and "person_id" = ? and "state" = ? and "expires_at" > ? returning "id";

-- deleteSessions
delete from "session" where "person_id" = ? and "id" = ? returning "id";
delete from "session" where "person_id" = ? and "id" != ? returning "id";
delete from "session" where "person_id" = ? returning "id";

-- deleteOldSessions
delete from "session" where "expires_at" < ?;

-- touchSession
update "session" set "seen_at" = ? where "id" = ? and "seen_at" < ?;

-- insertRecoveryCode
insert into "recovery_code" ("person_id", "code_hash") values (?, ?);

-- takeRecoveryCode
delete from "recovery_code" where "person_id" = ? and "code_hash" = ? returning "person_id";

-- deleteRecoveryCodes
delete from "recovery_code" where "person_id" = ?;

-- insertToken
insert into "api_token" ("id", "secret_hash", "person_id", "organisation_id", "name", "scopes", "created_at", "expires_at", "revoked_at") values (?, ?, ?, ?, ?, ?, ?, ?, ?);

-- selectToken
select * from "api_token" where "secret_hash" = ? and "expires_at" > ? and "revoked_at" is null;

-- selectTokens
select * from "api_token" where "person_id" = ? order by "id" desc limit ?;

-- revokeTokens
update "api_token" set "revoked_at" = ? where "person_id" = ? and "revoked_at" is null and "id" = ? returning "id";
update "api_token" set "revoked_at" = ? where "person_id" = ? and "revoked_at" is null returning "id";

-- insertInvitation
insert into "invitation" ("id", "secret_hash", "organisation_id", "role", "email", "expires_at", "used_at") values (?, ?, ?, ?, ?, ?, ?);

-- selectInvitation
select "invitation".*, "organisation"."name" as "organisation" from "invitation" inner join "organisation" on "organisation"."id" = "invitation"."organisation_id" where "invitation"."secret_hash" = ? and "invitation"."expires_at" > ? and "invitation"."used_at" is null;

-- takeInvitation
update "invitation" set "used_at" = ? where "id" = ? and "used_at" is null returning "id";

-- endInvitations
update "invitation" set "used_at" = ? where "organisation_id" = ? and "role" = ? and "used_at" is null and "email" is null;
update "invitation" set "used_at" = ? where "organisation_id" = ? and "role" = ? and "used_at" is null and "email" = ?;

-- holdAttempt
insert into "attempt" ("kind", "key", "count", "last_at") values (?, ?, ?, ?) on conflict ("kind", "key") do update set "kind" = ? returning "count", "last_at";

-- updateAttempt
update "attempt" set "count" = ?, "last_at" = ? where "kind" = ? and "key" = ?;

-- deleteAttempt
delete from "attempt" where "kind" = ? and "key" = ?;

-- takeBackAttempt
update "attempt" set "count" = "count" - ? where "kind" = ? and "key" = ? and "count" > ?;

-- deleteOldAttempts
delete from "attempt" where "last_at" < ?;
