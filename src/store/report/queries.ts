/** Queries of reports. */
import type { ReportFilter, ReportTag } from "../../account/report/ports.ts";
import type {
	CitationTable,
	Database,
	ReportEventTable,
	ReportImageTable,
	ReportTable,
	ReportTagTable,
	ReportVersionTable,
} from "../tables.ts";

/** Reports of an organisation, or all; the newest change first. */
export function selectKept(db: Database, organisationId: string | undefined) {
	const all = db.selectFrom("report").selectAll().orderBy("updated_at", "desc").orderBy("id", "desc").limit(2000);
	return organisationId === undefined ? all : all.where("organisation_id", "=", organisationId);
}

/** One report. */
export function selectReport(db: Database, id: string) {
	return db.selectFrom("report").selectAll().where("id", "=", id);
}

/** The report at an address. */
export function selectNamed(db: Database, slug: string) {
	return db.selectFrom("report").selectAll().where("slug", "=", slug);
}

/** Keeps a report, unless another has its address. */
export function insertReport(db: Database, row: ReportTable) {
	return db
		.insertInto("report")
		.values(row)
		.onConflict((conflict) => conflict.column("slug").doNothing())
		.returningAll();
}

/** Changes a report that is still at a revision. */
export function updateReport(
	db: Database,
	id: string,
	base: number,
	columns: Partial<Omit<ReportTable, "id" | "organisation_id" | "slug">>,
) {
	return db.updateTable("report").set(columns).where("id", "=", id).where("revision", "=", base).returningAll();
}

const LISTED = [
	"report.id",
	"report.slug",
	"report.kind",
	"report.language",
	"report.title",
	"report.teaser",
	"report.authors",
	"report.synthetic",
	"report.published",
	"report.hash",
	"report.published_at",
	"report.changed_at",
] as const;

/** Published reports, the newest first. */
export function selectListed(db: Database, { kind, year, after, limit }: Omit<ReportFilter, "vendor" | "author">) {
	let query = db
		.selectFrom("report")
		.select(LISTED)
		.where("report.published_at", "is not", null)
		.orderBy("report.published_at", "desc")
		.orderBy("report.id", "desc")
		.limit(limit);
	if (kind !== undefined) query = query.where("report.kind", "=", kind);
	if (year !== undefined)
		query = query.where("report.published_at", ">=", Date.UTC(year, 0, 1)).where("report.published_at", "<", Date.UTC(year + 1, 0, 1));
	if (after === undefined) return query;
	return query.where((where) =>
		where.or([
			where("report.published_at", "<", after.at),
			where.and([where("report.published_at", "=", after.at), where("report.id", "<", after.id)]),
		]),
	);
}

/** The same of those that are filed under something: its list is in order, and leads. */
export function selectFiled(db: Database, tag: ReportTag, other: ReportTag | undefined, filter: Omit<ReportFilter, "vendor" | "author">) {
	const { kind, year, after, limit } = filter;
	let query = db
		.selectFrom("report_tag as filed")
		.innerJoin("report", "report.id", "filed.report_id")
		.select(LISTED)
		.where("filed.kind", "=", tag.kind)
		.where("filed.value", "=", tag.value)
		.orderBy("filed.published_at", "desc")
		.orderBy("filed.report_id", "desc")
		.limit(limit);
	if (kind !== undefined) query = query.where("report.kind", "=", kind);
	if (year !== undefined)
		query = query.where("filed.published_at", ">=", Date.UTC(year, 0, 1)).where("filed.published_at", "<", Date.UTC(year + 1, 0, 1));
	if (other !== undefined)
		query = query.where(({ exists, selectFrom }) =>
			exists(
				selectFrom("report_tag as also")
					.select("also.report_id")
					.whereRef("also.report_id", "=", "filed.report_id")
					.where("also.kind", "=", other.kind)
					.where("also.value", "=", other.value),
			),
		);
	if (after === undefined) return query;
	return query.where((where) =>
		where.or([
			where("filed.published_at", "<", after.at),
			where.and([where("filed.published_at", "=", after.at), where("filed.report_id", "<", after.id)]),
		]),
	);
}

/** What is public at an address. */
export function selectShown(db: Database, slug: string) {
	return db.selectFrom("report").select(LISTED).where("slug", "=", slug).where("published", ">", 0);
}

/** Keeps a version. */
export function insertVersion(db: Database, row: ReportVersionTable) {
	return db.insertInto("report_version").values(row);
}

