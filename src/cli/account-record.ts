/** `seawall account capture …`: what branches published about an event, kept as bytes that never change. */
import type { Capture } from "../account/response/record.ts";
import { isScored, standing } from "../account/response/record.ts";
import { type CaptureWish, takeCapture, withdrawal } from "../account/response/take-capture.ts";
import { toLine, visible } from "../core/problem.ts";
import { CallError, orFail, type Ports } from "./ports.ts";
import type { HeldResponses } from "./response-ports.ts";
import { checkTableOrJson } from "./table-or-json.ts";

/** Options of `add`. */
export interface AddCaptureCall {
	readonly data: string;
	readonly event: string;
	readonly branch: string;
	readonly channel: string;
	readonly published: string;
	readonly url: string;
	readonly by?: string;
	readonly loggedIn: boolean;
	readonly language: string;
	readonly corrects?: string;
	readonly reason: string;
}

/** Takes files, folders, maildirs and addresses; without any a fact that is known from `--url`. 2 when one could not be had. */
export async function addCaptures(places: readonly string[], call: AddCaptureCall, ports: Ports): Promise<number> {
	return withRecord(call.data, ports, async (held) => {
		const event = await held.store.event(call.event);
		if (event === undefined) throw noEvent(call.event);
		const corrects = call.corrects === undefined ? undefined : await captureOf(held, call.corrects);
		if (corrects !== undefined && corrects.event !== event.id)
			throw new CallError({
				code: "account/no-capture",
				message: `the capture is of the event ${corrects.event}`,
				at: corrects.id,
				todo: "Name that event.",
			});
		const wish = (over: Partial<CaptureWish>): CaptureWish => ({
			branch: call.branch,
			channel: call.channel,
			published: call.published,
			url: call.url,
			capturedAt: ports.now(),
			capturedBy: call.by ?? held.who,
			loggedIn: call.loggedIn,
			language: call.language,
			corrects,
			reason: call.reason,
			...over,
		});
		let failed = 0;
		const keep = async (name: string, over: Partial<CaptureWish>, bytes: Uint8Array | undefined) => {
			const taken = takeCapture(event, wish(over), bytes);
			if (!taken.ok) {
				ports.say(toLine({ ...taken.error, at: taken.error.at === "" ? name : `${name}: ${taken.error.at}` }));
				failed++;
				return;
			}
			if (!taken.value.isDated)
				ports.say(`note: ${visible(name)}: no date of publication is known, so that of the capture counts: see --published`);
			const kept = await held.store.addCapture({ ...taken.value.capture, who: held.who, at: ports.now() });
			await ports.out(
				kept === undefined
					? `${visible(name)}: was on record already\n`
					: `${kept.id}  ${kept.kind}  ${visible(kept.branch, 60)}  ${visible(name)}\n`,
			);
		};
		if (places.length === 0) await keep(call.url, {}, undefined);
		for (const place of places) {
			if (/^https?:\/\//i.test(place)) {
				const page = await ports.responses.fetch(place);
				if (page.ok) await keep(place, { url: page.value.url, capturedAt: page.value.at }, page.value.bytes);
				else {
					ports.say(toLine(page.error));
					failed++;
				}
				continue;
			}
			for await (const file of ports.responses.files([place])) {
				if ("problem" in file) {
					ports.say(toLine(file.problem));
					failed++;
				} else await keep(file.file, {}, file.bytes);
			}
		}
		return failed > 0 ? 2 : 0;
	});
}

/** Takes a record back. */
export async function withdrawCapture(id: string, { data, reason }: { readonly data: string; readonly reason: string }, ports: Ports) {
	return withRecord(data, ports, async (held) => {
		const capture = await captureOf(held, id);
		const kept = await held.store.addCapture(orFail(withdrawal(capture, reason, { who: held.who, at: ports.now() })));
		if (kept === undefined)
			throw new CallError({
				code: "account/no-capture",
				message: "this record was put right or taken back already",
				at: id,
				todo: "See seawall account capture list --all.",
			});
		await ports.out("taken back, on record\n");
		return 0;
	});
}

/** Options of `list`. */
interface ListCall {
	readonly data: string;
	readonly event?: string;
	readonly all: boolean;
	readonly format: string;
}

/** Lists captures; with `all` those that were put right too. */
export async function listCaptures({ data, event, all, format }: ListCall, ports: Ports): Promise<number> {
	checkTableOrJson(format);
	return withRecord(data, ports, async ({ store }) => {
		const every = await store.captures(event);
		const captures = all ? every : standing(every);
		if (format === "json") {
			await ports.out(`${JSON.stringify({ schema: "seawall/captures/1", captures: captures.map(captureJson) }, undefined, 2)}\n`);
			return 0;
		}
		for (const { id, event: of, branch, kind, channel, publishedAt, corrects } of captures)
			await ports.out(
				`${id}  ${dayOf(publishedAt)}  ${visible(of, 40)}  ${visible(branch, 40)}  ${channel}  ${kind}${corrects === "" ? "" : `  puts right ${corrects}`}\n`,
			);
		if (captures.length === 0) ports.say("no captures are on record");
		return 0;
	});
}

