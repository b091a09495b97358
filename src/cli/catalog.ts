/** `seawall catalog update|status`: lists that others publish whole, taken from files into the data directory. */
import type { PublishedListEdition } from "../advisory/ports.ts";
import { toLine, visible } from "../core/problem.ts";
import { count } from "../match/answer-words.ts";
import { CallError, type HeldLists, orFail, type Ports } from "./ports.ts";

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
			const { edition, changed, refused } = taken.value;
			await ports.out(`${editionWords(edition)}${changed ? "" : ", held already"} (${visible(file, 200)})\n`);
			for (const { at, reason } of refused) ports.say(`warning: an entry was left out: ${reason} (${visible(file, 200)}:${at})`);
		}
		return failed ? 2 : 0;
	});
}

/** Says what is held; gives the exit code. */
export async function listStatus({ format }: { readonly format: string }, data: string, ports: Ports): Promise<number> {
	if (format !== "table" && format !== "json") {
		const todo = "Use one of table, json.";
		throw new CallError({ code: "cli/unknown-format", message: `there is no form "${format}"`, at: "--format", todo });
	}
	const { version, date } = orFail(await ports.loadCatalogue());
	return withLists(data, ports, async (lists) => {
		const editions = await lists.editions();
		if (format === "json") {
			await ports.out(
				`${JSON.stringify({ schema: "seawall/catalogue-status/1", catalogue: { version, date }, lists: editions }, undefined, 2)}\n`,
			);
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
	});
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
