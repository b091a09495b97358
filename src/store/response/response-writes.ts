/** Writes of the record of responses: every one adds, none changes, and each is in the audit. */
import type { KeptScore, NewCapture, NewEvent, NewReply, ReplyDecision } from "../../account/response/ports.ts";
import type { Capture, EventFacts, KeptEvent } from "../../account/response/record.ts";
import { appendAudit } from "../audit/append-audit.ts";
import { insertContent } from "../document/queries.ts";
import { newId } from "../new-id.ts";
import { sha256 } from "../sha256.ts";
import { keyable, storable } from "../storable.ts";
import type { CaptureTable } from "../tables.ts";
import type { Work } from "../work.ts";
import {
	insertCapture,
	insertDecision,
	insertEvent,
	insertReply,
	insertScore,
	selectCapture,
	selectCaptures,
	selectEventRevisions,
	selectReplyId,
} from "./queries.ts";
import { toCapture, toEvent } from "./response-row.ts";

/** Keeps an event, or a further revision of it. */
export async function keepEvent(work: Work, { base, reason, who, at, ...facts }: NewEvent): Promise<KeptEvent | undefined> {
	const id = keyable(facts.id);
	const held = (await selectEventRevisions(work.db, id).execute()).at(-1);
	if ((held?.revision ?? 0) !== base) return undefined;
	const content = storable(JSON.stringify({ ...(facts satisfies EventFacts), id }));
	if (held?.content === content) return toEvent(held);
	const row = await insertEvent(work.db, {
		id,
		revision: base + 1,
		content,
		reason: storable(reason),
		who: storable(who),
		recorded_at: at,
	}).executeTakeFirst();
	if (row === undefined) return undefined;
	const before = held === undefined ? undefined : { revision: held.revision, sha256: sha256(held.content) };
	const after = { revision: row.revision, sha256: sha256(content), reason: row.reason };
	await appendAudit(work, { who, what: before === undefined ? "event/recorded" : "event/corrected", subject: id, before, after, at });
	return toEvent(row);
}

/** Keeps a capture, and its bytes where they are not kept yet. */
export async function addCapture(work: Work, capture: NewCapture): Promise<Capture | undefined> {
	const event = keyable(capture.event);
	const hash = capture.bytes === undefined ? (capture.sha256 ?? null) : sha256(capture.bytes);
	const rows = await selectCaptures(work.db, event).execute();
	const corrected = capture.corrects === "" ? undefined : rows.find(({ id }) => id === capture.corrects);
	// One record is put right once: whoever corrects it again corrects the newer one.
	if (capture.corrects !== "" && (corrected === undefined || rows.some(({ corrects }) => corrects === capture.corrects))) return undefined;
	const row: CaptureTable = {
		id: newId(),
		event_id: event,
		branch: keyable(capture.branch),
		kind: capture.kind,
		channel: capture.channel,
		published_at: capture.publishedAt,
		url: storable(capture.url),
		captured_at: capture.capturedAt,
		captured_by: storable(capture.capturedBy),
		logged_in: capture.loggedIn ? 1 : 0,
		language: storable(capture.language),
		corrects: capture.corrects,
		reason: storable(capture.reason),
		sha256: hash,
		size: capture.bytes?.byteLength ?? corrected?.size ?? 0,
		who: storable(capture.who),
		recorded_at: capture.at,
	};
	if (capture.corrects === "" && rows.some((held) => isSame(held, row))) return undefined;
	if (capture.bytes !== undefined && hash !== null) await insertContent(work.db, { sha256: hash, bytes: capture.bytes }).execute();
	await insertCapture(work.db, row).execute();
	const kept = await selectCapture(work.db, row.id).executeTakeFirstOrThrow();
	const after = { event, branch: row.branch, kind: row.kind, sha256: hash, corrects: row.corrects, reason: row.reason };
	const what = row.kind === "withdrawn" ? "capture/withdrawn" : row.corrects === "" ? "capture/recorded" : "capture/corrected";
	await appendAudit(work, { who: capture.who, what, subject: row.id, before: undefined, after, at: capture.at });
	return toCapture(kept);
}

/** The same notice on the same way: the same bytes, or of what has none the same source. */
function isSame(a: CaptureTable, b: CaptureTable): boolean {
	return (
		a.branch === b.branch &&
		a.channel === b.channel &&
		a.sha256 === b.sha256 &&
		(b.sha256 !== null || a.url === b.url) &&
		a.kind !== "withdrawn"
	);
}

/** Keeps a reply as it was written. */
export async function addReply(work: Work, { event, branch, name, role, email, words, language, at }: NewReply): Promise<string> {
	const id = newId();
	const [event_id, of] = [keyable(event), keyable(branch)];
	await insertReply(work.db, {
		id,
		event_id,
		branch: of,
		name: storable(name),
		role: storable(role),
		email: storable(email),
		words: storable(words),
		language: storable(language),
		submitted_at: at,
	}).execute();
	const after = { event: event_id, branch: of, sha256: sha256(storable(words)) };
	await appendAudit(work, { who: "public", what: "reply/submitted", subject: id, before: undefined, after, at });
	return id;
}

/** Keeps what was decided; one decision stands. */
export async function decideReply(work: Work, { id, verdict, reason, who, at }: ReplyDecision): Promise<boolean> {
	if ((await selectReplyId(work.db, storable(id)).executeTakeFirst()) === undefined) return false;
	const row = { reply_id: id, verdict, reason: storable(reason), who: storable(who), decided_at: at };
	if ((await insertDecision(work.db, row).executeTakeFirst()) === undefined) return false;
	const after = { verdict, reason: row.reason };
	await appendAudit(work, { who, what: `reply/${verdict}`, subject: id, before: { verdict: "submitted" }, after, at });
	return true;
}

/** Keeps a score; the same bytes and rules give the same one. */
export async function keepScore(work: Work, { sha256: hash, version, content, at }: KeptScore): Promise<void> {
	await insertScore(work.db, { sha256: hash, version, content, scored_at: at }).execute();
}
