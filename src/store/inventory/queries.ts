/** Queries of imports, devices and observations. */
import { type Compilable, type Insertable, type NotNull, type RawBuilder, sql } from "kysely";
import type { Owners } from "../../inventory/ports.ts";
import type { Database, DeviceTable, ImportTable, ObservationTable, OrganisationTable, RejectedTable, SiteTable } from "../tables.ts";
import type { Work } from "../work.ts";

/** True for rows of these organisations. */
function ownedBy(column: "inventory_import.organisation_id" | "device.organisation_id", of: Owners): RawBuilder<boolean> {
	if (of === "every") return sql<boolean>`1 = 1`;
	return of.length === 0 ? sql<boolean>`1 = 0` : sql<boolean>`${sql.ref(column)} in (${sql.join(of)})`;
}

/** Finds or makes an organisation; the first spelling of its name stays. */
export function upsertOrganisation(db: Database, row: Insertable<OrganisationTable>) {
	return db
		.insertInto("organisation")
		.values(row)
		.onConflict((conflict) => conflict.column("folded").doUpdateSet({ folded: row.folded }))
		.returning(["id", "name"]);
}

/** Finds or makes a site of an organisation. */
export function upsertSite(db: Database, row: SiteTable) {
	return db
		.insertInto("site")
		.values(row)
		.onConflict((conflict) => conflict.columns(["organisation_id", "folded"]).doUpdateSet({ folded: row.folded }))
		.returning("id");
}

/** Begins an import. */
export function insertImport(db: Database, row: ImportTable) {
	return db.insertInto("inventory_import").values(row);
}

/** An import with its organisation's name. */
export function selectImport(db: Database, id: string) {
	return selectImports(db, "every").clearOrderBy().where("inventory_import.id", "=", id);
}

/** All imports of organisations, newest first. */
export function selectImports(db: Database, of: Owners) {
	return db
		.selectFrom("inventory_import")
		.where(ownedBy("inventory_import.organisation_id", of))
		.innerJoin("organisation", "organisation.id", "inventory_import.organisation_id")
		.selectAll("inventory_import")
		.select("organisation.name as organisation")
		.orderBy("inventory_import.id", "desc");
}

/** Closes an import. */
export function updateImportEnd(db: Database, id: string, end: Pick<ImportTable, "finished_at" | "sha256" | "size">) {
	return db.updateTable("inventory_import").set(end).where("id", "=", id);
}

/** Adds to the counts of an import. */
export function addToImport(db: Database, id: string, more: Pick<ImportTable, "taken" | "refused" | "devices">) {
	return db
		.updateTable("inventory_import")
		.set((is) => ({
			taken: is("taken", "+", more.taken),
			refused: is("refused", "+", more.refused),
			devices: is("devices", "+", more.devices),
		}))
		.where("id", "=", id);
}

/** Which of these devices an import has spoken of. */
export function selectObserved(db: Database, importId: string, deviceIds: readonly string[]) {
	return db.selectFrom("observation").select("device_id").distinct().where("device_id", "in", deviceIds).where("import_id", "=", importId);
}

/** Keeps refused rows; the same one once. */
export function insertRejected(db: Database, rows: readonly RejectedTable[]): Compilable {
	return db
		.insertInto("rejected_row")
		.values([...rows])
		.onConflict((conflict) => conflict.doNothing());
}

/** Refused rows of an import after a line, with the import's source. */
export function selectRejected(db: Database, of: Owners, importId: string, after: number, limit: number) {
	return db
		.selectFrom("rejected_row")
		.innerJoin("inventory_import", "inventory_import.id", "rejected_row.import_id")
		.selectAll("rejected_row")
		.select("inventory_import.source")
		.where("rejected_row.import_id", "=", importId)
		.where(ownedBy("inventory_import.organisation_id", of))
		.where("rejected_row.line", ">", after)
		.orderBy("rejected_row.line")
		.orderBy("rejected_row.code")
		.limit(limit);
}

/**
 * The devices of an organisation that have one of these keys, held until the transaction ends.
 *
 * SQLite has one writer and knows no row locks; on PostgreSQL two hosts would otherwise derive from the same old row.
 */
export function selectByKeys({ db, dialect }: Pick<Work, "db" | "dialect">, organisationId: string, keys: readonly string[]) {
	const query = db
		.selectFrom("device")
		.selectAll()
		.where("organisation_id", "=", organisationId)
		.where("device_key", "in", keys)
		.orderBy("device_key");
	return dialect === "postgres" ? query.forUpdate() : query;
}

/** The devices with these ids, held like those of `selectByKeys`. */
export function selectByIds({ db, dialect }: Pick<Work, "db" | "dialect">, organisationId: string, ids: readonly string[]) {
	const query = db
		.selectFrom("device")
		.selectAll()
		.where("organisation_id", "=", organisationId)
		.where("id", "in", ids)
		.orderBy("device_key");
	return dialect === "postgres" ? query.forUpdate() : query;
}

/** All that was stated of these devices, the oldest first. */
export function selectSightings(db: Database, deviceIds: readonly string[]) {
	return observed(db)
		.select("observation.device_id")
		.where("observation.device_id", "in", deviceIds)
		.orderBy("inventory_import.observed_at")
		.orderBy("observation.import_id")
		.orderBy("observation.line");
}

