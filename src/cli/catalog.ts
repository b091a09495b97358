/** `seawall catalog update`: editions of the catalogue from signed bundles, and lists that others publish whole. */
import type { PublishedListEdition } from "../advisory/ports.ts";
import { MOST_BUNDLE_BYTES } from "../catalog/bundle/bundle.ts";
import { type Problem, toLine, visible } from "../core/problem.ts";
import { err, ok, type Result } from "../core/result.ts";
import { count } from "../match/answer-words.ts";
import type { BundleCall, EditionUpdate } from "./catalog-update.ts";
import type { ReadBundleFile } from "./catalogue-ports.ts";
import { type HeldLists, orFail, type Ports } from "./ports.ts";
import { checkTableOrJson } from "./table-or-json.ts";

const NAMES = { kev: "CISA KEV", epss: "EPSS scores" } as const;

/** Takes files, folders and addresses; gives the exit code: 2 when one of them could not be taken, after the others were. */
export async function updateCatalogue(sources: readonly string[], call: BundleCall, ports: Ports): Promise<number> {
	checkTableOrJson(call.format);
	const editions: EditionUpdate[] = [];
	const lists: PublishedListEdition[] = [];
	let failed = false;
	const fail = (problem: Problem) => {
		failed = true;
		ports.say(toLine(problem));
	};
	const files: string[] = [];
	for (const source of sources) {
		const read = /^[a-z]+:\/\//i.test(source)
			? await fetchBundle(source, call, ports)
			: await ports.catalogues.read(source, call.signature);
		if (!read.ok) fail(read.error);
		else if (read.value === undefined) files.push(source);
		else {
			const { takeEdition } = await import("./catalog-update.ts");
			const taken = await takeEdition(read.value, call, ports);
			if (!taken.ok) fail(taken.error);
			else {
				editions.push(taken.value);
				for (const line of taken.value.problems.slice(0, 20)) ports.say(line);
				if (call.format === "table") await ports.out((await import("./table/edition.ts")).renderEdition(taken.value, ports.terminal));
			}
		}
	}
	if (files.length > 0 && call.dryRun)
		for (const file of files)
			ports.say(`note: a published list is taken as it is, and was left out with --dry-run (${visible(file, 200)})`);
	else if (files.length > 0)
		await withLists(call.data, ports, async (held) => {
			for (const file of files) {
				const edition = await takeList(file, held, call, ports);
				if (edition.ok) lists.push(edition.value);
				else fail(edition.error);
			}
		});
	if (call.format === "json")
		await ports.out(`${JSON.stringify({ schema: "seawall/catalogue-update/1", dryRun: call.dryRun, editions, lists }, undefined, 2)}\n`);
	return failed ? 2 : 0;
}

async function takeList(
	file: string,
	lists: HeldLists,
	{ format }: BundleCall,
	ports: Ports,
): Promise<Result<PublishedListEdition, Problem>> {
	const taken = await lists.take(file);
	if (!taken.ok) return taken;
	const { edition, changed, refused, refusedCount, gone } = taken.value;
	if (format === "table") await ports.out(`${listWords(edition)}${changed ? "" : ", held already"} (${visible(file, 200)})\n`);
	for (const { at, reason } of refused) ports.say(`warning: an entry was left out: ${reason} (${visible(file, 200)}:${at})`);
	if (refusedCount > refused.length) ports.say(`warning: and ${refusedCount - refused.length} more (${visible(file, 200)})`);
	if (gone.length > 0) ports.say(goneWords(gone, file));
	return ok(edition);
}

/** A bundle with its signature from a server; only what was named on the command line is asked for. */
async function fetchBundle(address: string, call: BundleCall, ports: Ports): Promise<Result<ReadBundleFile, Problem>> {
	const bad = (message: string, at = address): Result<never, Problem> =>
		err({ code: "catalog/cannot-fetch", message, at, todo: "Check the address, or fetch both files yourself and name the bundle." });
	if (!URL.canParse(address) || new URL(address).protocol !== "https:") return bad("it is no https address");
	const { ca, resolve, allowPrivate } = call;
	const trusted = [new URL(address).hostname];
	const web = orFail(await ports.provider.openWeb({ trusted, allowPrivate, authorities: ca, resolve, token: undefined }));
	try {
		const bundle = await web.get(address, { mostBytes: MOST_BUNDLE_BYTES });
		if (!bundle.ok) return bad(bundle.error.message);
		if (bundle.value.status !== 200) return bad(`the server answered ${bundle.value.status}`);
		const beside = `${address}.asc`;
		const signature = await web.get(beside, { mostBytes: 65_536 });
		if (!signature.ok) return bad(signature.error.message, beside);
		return ok({ bytes: bundle.value.bytes, signature: signature.value.status === 200 ? signature.value.bytes : undefined, from: address });
	} finally {
		web.close();
	}
}

/** A listing that goes is seldom, and no word that attacks ended: whoever reads it decides what to make of it. */
function goneWords(gone: readonly string[], file: string): string {
	const named = `${gone.slice(0, 10).join(", ")}${gone.length > 10 ? ` and ${gone.length - 10} more` : ""}`;
	const holes = gone.length === 1 ? "1 hole" : `${gone.length} holes`;
	return `warning: the edition before listed ${holes} that this one does not, and what is on record stays: they count as attacked (${named}) (${visible(file, 200)})`;
}

/** A list in a line. */
export function listWords({ kind, version, releasedOn, entries }: PublishedListEdition): string {
	const model = version === "" ? "" : ` ${visible(version, 40)}`;
	return `${NAMES[kind]}${model} of ${visible(releasedOn, 10)}: ${count(entries, kind === "kev" ? "attacked hole" : "score")}`;
}

/** The name of a list for people. */
export function listName(kind: PublishedListEdition["kind"]): string {
	return NAMES[kind];
}

async function withLists(data: string, ports: Ports, work: (lists: HeldLists) => Promise<void>): Promise<void> {
	const lists = orFail(await ports.openLists(data));
	try {
		await work(lists);
	} finally {
		await lists.close();
	}
}
