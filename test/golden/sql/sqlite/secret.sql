-- selectCompanySecrets
select "organisation_id" as "id", "organisation_id" as "owner", "client_secret" as "text" from "company_provider";

-- selectWebhookSecrets
select "id", "organisation_id" as "owner", "secret" as "text" from "alert_target" where "secret" is not null;

-- selectOutgoingSecrets
select "id", "organisation_id" as "owner", "secret" as "text" from "outbox" where "secret" is not null;

-- selectTotpSecrets
select "id", "id" as "owner", "totp_secret" as "text" from "person" where "totp_secret" is not null;

-- updateCompanySecret
update "company_provider" set "client_secret" = ? where "organisation_id" = ? and "client_secret" = ?;

-- updateWebhookSecret
update "alert_target" set "secret" = ? where "id" = ? and "secret" = ?;

-- updateOutgoingSecret
update "outbox" set "secret" = ? where "id" = ? and "secret" = ?;

-- updateTotpSecret
update "person" set "totp_secret" = ? where "id" = ? and "totp_secret" = ?;
