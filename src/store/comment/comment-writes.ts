/** Takes comments within their bounds, and every decision about them with who made it. */
import { COMMENT_BOUNDS } from "../../account/comment/comment.ts";
import type { CommentStore } from "../../account/comment/ports.ts";
import { appendAudit } from "../audit/append-audit.ts";
import { newId } from "../new-id.ts";
import { keyable, storable } from "../storable.ts";
import type { Work } from "../work.ts";
import {
	addFlag,
	blankComments,
	countBelow,
	countFlags,
	countWaiting,
	countWritten,
	holdPerson,
	insertComment,
	insertFlag,
	selectComment,
	updateComment,
} from "./queries.ts";
import type { CommentTable } from "./tables.ts";

type Change<Name extends keyof CommentStore> = Parameters<CommentStore[Name]>[0];
type Output<Name extends keyof CommentStore> = ReturnType<CommentStore[Name]>;

const TEN_MINUTES_MS = 10 * 60_000;
const DAY_MS = 86_400_000;

async function counted(query: { executeTakeFirst(): Promise<{ readonly count: number | string } | undefined> }): Promise<number> {
	return Number((await query.executeTakeFirst())?.count ?? 0);
}

/** Takes one. */
export async function addComment(work: Work, change: Change<"add">): Output<"add"> {
	const { subject, parentId, personId, author, affiliation, text, consents, isTrusted, at } = change;
	const { db } = work;
	await holdPerson(db, personId).execute();
	if ((await counted(countWritten(db, personId, at - TEN_MINUTES_MS))) >= COMMENT_BOUNDS.perTenMinutes) return "many";
	if ((await counted(countWritten(db, personId, at - DAY_MS))) >= COMMENT_BOUNDS.perDay) return "many";
	if ((await counted(countWaiting(db, personId))) >= COMMENT_BOUNDS.waitingEach) return "many";
	if ((await counted(countWaiting(db, undefined))) >= COMMENT_BOUNDS.waiting) return "full";
	const [kind, of] = [subject.kind, keyable(subject.id)];
	if ((await counted(countBelow(db, kind, of, undefined))) >= COMMENT_BOUNDS.perSubject) return "full";
	const parent = parentId === undefined ? undefined : await selectComment(db, keyable(parentId)).executeTakeFirst();
	if (parentId !== undefined && (parent?.state !== "shown" || parent.subject_kind !== kind || parent.subject_id !== of)) return "gone";
	const depth = parent === undefined ? 0 : parent.depth + 1;
	if (depth > COMMENT_BOUNDS.depth) return "deep";
	const row: CommentTable = {
		id: newId(),
		subject_kind: kind,
		subject_id: of,
		parent_id: parent?.id ?? null,
		depth,
		person_id: personId,
		author: storable(author.slice(0, 100)),
		affiliation,
		text: storable(text.slice(0, COMMENT_BOUNDS.letters)),
		state: isTrusted ? "shown" : "waiting",
		consent_at: consents ? at : null,
		public_at: null,
		written_at: at,
		reason: "",
		flags: 0,
	};
	await insertComment(db, row).execute();
	const after = { subject: `${kind} ${of}`, state: row.state, consents };
	await appendAudit(work, { who: personId, what: "comment/written", subject: row.id, before: undefined, after, at });
	return { id: row.id };
}

/** Decides about one. */
export async function decideComment(work: Work, { id, decision, reason, who, at }: Change<"decide">): Output<"decide"> {
	const held = await selectComment(work.db, keyable(id)).executeTakeFirst();
	if (held === undefined || held.state === "erased") return "unknown";
	if (decision === "hide" && reason.trim() === "") return "no-reason";
	if (decision === "publish" && (held.consent_at === null || held.state === "hidden")) return "no-consent";
	const changes: Readonly<Record<typeof decision, Partial<CommentTable>>> = {
		approve: { state: "shown", reason: "", flags: 0 },
		hide: { state: "hidden", public_at: null, flags: 0 },
		publish: { state: "shown", public_at: at },
		unpublish: { public_at: null },
		dismiss: { flags: 0 },
	};
	const said = storable(reason.slice(0, 1000));
	await updateComment(work.db, held.id, { ...changes[decision], ...(decision === "hide" ? { reason: said } : {}) }).execute();
	const before = { state: held.state, public: held.public_at !== null, flags: held.flags };
	// What was hidden stays readable in the row; the record says why.
	await appendAudit(work, { who, what: `comment/${PAST[decision]}`, subject: held.id, before, after: { reason: said }, at });
	return "done";
}

const PAST = { approve: "approved", hide: "hidden", publish: "published", unpublish: "unpublished", dismiss: "reports-dismissed" } as const;

/** The author agrees that anybody may read it, or no longer does. */
export async function consentComment(work: Work, { id, personId, consents, at }: Change<"consent">): Promise<boolean> {
	const held = await selectComment(work.db, keyable(id)).executeTakeFirst();
	if (held === undefined || held.person_id !== personId || held.state === "erased") return false;
	await updateComment(work.db, held.id, consents ? { consent_at: at } : { consent_at: null, public_at: null }).execute();
	const before = { consents: held.consent_at !== null, public: held.public_at !== null };
	await appendAudit(work, { who: personId, what: "comment/consent", subject: held.id, before, after: { consents }, at });
	return true;
}

/** The author takes it back. */
export async function takeBackComment(work: Work, { id, personId, at }: Change<"takeBack">): Promise<boolean> {
	const held = await selectComment(work.db, keyable(id)).executeTakeFirst();
	if (held === undefined || held.person_id !== personId || held.state === "erased") return false;
	const gone = { text: "", author: "", affiliation: "undisclosed", state: "erased", consent_at: null, public_at: null, flags: 0 };
	await updateComment(work.db, held.id, gone).execute();
	await appendAudit(work, {
		who: personId,
		what: "comment/taken-back",
		subject: held.id,
		before: { state: held.state },
		after: undefined,
		at,
	});
	return true;
}

/** Somebody reports it. */
export async function flagComment(work: Work, { id, personId, reason, at }: Change<"flag">): Output<"flag"> {
	const held = await selectComment(work.db, keyable(id)).executeTakeFirst();
	if (held?.state !== "shown") return "unknown";
	await holdPerson(work.db, personId).execute();
	if ((await counted(countFlags(work.db, personId, at - DAY_MS))) >= COMMENT_BOUNDS.flagsPerDay) return "many";
	const row = { comment_id: held.id, person_id: personId, reason: storable(reason.slice(0, 500)), flagged_at: at };
	if ((await insertFlag(work.db, row).executeTakeFirst()) === undefined) return "known";
	await addFlag(work.db, held.id).execute();
	await appendAudit(work, {
		who: personId,
		what: "comment/reported",
		subject: held.id,
		before: undefined,
		after: { reason: row.reason },
		at,
	});
	return "done";
}

/** Takes the words out of all comments of somebody who leaves; gives how many there were. */
export async function eraseCommentsOf(work: Work, personId: string): Promise<number> {
	return (await blankComments(work.db, personId).execute()).length;
}
