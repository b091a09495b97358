/** `seawall subscribers import|list|add|remove|export`: who asked to be told, and how that is known. */
import { visible } from "../core/problem.ts";
import { withoutTail } from "../core/text.ts";
import { subscriberHead, subscriberOf, subscriberRow } from "../warn/read-subscribers.ts";
import type { Consent, NewSubscriber, Subscriber } from "../warn/subscriber.ts";
import { CallError, orFail, type Ports } from "./ports.ts";
import { checkTableOrJson } from "./table-or-json.ts";
import type { HeldSubscribers } from "./warn-ports.ts";

/** Subscribers that are kept by one write. */
const AT_ONCE = 2000;

/** Refused rows that are listed on the terminal; the file of `--refused` has all. */
const MOST_TOLD = 20;

/** Options of `import`. */
export interface ImportCall {
	readonly data: string;
	readonly consent?: string;
	readonly refused?: string;
	readonly quiet: boolean;
}

/** Takes a CSV; a bad row never keeps a good one out. */
export async function importSubscribers(file: string, call: ImportCall, ports: Ports): Promise<number> {
	const words = call.consent?.trim() ?? "";
	if (words === "")
		throw new CallError({
			code: "warn/no-consent",
			message: "it is not said how these people agreed to be told",
			at: "--consent",
			todo: 'Say it in a sentence: --consent "asked at the counter, forms of May 2026 in folder 7".',
		});
	const consent: Consent = { how: "stated", words, sha256: undefined, at: ports.now() };
	return withSubscribers(call.data, ports, async ({ store, check }) => {
		let head: ReturnType<typeof subscriberHead>;
		let batch: { readonly line: number; readonly subscriber: NewSubscriber }[] = [];
		const refused: { readonly line: number; readonly reason: string }[] = [];
		let [taken, known, rows, toldAt] = [0, 0, 0, ports.now()];
		const refuse = (line: number, reason: string) => void refused.push({ line, reason });
		const flush = async () => {
			const some = batch;
			batch = [];
			if (some.length === 0) return;
			const { ids, left } = await store.add({ subscribers: some.map(({ subscriber }) => subscriber), who: "local", at: ports.now() });
			const gone = new Set(left);
			for (const [place, id] of ids.entries()) {
				if (id !== undefined) taken += 1;
				else if (gone.has(place)) refuse(some[place]?.line ?? 0, "they have left; only they themselves come back");
				else known += 1;
			}
		};
		for await (const part of ports.readLines(file)) {
			if ("problem" in part) throw new CallError(part.problem);
			for (const [offset, text] of part.lines.entries()) {
				const line = part.first + offset;
				if (head === undefined) {
					head = subscriberHead(text ?? "");
					if (head === undefined)
						throw new CallError({
							code: "warn/no-email-column",
							message: "the first line names no column email",
							at: `${file}:1`,
							todo: "Name the columns in the first line: email,name,language,streams,scope,floor,makers,digest.",
						});
					continue;
				}
				if (text?.trim() === "") continue;
				rows += 1;
				const row = text === undefined ? { refused: "the row is too long" } : subscriberRow(text, head, check);
				if ("refused" in row) refuse(line, row.refused);
				else batch.push({ line, subscriber: { ...row.subscriber, state: "active", consent } });
				if (batch.length >= AT_ONCE) await flush();
			}
			if (ports.terminal.progress && !call.quiet && ports.now() - toldAt > 1000) {
				toldAt = ports.now();
				ports.say(`${rows} rows read`);
			}
		}
		await flush();
		if (call.refused !== undefined)
			orFail(
				await ports.writeFile(
					call.refused,
					`line,reason\n${refused.map(({ line, reason }) => `${line},"${reason.replaceAll('"', '""')}"\n`).join("")}`,
				),
			);
		for (const { line, reason } of refused.slice(0, MOST_TOLD)) ports.say(visible(`${file}:${line}: ${reason}`, 300));
		if (refused.length > MOST_TOLD)
			ports.say(
				`… and ${refused.length - MOST_TOLD} more${call.refused === undefined ? ": --refused FILE lists all" : ` in ${call.refused}`}`,
			);
		await ports.out(`${taken} taken, ${known} were there already, ${refused.length} refused\n`);
		return refused.length > 0 ? 1 : 0;
	});
}

/** Options of `add`. */
export interface AddCall {
	readonly data: string;
	readonly name: string;
	readonly language: string;
	readonly stream: readonly string[];
	readonly scope: string;
	readonly floor: string;
	readonly maker: readonly string[];
	readonly digest: string;
	readonly consent?: string;
	readonly site: string;
}

