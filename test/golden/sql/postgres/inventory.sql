-- upsertOrganisation
insert into "organisation" ("id", "name", "folded") values ($1, $2, $3) on conflict ("folded") do update set "folded" = $4 returning "id", "name";

-- upsertSite
insert into "site" ("id", "name", "folded", "organisation_id") values ($1, $2, $3, $4) on conflict ("organisation_id", "folded") do update set "folded" = $5 returning "id";

-- insertImport
insert into "inventory_import" ("id", "organisation_id", "source", "method", "confidence", "observed_at", "who", "started_at", "finished_at", "sha256", "size", "taken", "refused", "devices") values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14);

-- selectImport
select "inventory_import".*, "organisation"."name" as "organisation" from "inventory_import" inner join "organisation" on "organisation"."id" = "inventory_import"."organisation_id" where 1 = 1 and "inventory_import"."id" = $1;

-- selectImports
select "inventory_import".*, "organisation"."name" as "organisation" from "inventory_import" inner join "organisation" on "organisation"."id" = "inventory_import"."organisation_id" where 1 = 1 order by "inventory_import"."id" desc;
select "inventory_import".*, "organisation"."name" as "organisation" from "inventory_import" inner join "organisation" on "organisation"."id" = "inventory_import"."organisation_id" where 1 = 0 order by "inventory_import"."id" desc;
select "inventory_import".*, "organisation"."name" as "organisation" from "inventory_import" inner join "organisation" on "organisation"."id" = "inventory_import"."organisation_id" where "inventory_import"."organisation_id" in ($1, $2) order by "inventory_import"."id" desc;

-- updateImportEnd
update "inventory_import" set "finished_at" = $1, "sha256" = $2, "size" = $3 where "id" = $4;

-- addToImport
update "inventory_import" set "taken" = "taken" + $1, "refused" = "refused" + $2, "devices" = "devices" + $3 where "id" = $4;

-- selectObserved
select distinct "device_id" from "observation" where "device_id" in ($1, $2) and "import_id" = $3;

-- insertRejected
insert into "rejected_row" ("import_id", "line", "code", "reason") values ($1, $2, $3, $4) on conflict do nothing;

-- selectRejected
select "rejected_row".*, "inventory_import"."source" from "rejected_row" inner join "inventory_import" on "inventory_import"."id" = "rejected_row"."import_id" where "rejected_row"."import_id" = $1 and "inventory_import"."organisation_id" in ($2) and "rejected_row"."line" > $3 order by "rejected_row"."line", "rejected_row"."code" limit $4;

-- selectByKeys
select * from "device" where "organisation_id" = $1 and "device_key" in ($2, $3) order by "device_key" for update;

-- selectByIds
select * from "device" where "organisation_id" = $1 and "id" in ($2, $3) order by "device_key" for update;

-- selectSightings
select "observation"."import_id", "observation"."line", "observation"."stated", "inventory_import"."source", "inventory_import"."method", "inventory_import"."confidence", "inventory_import"."observed_at", "observation"."device_id" from "observation" inner join "inventory_import" on "inventory_import"."id" = "observation"."import_id" where "observation"."device_id" in ($1, $2) order by "inventory_import"."observed_at", "observation"."import_id", "observation"."line";

-- upsertDevices
insert into "device" ("id", "organisation_id", "site_id", "device_key", "given_id", "name", "brand", "maker", "model", "firmware", "kind", "mac", "serial", "protocol", "addresses", "open_ports", "exposure", "oem_manufacturer", "oem_model", "folded", "first_seen_at", "last_seen_at", "source", "line") values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24) on conflict ("id") do update set "site_id" = "excluded"."site_id", "given_id" = "excluded"."given_id", "name" = "excluded"."name", "brand" = "excluded"."brand", "maker" = "excluded"."maker", "model" = "excluded"."model", "firmware" = "excluded"."firmware", "kind" = "excluded"."kind", "mac" = "excluded"."mac", "serial" = "excluded"."serial", "protocol" = "excluded"."protocol", "addresses" = "excluded"."addresses", "open_ports" = "excluded"."open_ports", "exposure" = "excluded"."exposure", "oem_manufacturer" = "excluded"."oem_manufacturer", "oem_model" = "excluded"."oem_model", "folded" = "excluded"."folded", "first_seen_at" = "excluded"."first_seen_at", "last_seen_at" = "excluded"."last_seen_at", "source" = "excluded"."source", "line" = "excluded"."line";

-- insertObservations
insert into "observation" ("import_id", "line", "device_id", "stated") values ($1, $2, $3, $4) on conflict do nothing;

-- selectDevice
select "device".*, "organisation"."name" as "organisation", "site"."name" as "site" from "device" left join "organisation" on "organisation"."id" = "device"."organisation_id" left join "site" on "site"."id" = "device"."site_id" where "device"."id" = $1 and "device"."organisation_id" in ($2);

-- selectDevices
select "device".*, "organisation"."name" as "organisation", "site"."name" as "site" from "device" left join "organisation" on "organisation"."id" = "device"."organisation_id" left join "site" on "site"."id" = "device"."site_id" where "device"."id" > $1 and 1 = 1 order by "device"."id" limit $2;
select "device".*, "organisation"."name" as "organisation", "site"."name" as "site" from "device" left join "organisation" on "organisation"."id" = "device"."organisation_id" left join "site" on "site"."id" = "device"."site_id" where "device"."id" > $1 and "device"."organisation_id" in ($2) and "device"."site_id" in ($3) and exists (select 1 as "one" from "observation" where "observation"."device_id" = "device"."id" and "observation"."import_id" in ($4, $5)) and device.folded like $6 escape '\' and device.folded like $7 escape '\' order by "device"."id" limit $8;

-- selectOrganisation
select "id", "name" from "organisation" where "id" = $1;

-- selectSitesOf
select "id", "folded" from "site" where "organisation_id" = $1 and "folded" in ($2);

-- selectSites
select "id" from "site" where "folded" = $1;

-- selectObservations
select "observation"."import_id", "observation"."line", "observation"."stated", "inventory_import"."source", "inventory_import"."method", "inventory_import"."confidence", "inventory_import"."observed_at" from "observation" inner join "inventory_import" on "inventory_import"."id" = "observation"."import_id" where "inventory_import"."organisation_id" in ($1) and "observation"."device_id" = $2 order by "inventory_import"."observed_at" desc, "observation"."import_id" desc, "observation"."line";

-- countBySite
select "organisation"."name" as "organisation", "site"."name" as "site", count(*) as "devices" from "device" inner join "organisation" on "organisation"."id" = "device"."organisation_id" left join "site" on "site"."id" = "device"."site_id" where "device"."organisation_id" in ($1) group by "organisation"."id", "organisation"."name", "organisation"."folded", "site"."id", "site"."name", "site"."folded" order by "organisation"."folded", "site"."folded" asc nulls last;
