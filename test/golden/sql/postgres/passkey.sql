-- selectPasskeys
select * from "passkey" where "person_id" = $1 order by "id";

-- selectPasskeyBy
select * from "passkey" where "credential_id" = $1;

-- insertPasskey
insert into "passkey" ("id", "credential_id", "person_id", "public_key", "counter", "transports", "name", "created_at", "used_at") values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict ("credential_id") do nothing returning "id";

-- countPasskeys
update "person" set "passkeys" = "passkeys" + $1 where "id" = $2 returning "passkeys", "totp_secret";

-- updatePasskeyName
update "passkey" set "name" = $1 where "id" = $2 and "person_id" = $3 returning "id";

-- deletePasskey
delete from "passkey" where "id" = $1 and "person_id" = $2 returning "id", "name";

-- updatePasskeyUse
update "passkey" set "counter" = $1, "used_at" = $2 where "id" = $3 and "person_id" = $4 and "counter" = $5 returning "id";

-- insertSingleUse
insert into "single_use" ("secret_hash", "purpose", "facts", "expires_at") values ($1, $2, $3, $4);

-- takeSingleUse
delete from "single_use" where "secret_hash" = $1 and "purpose" = $2 and "expires_at" > $3 returning "facts";

-- deleteOldSingleUse
delete from "single_use" where "expires_at" <= $1;
