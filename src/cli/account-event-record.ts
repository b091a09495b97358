/** `seawall account event add|list|show` and `account reply …`: events on record, and what branches answer to what is published of them. */
import { dirname, join } from "node:path";
import { eventView, statedEvent } from "../account/response/event-view.ts";
import { isScored, standing } from "../account/response/record.ts";
import type { ScoredCapture } from "../account/response/scored.ts";
import { readStatement } from "../account/response/statement.ts";
import { takeCapture } from "../account/response/take-capture.ts";
import { firmsIn } from "../catalog/firms-in.ts";
import { toLine, visible } from "../core/problem.ts";
import { checkEventForm, type EventCall, momentOf, presentEvent } from "./account-event.ts";
import { firmNames, noEvent, withRecord } from "./account-record.ts";
import { CallError, orFail, type Ports } from "./ports.ts";
import { checkTableOrJson } from "./table-or-json.ts";

/** Puts an event on record with the notices that stand beside its file, or with `reason` a further revision of it. */
export async function addEvent(
	file: string,
	{ data, reason }: { readonly data: string; readonly reason: string },
	ports: Ports,
): Promise<number> {
	const catalogue = orFail(await ports.loadCatalogue());
	const vendorsOf = (name: string) => firmsIn(catalogue, name);
	const { event, notices } = orFail(readStatement(await ports.readWhole(file), file, vendorsOf));
	return withRecord(data, ports, async ({ store, who }) => {
		const held = await store.event(event.id);
		if (held !== undefined && reason.trim() === "")
			throw new CallError({
				code: "account/event-exists",
				message: `the event ${event.id} is on record`,
				at: file,
				todo: "Say with --reason what was wrong, and it is kept as a further revision.",
			});
		const by = { who, at: ports.now() };
		const kept = await store.keepEvent({ ...event, ...by, base: held?.revision ?? 0, reason: reason.trim() });
		if (kept === undefined)
			throw new CallError({ code: "account/event-exists", message: "the event was changed meanwhile", at: event.id, todo: "Try again." });
		await ports.out(`${kept.id}  revision ${kept.revision}\n`);
		let failed = 0;
		for (const notice of notices) {
			for await (const part of ports.responses.files([join(dirname(file), notice.file)])) {
				const wish = {
					branch: notice.branch,
					channel: notice.channel,
					published: new Date(notice.publishedAt).toISOString(),
					url: "",
					capturedAt: ports.now(),
					capturedBy: who,
					loggedIn: notice.gated,
					language: "",
					corrects: undefined,
					reason: "",
				};
				const taken = "problem" in part ? ({ ok: false, error: part.problem } as const) : takeCapture(kept, wish, part.bytes);
				if (!taken.ok) {
					ports.say(toLine(taken.error));
					failed++;
					continue;
				}
				const capture = await store.addCapture({ ...taken.value.capture, ...by });
				await ports.out(`${capture?.id ?? "on record already"}  ${visible(notice.branch, 60)}  ${visible(notice.file, 100)}\n`);
			}
		}
		return failed > 0 ? 2 : 0;
	});
}

/** Lists the events on record. */
export async function listEvents({ data, format }: { readonly data: string; readonly format: string }, ports: Ports): Promise<number> {
	checkTableOrJson(format);
	return withRecord(data, ports, async ({ store }) => {
		const events = await store.events();
		if (format === "json") {
			const time = (at: number | null) => (at === null ? null : new Date(at).toISOString());
			const all = events.map(({ disclosedAt, firstAttackAt, recordedAt, who, ...facts }) => ({
				...facts,
				subjects: facts.subjects.map((subject) => ({ ...subject, vendor: subject.vendor ?? null, source: subject.source ?? null })),
				disclosedAt: time(disclosedAt),
				firstAttackAt: time(firstAttackAt),
				recordedAt: time(recordedAt),
				recordedBy: who,
			}));
			await ports.out(`${JSON.stringify({ schema: "seawall/response-events/1", events: all }, undefined, 2)}\n`);
			return 0;
		}
		for (const { id, revision, title, synthetic, subjects } of events)
			await ports.out(
				`${id}  revision ${revision}  ${subjects.length} branches  ${synthetic ? "SYNTHETIC  " : ""}${visible(title, 120)}\n`,
			);
		if (events.length === 0) ports.say("no events are on record");
		return 0;
	});
}

/** Shows an event on record as `account event FILE` shows one that is stated. */
export async function showKeptEvent(id: string, call: EventCall & { readonly data: string }, ports: Ports): Promise<number> {
	checkEventForm(call.format);
	return withRecord(call.data, ports, async ({ store }) => {
		const event = await store.event(id);
		if (event === undefined) throw noEvent(id);
		const captures = await store.captures(id);
		const now = momentOf(call.asOf, ports);
		const scored = new Map<string, ScoredCapture>();
		if (call.format !== "csv") {
			const names = await firmNames(ports);
			for (const capture of standing(captures).filter(isScored)) {
				const bytes = await store.bytes(capture.sha256);
				if (bytes !== undefined) scored.set(capture.id, await ports.responses.score(bytes, names));
			}
		}
		const view = eventView(event, captures, [], scored, now);
		const scores = new Map(view.subjects.flatMap(({ responses }) => responses.map((each) => [each.capture.id, each.scores] as const)));
		await presentEvent(statedEvent(event, captures), view.matrix, scores, call.format, ports);
		return 0;
	});
}

/** Lists what branches answered. */
export async function listReplies(
	{ data, event, format }: { readonly data: string; readonly event?: string; readonly format: string },
	ports: Ports,
) {
	checkTableOrJson(format);
	return withRecord(data, ports, async ({ store }) => {
		const replies = await store.replies(event);
		if (format === "json") {
			const time = (at: number | null) => (at === null ? null : new Date(at).toISOString());
			const all = replies.map(({ submittedAt, decidedAt, ...facts }) => ({
				...facts,
				submittedAt: time(submittedAt),
				decidedAt: time(decidedAt),
			}));
			await ports.out(`${JSON.stringify({ schema: "seawall/vendor-replies/1", replies: all }, undefined, 2)}\n`);
			return 0;
		}
		for (const { id, event: of, branch, name, email, state, words } of replies)
			await ports.out(
				`${id}  ${state}  ${visible(of, 40)}  ${visible(branch, 40)}  ${visible(`${name} <${email}>`, 80)}  ${visible(words, 80)}\n`,
			);
		if (replies.length === 0) ports.say("no replies came in");
		return 0;
	});
}

/** Decides a reply: it is shown as it was written, or not at all. */
export async function decideReply(
	id: string,
	verdict: "verified" | "refused",
	{ data, reason }: { readonly data: string; readonly reason: string },
	ports: Ports,
): Promise<number> {
	return withRecord(data, ports, async ({ store, who }) => {
		if (!(await store.decideReply({ id, verdict, reason: reason.slice(0, 1000), who, at: ports.now() })))
			throw new CallError({
				code: "account/no-reply",
				message: "no reply of that id waits",
				at: visible(id, 60),
				todo: "See seawall account reply list.",
			});
		await ports.out(verdict === "verified" ? "verified; it is shown as it was written\n" : "refused; it is not shown\n");
		return 0;
	});
}