/** Adds one: with a proof of consent at once, else pending until the link is followed. */
export async function addSubscriber(email: string, call: AddCall, ports: Ports): Promise<number> {
	return withSubscribers(call.data, ports, async ({ store, check, confirmPath }) => {
		const { name, language, scope, floor, digest } = call;
		const row = subscriberOf(
			{ email, name, language, streams: call.stream.join(" "), scope, floor, makers: call.maker.join(" "), digest },
			check,
		);
		if ("refused" in row)
			throw new CallError({
				code: "warn/bad-subscriber",
				message: row.refused,
				at: visible(email, 100),
				todo: "See seawall subscribers add --help.",
			});
		const isActive = call.consent !== undefined && call.consent.trim() !== "";
		const consent: Consent = {
			how: "stated",
			words: call.consent ?? "double opt-in, link made at the command line",
			sha256: undefined,
			at: ports.now(),
		};
		const { ids, left } = await store.add({
			subscribers: [{ ...row.subscriber, state: isActive ? "active" : "pending", consent }],
			who: "local",
			at: ports.now(),
		});
		const [id] = ids;
		if (left.length > 0)
			throw new CallError({
				code: "warn/bad-subscriber",
				message: "they have left; only they themselves come back",
				at: visible(email, 100),
				todo: `Let them subscribe at ${visible(call.site, 200)}/subscribe.`,
			});
		if (id === undefined) await ports.out("was there already\n");
		else
			await ports.out(
				isActive ? "added\n" : `pending until this link is followed:\n${withoutTail(call.site, "/")}${await confirmPath(id)}\n`,
			);
		return 0;
	});
}

/** Erases somebody, or only ends what they get. */
export async function removeSubscriber(
	email: string,
	call: { readonly data: string; readonly keep: boolean },
	ports: Ports,
): Promise<number> {
	return withSubscribers(call.data, ports, async ({ store, check }) => {
		const address = check(email)?.text.toLowerCase() ?? email;
		const found = await store.find(address);
		if (found === undefined)
			throw new CallError({
				code: "warn/bad-subscriber",
				message: "there is no such subscriber",
				at: visible(email, 100),
				todo: "See seawall subscribers list.",
			});
		if (call.keep) await store.leave({ id: found.id, stream: undefined, who: "local", at: ports.now() });
		else await store.erase({ email: found.email, who: "local", at: ports.now() });
		await ports.out(call.keep ? "ended\n" : "erased\n");
		return 0;
	});
}

/** Lists them. */
export async function listSubscribers({ data, format }: { readonly data: string; readonly format: string }, ports: Ports): Promise<number> {
	checkTableOrJson(format);
	return withSubscribers(data, ports, async (held) => {
		const suppressed = await held.store.suppressions(ports.now());
		if (format === "json") {
			const all: Subscriber[] = [];
			for await (const page of pagesOf(held)) all.push(...page);
			await ports.out(`${JSON.stringify({ schema: "seawall/subscribers/1", subscribers: all, suppressions: suppressed }, undefined, 2)}\n`);
			return 0;
		}
		for await (const page of pagesOf(held))
			await ports.out(
				page
					.map(
						({ email, state, language, streams, scope, floor, digest }) =>
							`${visible(`${email}  ${state}  ${language}  ${streams.join(" ")}  ${scope}  from ${floor}${digest === "none" ? "" : `  ${digest} digest`}`, 300)}\n`,
					)
					.join(""),
			);
		for (const { email, stream, reason, words, expiresAt } of suppressed)
			await ports.out(
				`${visible(`suppressed: ${email}  ${stream ?? "everything"}  ${reason}  ${expiresAt === undefined ? "" : `until ${new Date(expiresAt).toISOString()}  `}${words}`, 400)}\n`,
			);
		return 0;
	});
}

/** Writes all that is held of them as CSV, with the proof of consent. */
export async function exportSubscribers(
	{ data, recipient }: { readonly data: string; readonly recipient?: string },
	ports: Ports,
): Promise<number> {
	return withSubscribers(data, ports, async (held) => {
		const wanted = recipient === undefined ? undefined : held.check(recipient)?.text.toLowerCase();
		await ports.out("email,name,language,streams,scope,floor,makers,digest,state,created,consent\n");
		for await (const page of pagesOf(held)) {
			const rows = page.filter(({ email }) => recipient === undefined || email === wanted);
			await ports.out(rows.map(csvOf).join(""));
		}
		return 0;
	});
}

function csvOf({ email, name, language, streams, scope, floor, makers, digest, state, createdAt, consent }: Subscriber): string {
	const cells = [
		email,
		name,
		language,
		streams.join(" "),
		scope,
		floor,
		makers.join(" "),
		digest,
		state,
		new Date(createdAt).toISOString(),
		JSON.stringify(consent),
	];
	// A cell that a spreadsheet would run as a formula is made text.
	return `${cells.map((cell) => `"${(/^[=+\-@\t]/.test(cell) ? `'${cell}` : cell).replaceAll('"', '""')}"`).join(",")}\n`;
}

async function* pagesOf({ store }: HeldSubscribers): AsyncGenerator<readonly Subscriber[]> {
	for (let after: string | undefined; ; ) {
		const page = await store.page(after, 5000);
		yield page;
		after = page.at(-1)?.id;
		if (page.length < 5000) return;
	}
}

async function withSubscribers(data: string, ports: Ports, work: (held: HeldSubscribers) => Promise<number>): Promise<number> {
	const held = orFail(await ports.warn.subscribers(data));
	try {
		return await work(held);
	} finally {
		await held.close();
	}
}