/** Columns that a later sighting may change. */
const DERIVED = [
	"site_id",
	"given_id",
	"name",
	"brand",
	"maker",
	"model",
	"firmware",
	"kind",
	"mac",
	"serial",
	"protocol",
	"addresses",
	"open_ports",
	"exposure",
	"oem_manufacturer",
	"oem_model",
	"folded",
	"first_seen_at",
	"last_seen_at",
	"source",
	"line",
] as const satisfies readonly (keyof DeviceTable)[];

/** Writes devices as derived, new or known. */
export function upsertDevices(db: Database, rows: readonly DeviceTable[]): Compilable {
	return db
		.insertInto("device")
		.values([...rows])
		.onConflict((conflict) =>
			conflict.column("id").doUpdateSet(({ ref }) => Object.fromEntries(DERIVED.map((column) => [column, ref(`excluded.${column}`)]))),
		);
}

/** Keeps observations; the same row of an import once. */
export function insertObservations(db: Database, rows: readonly ObservationTable[]): Compilable {
	return db
		.insertInto("observation")
		.values([...rows])
		.onConflict((conflict) => conflict.doNothing());
}

/** A device with the names of its organisation and site. */
export function selectDevice(db: Database, of: Owners, id: string) {
	return namedDevices(db).where("device.id", "=", id).where(ownedBy("device.organisation_id", of));
}

/** Every device has an organisation; as an outer join SQLite begins with the device and finds it in order, with no sorting. */
function namedDevices(db: Database) {
	return db
		.selectFrom("device")
		.leftJoin("organisation", "organisation.id", "device.organisation_id")
		.leftJoin("site", "site.id", "device.site_id")
		.selectAll("device")
		.select(["organisation.name as organisation", "site.name as site"])
		.$narrowType<{ organisation: NotNull }>();
}

/** Which devices a page shows; ids found beforehand, words folded. */
export interface DeviceFilter {
	readonly of: Owners;
	readonly siteIds: readonly string[] | undefined;
	readonly words: readonly string[];
	readonly importIds: readonly string[] | undefined;
}

/** A page of devices by id. */
export function selectDevices(db: Database, filter: DeviceFilter, after: string, limit: number) {
	let query = namedDevices(db).where("device.id", ">", after).where(ownedBy("device.organisation_id", filter.of));
	if (filter.siteIds !== undefined) query = query.where("device.site_id", "in", filter.siteIds);
	const { importIds } = filter;
	if (importIds !== undefined) {
		query = query.where(({ exists, selectFrom }) =>
			exists(
				selectFrom("observation")
					.select(sql.lit(1).as("one"))
					.whereRef("observation.device_id", "=", "device.id")
					.where("observation.import_id", "in", importIds),
			),
		);
	}
	for (const word of filter.words) query = query.where(sql<boolean>`device.folded like ${`%${escaped(word)}%`} escape '\\'`);
	return query.orderBy("device.id").limit(limit);
}

/** `%` and `_` of a user's text stand for themselves. */
function escaped(word: string): string {
	return word.replace(/[\\%_]/g, "\\$&");
}

/** An organisation by its id. */
export function selectOrganisation(db: Database, id: string) {
	return db.selectFrom("organisation").select(["id", "name"]).where("id", "=", id);
}

/** The sites of an organisation that have one of these folded names. */
export function selectSitesOf(db: Database, organisationId: string, folded: readonly string[]) {
	return db.selectFrom("site").select(["id", "folded"]).where("organisation_id", "=", organisationId).where("folded", "in", folded);
}

/** Sites by folded name. */
export function selectSites(db: Database, folded: string) {
	return db.selectFrom("site").select("id").where("folded", "=", folded);
}

/** Everything stated about a device with what its import says, newest first. */
export function selectObservations(db: Database, of: Owners, deviceId: string) {
	return observed(db)
		.where(ownedBy("inventory_import.organisation_id", of))
		.where("observation.device_id", "=", deviceId)
		.orderBy("inventory_import.observed_at", "desc")
		.orderBy("observation.import_id", "desc")
		.orderBy("observation.line");
}

function observed(db: Database) {
	return db
		.selectFrom("observation")
		.innerJoin("inventory_import", "inventory_import.id", "observation.import_id")
		.select(["observation.import_id", "observation.line", "observation.stated"])
		.select(["inventory_import.source", "inventory_import.method", "inventory_import.confidence", "inventory_import.observed_at"]);
}

/** Devices by organisation and site; those without a site come last on every database. */
export function countBySite(db: Database, of: Owners) {
	return db
		.selectFrom("device")
		.where(ownedBy("device.organisation_id", of))
		.innerJoin("organisation", "organisation.id", "device.organisation_id")
		.leftJoin("site", "site.id", "device.site_id")
		.select(({ fn }) => ["organisation.name as organisation", "site.name as site", fn.countAll<number>().as("devices")])
		.groupBy(["organisation.id", "organisation.name", "organisation.folded", "site.id", "site.name", "site.folded"])
		.orderBy("organisation.folded")
		.orderBy("site.folded", (order) => order.asc().nullsLast());
}
