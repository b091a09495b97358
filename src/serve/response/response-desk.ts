/** The desk behind the pages about responses: the record, and what was found in captures, scored once and kept. */
import { setTimeout } from "node:timers/promises";
import { type EventView, eventView } from "../../account/response/event-view.ts";
import type { ResponseStore } from "../../account/response/ports.ts";
import { type Capture, isScored, type KeptEvent, standing } from "../../account/response/record.ts";
import { type ScoredCapture, scoreVersion } from "../../account/response/scored.ts";
import { takeCapture } from "../../account/response/take-capture.ts";
import type { Catalogue } from "../../catalog/catalogue.ts";
import { ok } from "../../core/result.ts";
import type { Correction, ResponseDesk } from "../../http/site/response/response-desk.ts";
import type { Scorer } from "./scorer.ts";

/** What it is made of. */
export interface ResponseParts {
	readonly store: ResponseStore;
	readonly scorer: Scorer;
	readonly catalogue: Catalogue;
	readonly now: () => number;
	readonly onDefect: (error: unknown) => void;
}

/** Scores that are held in memory. */
const MOST_HELD = 500;
/** How long a page waits for captures that nobody has scored yet, ms. */
const PATIENCE_MS = 2500;
const MOST_CORRECTIONS = 500;

/** Makes it. */
export function responseDesk({ store, scorer, catalogue, now, onDefect }: ResponseParts): ResponseDesk {
	// Another edition of the catalogue may come into force meanwhile.
	const names = () => catalogue.vendors.flatMap(({ name, aliases }) => [name, ...aliases]);
	const held = new Map<string, Promise<ScoredCapture | undefined>>();
	const find = async (sha256: string, version: string): Promise<ScoredCapture | undefined> => {
		const kept = await store.score(sha256, version);
		if (kept !== undefined) return JSON.parse(kept.content) as ScoredCapture;
		const bytes = await store.bytes(sha256);
		if (bytes === undefined) return undefined;
		const scored = await scorer.score(new Uint8Array(bytes), names());
		// One that took too long is tried anew when the program starts again.
		if (scored.ruleVersion !== "") await store.keepScore({ sha256, version, content: JSON.stringify(scored), at: now() });
		return scored;
	};
	const scoreOf = (sha256: string): Promise<ScoredCapture | undefined> => {
		const version = scoreVersion(catalogue.version);
		const key = `${sha256} ${version}`;
		const known = held.get(key);
		if (known !== undefined) return known;
		const found = find(sha256, version).catch((error: unknown) => {
			held.delete(key);
			onDefect(error);
			return undefined;
		});
		held.set(key, found);
		const [oldest] = held.keys();
		if (held.size > MOST_HELD && oldest !== undefined) held.delete(oldest);
		return found;
	};
	const scoredOf = async (captures: readonly Capture[]): Promise<ReadonlyMap<string, ScoredCapture>> => {
		const found = new Map<string, ScoredCapture>();
		const all = Promise.all(
			captures.filter(isScored).map(async ({ id, sha256 }) => {
				const scored = await scoreOf(sha256);
				if (scored !== undefined) found.set(id, scored);
			}),
		);
		const over = new AbortController();
		const late = setTimeout(PATIENCE_MS, undefined, { signal: over.signal }).catch(() => undefined);
		await Promise.race([all, late]);
		over.abort();
		return new Map(found);
	};
	/** Events that are made up have a time of their own: they are shown as they stood when the last notice was out. */
	const moment = (event: KeptEvent, captures: readonly Capture[]): number => {
		if (!event.synthetic) return now();
		const last = Math.max(event.disclosedAt ?? 0, event.firstAttackAt ?? 0, ...captures.map(({ publishedAt }) => publishedAt));
		return Math.max(now(), last + DAY);
	};
	const viewOf = async (event: KeptEvent, withScores: boolean): Promise<EventView> => {
		const [captures, replies] = await Promise.all([store.captures(event.id), store.replies(event.id)]);
		const scored = withScores ? await scoredOf(standing(captures)) : new Map<string, ScoredCapture>();
		return eventView(event, captures, replies, scored, moment(event, captures));
	};
	return {
		now,
		events: async () => Promise.all((await store.events()).map((event) => viewOf(event, false))),
		async event(id) {
			const event = await store.event(id);
			return event && viewOf(event, true);
		},
		async capture(id) {
			const capture = await store.capture(id);
			const event = capture && (await store.event(capture.event));
			if (capture === undefined || event === undefined || capture.kind === "withdrawn") return undefined;
			const all = await store.captures(event.id);
			const earlier: Capture[] = [];
			for (let before = capture.corrects; before !== ""; ) {
				const found = all.find((each) => each.id === before);
				if (found === undefined) break;
				earlier.push(found);
				before = found.corrects;
			}
			const others = standing(all).filter((each) => each.id !== id && !earlier.some((old) => old.id === each.id));
			// An earlier record is shown as if it still counted, for its own scores.
			const scored = await scoredOf([capture]);
			const chain = new Set([id, ...earlier.map((each) => each.id)]);
			const view = eventView(event, [...others.map(alone), alone(capture)], [], scored, moment(event, all));
			const response = view.subjects.flatMap(({ responses }) => responses).find((each) => each.capture.id === id);
			if (response === undefined) return undefined;
			return { event, response: { ...response, capture }, earlier, later: all.find((each) => each.corrects === id && !chain.has(each.id)) };
		},
		async view(capture) {
			if (!isScored(capture) || capture.loggedIn) return undefined;
			const bytes = await store.bytes(capture.sha256);
			return bytes && scorer.view(new Uint8Array(bytes));
		},
		async corrections() {
			const events = new Map((await store.events()).map((event) => [event.id, event]));
			const found: Correction[] = [];
			for (const { id, title, synthetic, revision } of events.values()) {
				if (revision === 1) continue;
				for (const { revision: of, reason, recordedAt } of await store.eventRevisions(id))
					if (of > 1) found.push({ at: recordedAt, event: { id, title, synthetic }, kind: "event", branch: "", reason, capture: "" });
			}
			for (const { id, event, kind, branch, corrects, reason, recordedAt } of await store.captures(undefined)) {
				const of = events.get(event);
				if (corrects === "" || of === undefined) continue;
				const isGone = kind === "withdrawn";
				found.push({ at: recordedAt, event: of, kind: isGone ? "withdrawn" : "capture", branch, reason, capture: isGone ? "" : id });
			}
			return found.sort((a, b) => b.at - a.at).slice(0, MOST_CORRECTIONS);
		},
		async reply(reply) {
			const event = await store.event(reply.event);
			if (event?.subjects.some(({ id }) => id === reply.branch) !== true) return false;
			await store.addReply({ ...reply, at: now() });
			return true;
		},
		replies: () => store.replies(undefined),
		decide: (decision) => store.decideReply({ ...decision, at: now() }),
		async take(id, wish, bytes, who) {
			const event = await store.event(id);
			if (event === undefined)
				return {
					ok: false,
					error: { code: "account/no-event", message: "there is no such event on record", at: id, todo: "Choose another." },
				};
			const taken = takeCapture(event, { ...wish, corrects: undefined, capturedAt: now() }, bytes);
			if (!taken.ok) return taken;
			const kept = await store.addCapture({ ...taken.value.capture, who, at: now() });
			if (kept !== undefined && isScored(kept)) void scoreOf(kept.sha256);
			return ok(kept);
		},
	};
}

const DAY = 86_400_000;

function alone(capture: Capture): Capture {
	return { ...capture, corrects: "" };
}
