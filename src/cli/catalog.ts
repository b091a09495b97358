/** `seawall catalog update|status`: lists that others publish whole, taken from files into the data directory. */
import type { PublishedListEdition } from "../advisory/ports.ts";
import { toLine, visible } from "../core/problem.ts";
import { count } from "../match/answer-words.ts";
import { type HeldLists, orFail, type Ports } from "./ports.ts";
import { checkTableOrJson } from "./table-or-json.ts";

const NAMES = { kev: "CISA KEV", epss: "EPSS scores" } as const;

/** Takes files; gives the exit code: 2 when one of them could not be taken, after the others were. */
export async function updateLists(files: readonly string[], data: string, ports: Ports): Promise<number> {
	return withLists(data, ports, async (lists) => {
		let failed = false;
		for (const file of files) {
			const taken = await lists.take(file);
			if (!taken.ok) {
				failed = true;
				ports.say(toLine(taken.error));
				continue;
			}
			const { edition, changed, refused, refusedCount, gone } = taken.value;
			await ports.out(`${editionWords(edition)}${changed ? "" : ", held already"} (${visible(file, 200)})\n`);
			for (const { at, reason } of refused) ports.say(`warning: an entry was left out: ${reason} (${visible(file, 200)}:${at})`);
			if (refusedCount > refused.length) ports.say(`warning: and ${refusedCount - refused.length} more (${visible(file, 200)})`);
			if (gone.length > 0) ports.say(goneWords(gone, file));
		}
		return failed ? 2 : 0;
	});
}

/** Says what is held; gives the exit code. */
export async function listStatus({ format }: { readonly format: string }, data: string, ports: Ports): Promise<number> {
	checkTableOrJson(format);
	const { version, date } = orFail(await ports.loadCatalogue());
	const editions = orFail(await ports.readEditions(data));
	if (format === "json") {
		const told = { schema: "seawall/catalogue-status/1", catalogue: { version, date }, lists: editions };
		await ports.out(`${JSON.stringify(told, undefined, 2)}\n`);
		return 0;
	}
	const lines = [`Catalogue ${version} of ${date}`];
	for (const kind of ["kev", "epss"] as const) {
		const [newest, ...earlier] = editions.filter((edition) => edition.kind === kind);
		const more = earlier.length === 0 ? "" : `; ${count(earlier.length, "earlier edition")} kept`;
		lines.push(newest === undefined ? `${NAMES[kind]}: none taken` : `${editionWords(newest)}${more}`);
	}
	await ports.out(`${lines.join("\n")}\n`);
	return 0;
}

/** A listing that goes is seldom, and no word that attacks ended: whoever reads it decides what to make of it. */
function goneWords(gone: readonly string[], file: string): string {
	const named = `${gone.slice(0, 10).join(", ")}${gone.length > 10 ? ` and ${gone.length - 10} more` : ""}`;
	const holes = gone.length === 1 ? "1 hole" : `${gone.length} holes`;
	return `warning: the edition before listed ${holes} that this one does not, and what is on record stays: they count as attacked (${named}) (${visible(file, 200)})`;
}

function editionWords({ kind, version, releasedOn, entries }: PublishedListEdition): string {
	const model = version === "" ? "" : ` ${visible(version, 40)}`;
	return `${NAMES[kind]}${model} of ${visible(releasedOn, 10)}: ${count(entries, kind === "kev" ? "attacked hole" : "score")}`;
}

async function withLists(data: string, ports: Ports, work: (lists: HeldLists) => Promise<number>): Promise<number> {
	const lists = orFail(await ports.openLists(data));
	try {
		return await work(lists);
	} finally {
		await lists.close();
	}
}