/** Shows one: its record and its scores, or with `raw` its bytes written to a file. */
export async function showCapture(
	id: string,
	{ data, format, raw }: { readonly data: string; readonly format: string; readonly raw?: string },
	ports: Ports,
): Promise<number> {
	checkTableOrJson(format);
	return withRecord(data, ports, async (held) => {
		const capture = await captureOf(held, id);
		const event = await held.store.event(capture.event);
		const bytes = isScored(capture) ? await held.store.bytes(capture.sha256) : undefined;
		if (raw !== undefined) {
			if (bytes === undefined)
				throw new CallError({ code: "account/no-capture", message: "it is a fact without bytes", at: id, todo: "See its address." });
			orFail(await ports.responses.writeBytes(raw, bytes));
			return 0;
		}
		const scored = bytes === undefined ? undefined : await ports.responses.score(bytes, await firmNames(ports));
		if (format === "json") {
			const { sentences: _, ...score } = scored ?? { sentences: [] };
			const whole = {
				schema: "seawall/capture/1",
				synthetic: event?.synthetic ?? false,
				...captureJson(capture),
				score: scored === undefined ? null : score,
			};
			await ports.out(`${JSON.stringify(whole, undefined, 2)}\n`);
			return 0;
		}
		const points = (value: number | null | undefined) => (value === null || value === undefined ? "\u2013" : String(Math.round(value)));
		await ports.out(
			[
				`${event?.synthetic === true ? "SYNTHETIC  " : ""}${visible(capture.branch, 80)} on ${visible(capture.event, 60)}, ${capture.channel}, published ${dayOf(capture.publishedAt)}`,
				`  ${capture.kind}, ${capture.size} bytes, sha256 ${capture.sha256 === "" ? "\u2013" : capture.sha256}`,
				`  captured ${new Date(capture.capturedAt).toISOString()} by ${visible(capture.capturedBy, 80)}${capture.loggedIn ? ", signed in" : ""}`,
				...(capture.url === "" ? [] : [`  ${visible(capture.url, 300)}`]),
				...(capture.corrects === "" ? [] : [`  puts right ${capture.corrects}: ${visible(capture.reason, 300)}`]),
				...(scored === undefined
					? []
					: [
							`  prominence ${points(scored.prominence)}  clarity ${points(scored.clarity)}  spin ${points(scored.spin)}  rules of ${scored.ruleVersion}`,
						]),
				...(scored?.notes ?? []).map((note) => `  ${visible(note, 200)}`),
				"",
			].join("\n"),
		);
		return 0;
	});
}

/** A capture as JSON has it. */
function captureJson({
	id,
	event,
	branch,
	kind,
	channel,
	publishedAt,
	url,
	capturedAt,
	capturedBy,
	loggedIn,
	language,
	corrects,
	reason,
	sha256,
	size,
	who,
	recordedAt,
}: Capture) {
	const time = (at: number) => new Date(at).toISOString();
	return {
		id,
		event,
		branch,
		kind,
		channel,
		publishedAt: time(publishedAt),
		url: url === "" ? null : url,
		capturedAt: time(capturedAt),
		capturedBy,
		loggedIn,
		language: language === "" ? null : language,
		corrects: corrects === "" ? null : corrects,
		reason: reason === "" ? null : reason,
		sha256: sha256 === "" ? null : sha256,
		size,
		recordedBy: who,
		recordedAt: time(recordedAt),
	};
}

function dayOf(at: number): string {
	return new Date(at).toISOString().slice(0, 10);
}

async function captureOf({ store }: HeldResponses, id: string): Promise<Capture> {
	const capture = await store.capture(id);
	if (capture !== undefined) return capture;
	throw new CallError({
		code: "account/no-capture",
		message: "there is no such capture",
		at: visible(id, 60),
		todo: "See seawall account capture list.",
	});
}

/** No event of that name is on record. */
export function noEvent(id: string): CallError {
	return new CallError({
		code: "account/no-event",
		message: "there is no such event on record",
		at: visible(id, 60),
		todo: "See seawall account event list, or add it with seawall account event add FILE.",
	});
}

/** Names of firms that are masked before anything is scored. */
export async function firmNames(ports: Ports): Promise<readonly string[]> {
	const { vendors } = orFail(await ports.loadCatalogue());
	return vendors.flatMap(({ name, aliases }) => [name, ...aliases]);
}

/** Opens the record of a data directory for one command. */
export async function withRecord(data: string, ports: Ports, work: (held: HeldResponses) => Promise<number>): Promise<number> {
	const held = orFail(await ports.responses.open(data));
	try {
		return await work(held);
	} finally {
		await held.close();
	}
}
