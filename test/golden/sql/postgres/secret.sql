-- selectCompanySecrets
select "organisation_id" as "id", "organisation_id" as "owner", "client_secret" as "text" from "company_provider";

-- selectWebhookSecrets
select "id", "organisation_id" as "owner", "secret" as "text" from "alert_target" where "secret" is not null;

-- selectOutgoingSecrets
select "id", "organisation_id" as "owner", "secret" as "text" from "outbox" where "secret" is not null;

-- selectTotpSecrets
select "id", "id" as "owner", "totp_secret" as "text" from "person" where "totp_secret" is not null;

-- updateCompanySecret
update "company_provider" set "client_secret" = $1 where "organisation_id" = $2 and "client_secret" = $3;

-- updateWebhookSecret
update "alert_target" set "secret" = $1 where "id" = $2 and "secret" = $3;

-- updateOutgoingSecret
update "outbox" set "secret" = $1 where "id" = $2 and "secret" = $3;

-- updateTotpSecret
update "person" set "totp_secret" = $1 where "id" = $2 and "totp_secret" = $3;
