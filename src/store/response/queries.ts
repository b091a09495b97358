/** Queries of events, captures, replies and scores. Rows of these tables are written once. */
import type {
	CaptureScoreTable,
	CaptureTable,
	Database,
	ResponseEventTable,
	VendorReplyDecisionTable,
	VendorReplyTable,
} from "../tables.ts";

/** Rows of one kind that are read at once. */
const MOST = 20_000;

/** The newest revision of every event. */
export function selectEvents(db: Database) {
	return db
		.selectFrom("response_event as e")
		.selectAll("e")
		.where(({ not, exists, selectFrom }) =>
			not(
				exists(
					selectFrom("response_event as later")
						.select("later.id")
						.whereRef("later.id", "=", "e.id")
						.whereRef("later.revision", ">", "e.revision"),
				),
			),
		)
		.orderBy("e.id")
		.limit(MOST);
}

/** Revisions of one event, oldest first. */
export function selectEventRevisions(db: Database, id: string) {
	return db.selectFrom("response_event").selectAll().where("id", "=", id).orderBy("revision").limit(MOST);
}

/** Keeps a revision that is not there yet. */
export function insertEvent(db: Database, row: ResponseEventTable) {
	return db
		.insertInto("response_event")
		.values(row)
		.onConflict((conflict) => conflict.columns(["id", "revision"]).doNothing())
		.returningAll();
}

/** Captures of an event, or of all, as they were recorded. */
export function selectCaptures(db: Database, event: string | undefined) {
	const all = db.selectFrom("capture").selectAll().orderBy("id").limit(MOST);
	return event === undefined ? all : all.where("event_id", "=", event);
}

/** One capture. */
export function selectCapture(db: Database, id: string) {
	return db.selectFrom("capture").selectAll().where("id", "=", id);
}

/** Keeps a capture. */
export function insertCapture(db: Database, row: CaptureTable) {
	return db.insertInto("capture").values(row);
}

/** Replies with what was decided of them. */
export function selectReplies(db: Database, event: string | undefined) {
	const all = db
		.selectFrom("vendor_reply as r")
		.leftJoin("vendor_reply_decision as d", "d.reply_id", "r.id")
		.selectAll("r")
		.select(["d.verdict", "d.reason", "d.who", "d.decided_at"])
		.orderBy("r.id")
		.limit(MOST);
	return event === undefined ? all : all.where("r.event_id", "=", event);
}

/** Whether there is such a reply. */
export function selectReplyId(db: Database, id: string) {
	return db.selectFrom("vendor_reply").select("id").where("id", "=", id);
}

/** Keeps a reply. */
export function insertReply(db: Database, row: VendorReplyTable) {
	return db.insertInto("vendor_reply").values(row);
}

/** Keeps what was decided, where nothing is yet. */
export function insertDecision(db: Database, row: VendorReplyDecisionTable) {
	return db
		.insertInto("vendor_reply_decision")
		.values(row)
		.onConflict((conflict) => conflict.column("reply_id").doNothing())
		.returning("reply_id");
}

/** What was found in bytes. */
export function selectScore(db: Database, sha256: string, version: string) {
	return db.selectFrom("capture_score").selectAll().where("sha256", "=", sha256).where("version", "=", version);
}

/** Keeps what was found, once. */
export function insertScore(db: Database, row: CaptureScoreTable) {
	return db
		.insertInto("capture_score")
		.values(row)
		.onConflict((conflict) => conflict.columns(["sha256", "version"]).doNothing());
}
