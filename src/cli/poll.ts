/** `seawall advisory source` and `seawall advisory poll`: other providers' documents, verified before they are read. */
import {
	type FollowedSource,
	type FollowedSources,
	isDue,
	newSource,
	pollEntry,
	pollFollowed,
} from "../advisory/provider/follow/followed-source.ts";
import type { Poll } from "../advisory/provider/follow/poll-source.ts";
import { toLine, visible } from "../core/problem.ts";
import { CallError, orFail, type Ports } from "./ports.ts";
import { checkTableOrJson } from "./table-or-json.ts";

/** Options as commander gives them. */
export interface PollCall {
	readonly format: string;
	readonly ca: readonly string[];
	readonly resolve: readonly string[];
	readonly token?: string;
	readonly allowPrivate: boolean;
	readonly data: string;
	readonly quiet: boolean;
}

/** Adds, lists or removes a source. */
export async function changeSources(
	what: string,
	named: string | undefined,
	{ data, format }: { readonly data: string; readonly format: string },
	ports: Ports,
): Promise<number> {
	checkTableOrJson(format);
	const sources = orFail(await ports.provider.openSources(data));
	if (what === "list") {
		const list = sources.list().map(({ known, ...rest }) => ({ ...rest, documents: Object.keys(known).length }));
		if (format === "json") await ports.out(`${JSON.stringify({ schema: "seawall/sources/1", sources: list }, undefined, 2)}\n`);
		else await ports.out(list.length === 0 ? "No source is followed.\n" : `${list.map(healthLine).join("\n")}\n`);
		return 0;
	}
	if (named === undefined || !["add", "remove", "pause", "resume"].includes(what))
		throw wrong("say what to do, and with which source", "See seawall advisory source --help.");
	const address = await addressOf(named, ports);
	if (what === "add") {
		if (!sources.list().some((one) => one.address === address)) await sources.save(newSource(address, ports.now()));
		await ports.out(`${visible(address, 300)} is followed.\n`);
		return 0;
	}
	const held = sources.list().find((one) => one.address === address);
	if (held !== undefined && what !== "remove") {
		await sources.save({ ...held, pausedAt: what === "pause" ? new Date(ports.now()).toISOString() : undefined });
		await ports.out(`${visible(address, 300)} is ${what === "pause" ? "not asked by itself any more" : "asked again"}.\n`);
		return 0;
	}
	if (await sources.remove(address)) return 0;
	throw wrong(`the source ${visible(address, 200)} is not followed`, "See seawall advisory source list.");
}

function healthLine(one: Omit<FollowedSource, "known"> & { readonly documents: number }): string {
	const state =
		one.pausedAt !== undefined
			? "paused"
			: one.lastPolledAt === undefined
				? "not asked yet"
				: one.failures > 0
					? `failing (${one.failures})`
					: "good";
	const when = one.lastGoodAt === undefined ? "" : `, last good ${one.lastGoodAt.slice(0, 16)}`;
	return `${state}${when}  ${one.documents} documents  ${visible(one.address, 200)}${one.lastProblem === undefined ? "" : `: ${visible(one.lastProblem, 200)}`}`;
}

/** Polls the named sources, or all that are due. */
export async function poll(named: readonly string[], call: PollCall, ports: Ports): Promise<number> {
	checkTableOrJson(call.format);
	const sources = orFail(await ports.provider.openSources(call.data));
	const chosen: FollowedSource[] = [];
	for (const one of named) {
		const address = await addressOf(one, ports);
		chosen.push(sources.list().find((held) => held.address === address) ?? newSource(address, ports.now()));
	}
	if (named.length === 0) chosen.push(...sources.list().filter((one) => isDue(one, ports.now())));
	const told: unknown[] = [];
	let bad = false;
	for (const source of chosen) {
		const result = await pollOne(source, sources, call, ports);
		if (!result.ok || result.refused.length > 0) bad = true;
		told.push(pollEntry(source.address, result));
		if (call.format === "table") await ports.out(textOf(source.address, result));
	}
	if (call.format === "json") await ports.out(`${JSON.stringify({ schema: "seawall/poll/1", sources: told }, undefined, 2)}\n`);
	else if (chosen.length === 0) await ports.out(sources.list().length === 0 ? "No source is followed.\n" : "No source is due.\n");
	return bad ? 1 : 0;
}

async function pollOne(source: FollowedSource, sources: FollowedSources, call: PollCall, ports: Ports): Promise<Poll> {
	const { provider } = ports;
	const { ca, resolve, token, allowPrivate } = call;
	const opened = orFail(await provider.openSource(source.address, { allowPrivate, authorities: ca, resolve, token }));
	try {
		const tools = { web: opened.web, digest: provider.digest, pgp: await provider.openPgp(), now: ports.now };
		const { poll: result, problem } = await pollFollowed(source, opened.address, sources, tools);
		if (problem !== undefined) ports.say(toLine(problem));
		return result;
	} finally {
		opened.close();
	}
}

async function addressOf(named: string, ports: Ports): Promise<string> {
	if (/^https?:\/\//i.test(named) && URL.canParse(named)) return new URL(named).href;
	if (await ports.provider.isFolder(named)) return ports.provider.fullPath(named);
	if (/^[a-z0-9.-]+\.[a-z]{2,}$/i.test(named)) return `https://${named.toLowerCase()}/`;
	throw wrong(`"${visible(named, 100)}" is neither a folder nor an address`, "Name a folder, a domain or an address.");
}

function textOf(source: string, result: Poll): string {
	const { ok, new: fresh, changed, unchanged, refused, gone, notes } = pollEntry(source, result);
	const head = `${visible(source, 300)}: ${ok ? "" : "FAILED, "}${fresh.length} new, ${changed.length} changed, ${unchanged} unchanged, ${refused.length} refused`;
	const lines = [
		head,
		...[...fresh, ...changed].slice(0, 50).map(({ id, version }) => `  ${visible(id, 80)} ${visible(version, 20)}`),
		...refused.slice(0, 20).map(({ url, reason }) => `  refused: ${visible(url, 200)}: ${visible(reason, 200)}`),
		...gone.slice(0, 20).map((url) => `  listed no more, and kept: ${visible(url, 200)}`),
		...notes.slice(0, 20).map((note) => `  note: ${visible(note, 300)}`),
	];
	return `${lines.join("\n")}\n`;
}

function wrong(message: string, todo: string): CallError {
	return new CallError({ code: "cli/bad-source", message, at: "SOURCE", todo });
}
