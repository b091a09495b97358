-- upsertOrganisation
insert into "organisation" ("id", "name", "folded") values (?, ?, ?) on conflict ("folded") do update set "folded" = ? returning "id", "name";

-- upsertSite
insert into "site" ("id", "name", "folded", "organisation_id") values (?, ?, ?, ?) on conflict ("organisation_id", "folded") do update set "folded" = ? returning "id";

-- insertImport
insert into "inventory_import" ("id", "organisation_id", "source", "method", "confidence", "observed_at", "who", "started_at", "finished_at", "sha256", "size", "taken", "refused", "devices") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?);

-- selectImport
select "inventory_import".*, "organisation"."name" as "organisation" from "inventory_import" inner join "organisation" on "organisation"."id" = "inventory_import"."organisation_id" where 1 = 1 and "inventory_import"."id" = ?;

-- selectImports
select "inventory_import".*, "organisation"."name" as "organisation" from "inventory_import" inner join "organisation" on "organisation"."id" = "inventory_import"."organisation_id" where 1 = 1 order by "inventory_import"."id" desc;
select "inventory_import".*, "organisation"."name" as "organisation" from "inventory_import" inner join "organisation" on "organisation"."id" = "inventory_import"."organisation_id" where 1 = 0 order by "inventory_import"."id" desc;
select "inventory_import".*, "organisation"."name" as "organisation" from "inventory_import" inner join "organisation" on "organisation"."id" = "inventory_import"."organisation_id" where "inventory_import"."organisation_id" in (?, ?) order by "inventory_import"."id" desc;

-- updateImportEnd
update "inventory_import" set "finished_at" = ?, "sha256" = ?, "size" = ? where "id" = ?;

-- addToImport
update "inventory_import" set "taken" = "taken" + ?, "refused" = "refused" + ?, "devices" = "devices" + ? where "id" = ?;

-- selectObserved
select distinct "device_id" from "observation" where "device_id" in (?, ?) and "import_id" = ?;

-- insertRejected
insert into "rejected_row" ("import_id", "line", "code", "reason") values (?, ?, ?, ?) on conflict do nothing;

-- selectRejected
select "rejected_row".*, "inventory_import"."source" from "rejected_row" inner join "inventory_import" on "inventory_import"."id" = "rejected_row"."import_id" where "rejected_row"."import_id" = ? and "inventory_import"."organisation_id" in (?) and "rejected_row"."line" > ? order by "rejected_row"."line", "rejected_row"."code" limit ?;

-- selectByKeys
select * from "device" where "organisation_id" = ? and "device_key" in (?, ?) order by "device_key";

-- selectByIds
select * from "device" where "organisation_id" = ? and "id" in (?, ?) order by "device_key";

-- selectSightings
select "observation"."import_id", "observation"."line", "observation"."stated", "inventory_import"."source", "inventory_import"."method", "inventory_import"."confidence", "inventory_import"."observed_at", "observation"."device_id" from "observation" inner join "inventory_import" on "inventory_import"."id" = "observation"."import_id" where "observation"."device_id" in (?, ?) order by "inventory_import"."observed_at", "observation"."import_id", "observation"."line";

-- upsertDevices
insert into "device" ("id", "organisation_id", "site_id", "device_key", "given_id", "name", "brand", "maker", "model", "firmware", "kind", "mac", "serial", "protocol", "addresses", "open_ports", "exposure", "oem_manufacturer", "oem_model", "folded", "first_seen_at", "last_seen_at", "source", "line") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict ("id") do update set "site_id" = "excluded"."site_id", "given_id" = "excluded"."given_id", "name" = "excluded"."name", "brand" = "excluded"."brand", "maker" = "excluded"."maker", "model" = "excluded"."model", "firmware" = "excluded"."firmware", "kind" = "excluded"."kind", "mac" = "excluded"."mac", "serial" = "excluded"."serial", "protocol" = "excluded"."protocol", "addresses" = "excluded"."addresses", "open_ports" = "excluded"."open_ports", "exposure" = "excluded"."exposure", "oem_manufacturer" = "excluded"."oem_manufacturer", "oem_model" = "excluded"."oem_model", "folded" = "excluded"."folded", "first_seen_at" = "excluded"."first_seen_at", "last_seen_at" = "excluded"."last_seen_at", "source" = "excluded"."source", "line" = "excluded"."line";

-- insertObservations
insert into "observation" ("import_id", "line", "device_id", "stated") values (?, ?, ?, ?) on conflict do nothing;

-- selectDevice
select "device".*, "organisation"."name" as "organisation", "site"."name" as "site" from "device" left join "organisation" on "organisation"."id" = "device"."organisation_id" left join "site" on "site"."id" = "device"."site_id" where "device"."id" = ? and "device"."organisation_id" in (?);

-- selectDevices
select "device".*, "organisation"."name" as "organisation", "site"."name" as "site" from "device" left join "organisation" on "organisation"."id" = "device"."organisation_id" left join "site" on "site"."id" = "device"."site_id" where "device"."id" > ? and 1 = 1 order by "device"."id" limit ?;
select "device".*, "organisation"."name" as "organisation", "site"."name" as "site" from "device" left join "organisation" on "organisation"."id" = "device"."organisation_id" left join "site" on "site"."id" = "device"."site_id" where "device"."id" > ? and "device"."organisation_id" in (?) and "device"."site_id" in (?) and exists (select 1 as "one" from "observation" where "observation"."device_id" = "device"."id" and "observation"."import_id" in (?, ?)) and device.folded like ? escape '\' and device.folded like ? escape '\' order by "device"."id" limit ?;

-- selectOrganisation
select "id", "name" from "organisation" where "id" = ?;

-- selectSitesOf
select "id", "folded" from "site" where "organisation_id" = ? and "folded" in (?);

-- selectSites
select "id" from "site" where "folded" = ?;

-- selectObservations
select "observation"."import_id", "observation"."line", "observation"."stated", "inventory_import"."source", "inventory_import"."method", "inventory_import"."confidence", "inventory_import"."observed_at" from "observation" inner join "inventory_import" on "inventory_import"."id" = "observation"."import_id" where "inventory_import"."organisation_id" in (?) and "observation"."device_id" = ? order by "inventory_import"."observed_at" desc, "observation"."import_id" desc, "observation"."line";

-- countBySite
select "organisation"."name" as "organisation", "site"."name" as "site", count(*) as "devices" from "device" inner join "organisation" on "organisation"."id" = "device"."organisation_id" left join "site" on "site"."id" = "device"."site_id" where "device"."organisation_id" in (?) group by "organisation"."id", "organisation"."name", "organisation"."folded", "site"."id", "site"."name", "site"."folded" order by "organisation"."folded", "site"."folded" asc nulls last;
