/** `seawall catalog status|rollback`: which edition of the catalogue is in force, and back to the one before. */
import { toLine, visible } from "../core/problem.ts";
import { count, STALE_DAYS } from "../match/answer-words.ts";
import { daysBetween } from "../match/assess.ts";
import { listName, listWords } from "./catalog.ts";
import { orFail, type Ports } from "./ports.ts";
import { checkTableOrJson } from "./table-or-json.ts";

/** Says what is in force; gives the exit code. */
export async function catalogueStatus({ format }: { readonly format: string }, data: string, ports: Ports): Promise<number> {
	checkTableOrJson(format);
	const { version, date } = orFail(await ports.loadCatalogue());
	const ageDays = daysBetween(date, ports.today());
	const state = orFail(ports.catalogues.state(data));
	const shipped = ports.catalogues.shipped();
	const held = state.editions.at(-1);
	const installed = held !== undefined && held.version === version && held.date === date ? held : undefined;
	const editions = orFail(await ports.readEditions(data));
	const keys = state.keys.map(({ fingerprint, trustedAt, from }) => ({ fingerprint, trustedAt, from }));
	if (format === "json") {
		const told = {
			schema: "seawall/catalogue-status/1",
			catalogue: { version, date, ageDays, isStale: ageDays > STALE_DAYS },
			shipped,
			installed: installed ?? null,
			earlier: state.editions.slice(0, installed === undefined ? undefined : -1),
			keys,
			steps: state.steps,
			lists: editions,
		};
		await ports.out(`${JSON.stringify(told, undefined, 2)}\n`);
		return 0;
	}
	const age = ageDays <= 0 ? "of today" : `${count(ageDays, "day")} old`;
	const lines = [
		...(ageDays > STALE_DAYS
			? [
					`The catalogue is ${count(ageDays, "day")} old: verdicts other than affected hold as of ${date}. Take a newer one: seawall catalog update.`,
				]
			: []),
		`Catalogue ${version} of ${date}, ${age}`,
		installed === undefined
			? held === undefined
				? "It is the one that ships with the program."
				: `It is the one that ships with the program, which is newer than ${held.version} of ${held.date} that was taken.`
			: `Taken on ${installed.installedAt.slice(0, 10)} from ${visible(installed.from, 200)}, signed by ${installed.signedBy}; before it ${state.editions.at(-2)?.version ?? `${shipped.version}, which ships`}`,
		keys.length === 0
			? "No key is trusted yet to sign newer ones."
			: `Trusted to sign newer ones: ${keys.map(({ fingerprint }) => fingerprint).join(", ")}`,
	];
	for (const kind of ["kev", "epss"] as const) {
		const [newest, ...earlier] = editions.filter((edition) => edition.kind === kind);
		const more = earlier.length === 0 ? "" : `; ${count(earlier.length, "earlier edition")} kept`;
		lines.push(newest === undefined ? `${listName(kind)}: none taken` : `${listWords(newest)}${more}`);
	}
	await ports.out(`${lines.join("\n")}\n`);
	return 0;
}

/** Goes back one edition. */
export async function rollBack({ format }: { readonly format: string }, data: string, ports: Ports): Promise<number> {
	checkTableOrJson(format);
	const catalogues = orFail(await ports.catalogues.open(data));
	let gone: Awaited<ReturnType<typeof catalogues.rollback>>;
	try {
		gone = await catalogues.rollback(ports.now());
	} finally {
		catalogues.close();
	}
	const { version, date } = orFail(await ports.loadCatalogue());
	if (gone !== undefined) {
		const settled = await ports.catalogues.settle(data, version);
		if (!settled.ok) ports.say(toLine(settled.error));
		else for (const problem of settled.value) ports.say(toLine(problem));
	}
	const from = gone === undefined ? null : { version: gone.version, date: gone.date, sha256: gone.sha256 };
	if (format === "json")
		await ports.out(`${JSON.stringify({ schema: "seawall/catalogue-rollback/1", from, to: { version, date } }, undefined, 2)}\n`);
	else
		await ports.out(
			gone === undefined
				? `Nothing to go back to: ${version} of ${date} is the one that ships with the program.\n`
				: `Catalogue ${version} of ${date} is in force again, in place of ${gone.version} of ${gone.date}.\n`,
		);
	return 0;
}