/** Versions without their texts, the newest first. */
export function selectVersions(db: Database, reportId: string) {
	return db
		.selectFrom("report_version")
		.select(["report_id", "number", "hash", "kind", "reason", "signature", "key_id", "published_at", "who"])
		.where("report_id", "=", reportId)
		.orderBy("number", "desc")
		.limit(1000);
}

/** One version. */
export function selectVersion(db: Database, reportId: string, number: number) {
	return db.selectFrom("report_version").selectAll().where("report_id", "=", reportId).where("number", "=", number);
}

/** The version with a hash. */
export function selectByHash(db: Database, hash: string) {
	return db.selectFrom("report_version").selectAll().where("hash", "=", hash);
}

/** Takes away what a report is filed under. */
export function deleteTags(db: Database, reportId: string) {
	return db.deleteFrom("report_tag").where("report_id", "=", reportId);
}

/** Files a report. */
export function insertTags(db: Database, rows: readonly ReportTagTable[]) {
	return db.insertInto("report_tag").values(rows);
}

/** Keeps a picture under its name; what had the name before stays for the versions that show it. */
export function insertImage(db: Database, row: ReportImageTable) {
	return db
		.insertInto("report_image")
		.values(row)
		.onConflict((conflict) => conflict.columns(["report_id", "name", "sha256"]).doUpdateSet({ added_at: row.added_at }));
}

/** Pictures of a report, the newest first. */
export function selectImages(db: Database, reportId: string) {
	return db
		.selectFrom("report_image")
		.selectAll()
		.where("report_id", "=", reportId)
		.orderBy("added_at", "desc")
		.orderBy("name")
		.limit(1000);
}

/** A picture by what it holds, if any report has it. */
export function selectImage(db: Database, sha256: string) {
	return db.selectFrom("report_image").selectAll().where("sha256", "=", sha256).limit(1);
}

/** Tells readers of something. */
export function insertEvents(db: Database, rows: readonly ReportEventTable[]) {
	return db.insertInto("report_event").values(rows);
}

/** What readers were told, the newest first. */
export function selectEvents(db: Database, limit: number, offset: number) {
	return db
		.selectFrom("report_event")
		.innerJoin("report", "report.id", "report_event.report_id")
		.select(LISTED)
		.select([
			"report_event.kind as event_kind",
			"report_event.hash as event_hash",
			"report_event.words",
			"report_event.about",
			"report_event.at",
		])
		.orderBy("report_event.at", "desc")
		.orderBy("report_event.id", "desc")
		.limit(limit)
		.offset(offset);
}

/** How many there are. */
export function countEvents(db: Database) {
	return db.selectFrom("report_event").select(({ fn }) => fn.countAll<number>().as("n"));
}

/** Takes away what a report cites. */
export function deleteCitations(db: Database, reportId: string) {
	return db.deleteFrom("citation").where("report_id", "=", reportId);
}

/** Keeps what a report cites. */
export function insertCitations(db: Database, rows: readonly CitationTable[]) {
	return db.insertInto("citation").values(rows);
}

/** Who cites something, the newest first. */
export function selectCiting(db: Database, kind: string, cited: string, limit: number) {
	return db
		.selectFrom("citation")
		.innerJoin("report", "report.id", "citation.report_id")
		.select(LISTED)
		.select(["citation.relation", "citation.passage", "citation.place"])
		.where("citation.kind", "=", kind)
		.where("citation.cited", "=", cited)
		.orderBy("citation.at", "desc")
		.orderBy("citation.id", "desc")
		.limit(limit);
}

/** How many reports cite something. */
export function countCiting(db: Database, kind: string, cited: string) {
	return db
		.selectFrom("citation")
		.select(({ fn }) => fn.count<number>("report_id").distinct().as("n"))
		.where("kind", "=", kind)
		.where("cited", "=", cited);
}

/** Reports that are to be told of a correction: those that cite all of it, or a part that does not say the same as before. */
export function selectToTell(db: Database, cited: string, same: readonly string[], limit: number) {
	const all = db.selectFrom("citation").select("report_id").distinct().where("kind", "=", "report").where("cited", "=", cited).limit(limit);
	return same.length === 0 ? all : all.where("place", "not in", same);
}

/** What a report was told of, after a moment: corrections of what it cites. */
export function selectCorrected(db: Database, reportId: string, after: number) {
	return db
		.selectFrom("report_event")
		.leftJoin("report", "report.slug", "report_event.about")
		.select(["report_event.about", "report_event.hash", "report_event.words", "report_event.at", "report.title"])
		.where("report_event.report_id", "=", reportId)
		.where("report_event.kind", "=", "source-corrected")
		.where("report_event.at", ">", after)
		.orderBy("report_event.at", "desc")
		.limit(20);
}
