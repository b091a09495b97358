/** Rows of the record of responses as the domain's values. */
import { CHANNELS } from "../../account/response/event.ts";
import { CAPTURE_KINDS, type Capture, type EventFacts, type KeptEvent, type Reply } from "../../account/response/record.ts";
import type { CaptureTable, ResponseEventTable, VendorReplyTable } from "../tables.ts";

/** An event. */
export function toEvent({ content, revision, reason, who, recorded_at }: ResponseEventTable): KeptEvent {
	return { ...(JSON.parse(content) as EventFacts), revision, reason, who, recordedAt: recorded_at };
}

/** A capture. */
export function toCapture(row: CaptureTable): Capture {
	return {
		id: row.id,
		event: row.event_id,
		branch: row.branch,
		kind: CAPTURE_KINDS.find((kind) => kind === row.kind) ?? "text",
		channel: CHANNELS.find((channel) => channel === row.channel) ?? "page",
		publishedAt: row.published_at,
		url: row.url,
		capturedAt: row.captured_at,
		capturedBy: row.captured_by,
		loggedIn: row.logged_in === 1,
		language: row.language,
		corrects: row.corrects,
		reason: row.reason,
		sha256: row.sha256 ?? "",
		size: row.size,
		who: row.who,
		recordedAt: row.recorded_at,
	};
}

/** A reply with its decision, where there is one. */
export interface ReplyRow extends VendorReplyTable {
	readonly verdict: string | null;
	readonly reason: string | null;
	readonly who: string | null;
	readonly decided_at: number | null;
}

/** A reply. */
export function toReply(row: ReplyRow): Reply {
	return {
		id: row.id,
		event: row.event_id,
		branch: row.branch,
		name: row.name,
		role: row.role,
		email: row.email,
		words: row.words,
		language: row.language,
		submittedAt: row.submitted_at,
		state: row.verdict === null ? "submitted" : row.verdict === "verified" ? "verified" : "refused",
		decidedAt: row.decided_at,
		decidedBy: row.who ?? "",
		reason: row.reason ?? "",
	};
}
