-- selectPasskeys
select * from "passkey" where "person_id" = ? order by "id";

-- selectPasskeyBy
select * from "passkey" where "credential_id" = ?;

-- insertPasskey
insert into "passkey" ("id", "credential_id", "person_id", "public_key", "counter", "transports", "name", "created_at", "used_at") values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict ("credential_id") do nothing returning "id";

-- countPasskeys
update "person" set "passkeys" = "passkeys" + ? where "id" = ? returning "passkeys", "totp_secret";

-- updatePasskeyName
update "passkey" set "name" = ? where "id" = ? and "person_id" = ? returning "id";

-- deletePasskey
delete from "passkey" where "id" = ? and "person_id" = ? returning "id", "name";

-- updatePasskeyUse
update "passkey" set "counter" = ?, "used_at" = ? where "id" = ? and "person_id" = ? and "counter" = ? returning "id";

-- insertSingleUse
insert into "single_use" ("secret_hash", "purpose", "facts", "expires_at") values (?, ?, ?, ?);

-- takeSingleUse
delete from "single_use" where "secret_hash" = ? and "purpose" = ? and "expires_at" > ? returning "facts";

-- deleteOldSingleUse
delete from "single_use" where "expires_at" <= ?;
