/** `seawall advisory compare`: every source on one hole side by side, and the devices on which they differ. */
import { type Problem, toLine } from "../core/problem.ts";
import { compileLibrary } from "../match/compile.ts";
import { createFleet } from "../match/fleet.ts";
import { compareSources } from "../match/source-comparison.ts";
import { CallError, orFail, type Ports } from "./ports.ts";
import { renderComparison } from "./table/comparison.ts";
import { checkTableOrJson } from "./table-or-json.ts";

/** Options as commander gives them. */
export interface CompareCall {
	/** Documents to lay beside those of the catalogue. */
	readonly advisories: readonly string[];
	readonly inventory: readonly string[];
	readonly format: string;
	readonly all: boolean;
	readonly as?: string;
	readonly map?: string;
}

/** Runs the command; gives the exit code. */
export async function compare(cveText: string, call: CompareCall, ports: Ports): Promise<number> {
	const cve = cveText.trim().toUpperCase();
	if (!/^CVE-\d{4}-\d{4,19}$/.test(cve)) fail("cli/bad-cve", `"${cveText.slice(0, 60)}" is no CVE id`, "", "Write it as CVE-2021-33045.");
	checkTableOrJson(call.format);
	const catalogue = orFail(await ports.loadCatalogue());
	const read = await ports.readAdvisories([ports.catalogueAdvisories, ...call.advisories]);
	const library = compileLibrary(read.advisories, catalogue);
	const problems = read.problems.map(toLine);
	const fleet = createFleet((device) => catalogue.signalsOf(device));
	if (call.inventory.length > 0) {
		for await (const batch of ports.readInventory(call.inventory, { as: call.as, map: call.map })) {
			for (const device of batch.devices) fleet.add(device);
			problems.push(...batch.problems.map(toLine));
			problems.push(...batch.rejected.map(({ source, line, reason }) => `warning: ${reason} (${source}:${line})`));
		}
		if (fleet.size === 0)
			fail(
				"cli/no-devices",
				"no device could be read",
				call.inventory.join(", "),
				"Check the file; --map names the columns, --as the form.",
			);
	}
	const comparison = compareSources(cve, library, catalogue, fleet, problems);
	for (const line of problems.slice(0, 20)) ports.say(line);
	if (problems.length > 20) ports.say(`\u2026 and ${problems.length - 20} more: they stand in the JSON form under "problems".`);
	if (comparison.sources.length === 0)
		fail(
			"match/unknown-cve",
			`no document speaks of ${cve} among the ${read.advisories.length} that were read`,
			"",
			"Name its record with --advisories.",
		);
	if (call.format === "json") await ports.out(`${JSON.stringify(comparison, undefined, 2)}\n`);
	else await ports.out(renderComparison(comparison, { width: ports.terminal.columns ?? 80, colour: ports.terminal.colour, all: call.all }));
	return 0;
}

function fail(code: Problem["code"], message: string, at: string, todo: string): never {
	throw new CallError({ code, message, at, todo });
}
