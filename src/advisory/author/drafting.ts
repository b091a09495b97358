/** Work on kept drafts, the same for the command line and the console: save, step on, release, end embargoes. */
import type { Problem } from "../../core/problem.ts";
import { err, ok, type Result } from "../../core/result.ts";
import type { ValidateOptions } from "../csaf/validate/validate.ts";
import type { NewDocument } from "../ports.ts";
import { checkDraft } from "./check-draft.ts";
import type { Draft } from "./draft.ts";
import { flipsAt } from "./embargo.ts";
import { type Act, actOn } from "./lifecycle.ts";
import { type DraftStore, type KeptDraft, OWN_ORIGIN } from "./ports.ts";
import { readDraft } from "./read-draft.ts";
import { toCsaf } from "./to-csaf.ts";

/** What the work is done with. */
export interface Drafting {
	readonly drafts: DraftStore;
	/** UTC milliseconds. */
	now(): number;
	readonly spelling?: ValidateOptions["spelling"];
}

/** The draft that a kept one holds. */
export function draftOf(kept: Pick<KeptDraft, "content" | "trackingId">): Result<Draft, Problem> {
	let value: unknown;
	try {
		value = JSON.parse(kept.content);
	} catch {
		value = undefined;
	}
	return readDraft(value, kept.trackingId);
}

/** What the check finds in a draft as it would be released now. */
export function findingsIn(draft: Draft, { now, spelling }: Pick<Drafting, "now" | "spelling">) {
	return checkDraft(draft, now(), { spelling });
}

/** Saves a draft on top of the revision that was read; `author/changed-meanwhile` where another was saved since. */
export async function saveOver(kept: KeptDraft, draft: Draft, who: string, { drafts, now }: Drafting): Promise<Result<KeptDraft, Problem>> {
	const saved = await drafts.save({
		id: kept.id,
		base: kept.revision,
		trackingId: draft.trackingId,
		content: JSON.stringify(draft),
		who,
		at: now(),
	});
	return saved === undefined ? err(changed(kept.trackingId)) : ok(saved);
}

/** Makes a step; a release is kept as a document with it. */
export async function stepOn(
	kept: KeptDraft,
	act: Act,
	by: { readonly who: string; readonly reason: string },
	drafting: Drafting,
): Promise<Result<KeptDraft, Problem>> {
	const draft = draftOf(kept);
	if (!draft.ok) return draft;
	const at = drafting.now();
	const errors = findingsIn(draft.value, drafting).filter(({ level }) => level === "error").length;
	const next = actOn(kept, act, { ...by, at }, draft.value, errors);
	if (!next.ok) return next;
	const moved = await drafting.drafts.move({
		id: kept.id,
		base: kept.revision,
		act,
		reason: by.reason,
		before: kept.state,
		...next.value,
		published: act === "publish" ? release(kept.id, draft.value, at) : undefined,
		who: by.who,
		at,
	});
	return moved === undefined ? err(changed(kept.trackingId)) : ok(moved);
}

/**
 * Ends the embargoes whose minute has come: each document is released again with the label that holds now, also where its draft is being
 * written in again. Gives the drafts; what somebody saved at that very moment is left for the next call.
 */
export async function endEmbargoes(drafting: Drafting): Promise<readonly KeptDraft[]> {
	const ended: KeptDraft[] = [];
	const at = drafting.now();
	for (const kept of await drafting.drafts.drafts()) {
		const moved = await endEmbargo(kept, at, drafting);
		if (moved !== undefined) ended.push(moved);
	}
	return ended;
}

async function endEmbargo(kept: KeptDraft, at: number, { drafts }: Drafting): Promise<KeptDraft | undefined> {
	if (kept.released === undefined) return undefined;
	const released =
		kept.released === kept.revision ? kept : (await drafts.revisions(kept.id)).find(({ revision }) => revision === kept.released);
	const [of, current] = [draftOf({ content: released?.content ?? "", trackingId: kept.trackingId }), draftOf(kept)];
	if (!of.ok || !current.ok) return undefined;
	// One instant earlier the label was another: only what was under an embargo flips.
	const { tlp, embargoUntil } = of.value;
	if (embargoUntil === "" || tlp === "CLEAR" || flipsAt(of.value, at) !== undefined || !Number.isFinite(Date.parse(embargoUntil)))
		return undefined;
	const change = "The embargo ended: this document may be shared without limit.";
	const { document, content } = release(kept.id, { ...of.value, tlp: "CLEAR", embargoUntil: "", change }, at);
	const after: Draft = JSON.parse(content) as Draft;
	const goesOn: Draft = kept.state === "published" ? after : { ...current.value, tlp: "CLEAR", embargoUntil: "", releases: after.releases };
	return drafts.move({
		id: kept.id,
		base: kept.revision,
		act: "embargo-ended",
		reason: embargoUntil,
		before: kept.state,
		state: kept.state,
		editors: kept.editors,
		approvals: kept.approvals,
		published: { document, content: JSON.stringify(goesOn) },
		who: "system",
		at,
	});
}

/** The document of a release, and the draft that goes on from it. */
function release(id: string, draft: Draft, at: number): { readonly document: NewDocument; readonly content: string } {
	const json = toCsaf(draft, { now: at, status: "final" });
	const date = new Date(at).toISOString().replace(/\.\d{3}Z$/, "Z");
	const summary = draft.change === "" ? (draft.releases.length === 0 ? "First release." : "Revised.") : draft.change;
	const after: Draft = { ...draft, releases: [...draft.releases, { date, summary }], change: "" };
	return {
		document: {
			origin: OWN_ORIGIN,
			trackingId: draft.trackingId,
			version: String(after.releases.length),
			releasedAt: at,
			place: `draft ${id}`,
			bytes: new TextEncoder().encode(json),
			receivedAt: at,
		},
		content: JSON.stringify(after),
	};
}

function changed(at: string): Problem {
	return {
		code: "author/changed-meanwhile",
		message: "somebody else changed the draft meanwhile, or the tracking id is another draft's",
		at,
		todo: "Read it again, and make your change on top of it.",
	};
}
