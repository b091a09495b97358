/** `seawall assess --since` and `seawall advisory diff`: what changed in meaning, for which devices. */
import type { Advisory } from "../advisory/document.ts";
import type { Catalogue } from "../catalog/catalogue.ts";
import { type Problem, toLine } from "../core/problem.ts";
import { fold } from "../core/text.ts";
import { NO_LISTS } from "../match/attack-lists.ts";
import { compileLibrary } from "../match/compile.ts";
import { createFleet, type Fleet } from "../match/fleet.ts";
import type { HoleFilter } from "../match/hole.ts";
import { createJudgedFleet, type JudgedFleet } from "../match/judged-fleet.ts";
import { createMatcher } from "../match/matcher.ts";
import type { ChangeReport } from "../match/revision/change-report.ts";
import { compareAnswers } from "../match/revision/changes.ts";
import { compareStatements } from "../match/revision/statement-changes.ts";
import { type FactsCall, type KnownFacts, knownFacts } from "./known-facts.ts";
import { CallError, orFail, type Ports } from "./ports.ts";
import { renderChanges } from "./table/changes.ts";

/** How the devices are read, and which of them count. */
interface FleetCall {
	readonly format: string;
	readonly as?: string;
	readonly map?: string;
}

/** Options of `assess --since` as commander gives them. */
export interface ChangesCall extends FactsCall, FleetCall, HoleFilter {
	readonly since: string;
	readonly site?: string;
	readonly failOn?: "known_affected" | "under_investigation";
}

/** Options of `advisory diff` as commander gives them. */
export interface DiffCall extends FleetCall {
	readonly inventory: readonly string[];
	readonly advisories: readonly string[];
	readonly failOnChange: boolean;
}

/** What changed between a day and another, for the devices of inventories; gives the exit code. */
export async function changesSince(inventories: readonly string[], call: ChangesCall, ports: Ports): Promise<number> {
	checkFormat(call.format);
	const asOf = call.asOf ?? ports.today();
	if (call.since >= asOf) fail("cli/bad-date", `${call.since} is not before ${asOf}`, "--since", "Give an earlier day.");
	const catalogue = orFail(await ports.loadCatalogue());
	const before = await knownFacts(call.since, { ...call, asOf: call.since }, ports);
	const after = await knownFacts(asOf, call, ports);
	const problems = [...new Set([...before.notes, ...after.notes])];
	const fleet = await readFleet(inventories, call, ports, problems, catalogue, call.site);
	const { cve, advisory } = call;
	const filter = { cve: cve?.toUpperCase(), advisory };
	const changes = compareAnswers(
		judge(fleet, catalogue, before, filter, call.since),
		judge(fleet, catalogue, after, filter, asOf),
		withdrawnOf(after.advisories),
	);
	await write({ schema: "seawall/changes/1", from: call.since, to: asOf, ...changes, problems }, call, ports);
	const { newly_affected: affected, newly_open: open } = changes.summary;
	return call.failOn !== undefined && (affected > 0 || (call.failOn === "under_investigation" && open > 0)) ? 1 : 0;
}

/** What a revision changes; gives the exit code. */
export async function advisoryDiff(beforePath: string, afterPath: string, call: DiffCall, ports: Ports): Promise<number> {
	checkFormat(call.format);
	const catalogue = orFail(await ports.loadCatalogue());
	const problems: string[] = [];
	const before = await readDocuments([beforePath], ports, problems);
	const after = await readDocuments([afterPath], ports, problems);
	const beside = await readDocuments(call.advisories.length > 0 ? call.advisories : [ports.catalogueAdvisories], ports, problems);
	const revised = new Set([...before, ...after].map(keyOf));
	// Other documents hold on both sides; a third revision of the same one would decide over both.
	const others = beside.filter((advisory) => !revised.has(keyOf(advisory)));
	const fleet = call.inventory.length === 0 ? createFleet() : await readFleet(call.inventory, call, ports, problems, catalogue, undefined);
	const side = (documents: readonly Advisory[]) => ({ advisories: [...others, ...documents], waves: [], lists: NO_LISTS });
	const changes = compareAnswers(
		judge(fleet, catalogue, side(before), {}, ports.today()),
		judge(fleet, catalogue, side(after), {}, ports.today()),
		withdrawnOf(after),
	);
	const statements = compareStatements(before, after);
	await write({ schema: "seawall/changes/1", from: beforePath, to: afterPath, ...changes, statements, problems }, call, ports);
	return call.failOnChange && (changes.changed > 0 || statements.length > 0) ? 1 : 0;
}

function judge(
	fleet: Fleet,
	catalogue: Catalogue,
	{ advisories, waves, lists }: Omit<KnownFacts, "notes">,
	filter: HoleFilter,
	asOf: string,
): JudgedFleet {
	return createJudgedFleet(fleet, createMatcher(compileLibrary(advisories, catalogue), catalogue), { filter, asOf, waves, lists });
}

function keyOf({ publisher, id }: Advisory): string {
	return `${fold(publisher)}\u0000${id}`;
}

function withdrawnOf(advisories: readonly Advisory[]): ReadonlySet<string> {
	return new Set(advisories.filter(({ withdrawn }) => withdrawn === true).map(({ id }) => id));
}

async function readDocuments(paths: readonly string[], ports: Ports, problems: string[]): Promise<readonly Advisory[]> {
	const read = await ports.readAdvisories(paths);
	problems.push(...read.problems.map(toLine));
	const todo = "Name a CSAF, CVE or NVD file, or a folder of them.";
	const none: Problem = { code: "cli/no-advisories", message: "no advisory could be read", at: paths.join(", "), todo };
	if (read.advisories.length === 0) throw new CallError(read.problems[0] ?? none);
	return read.advisories;
}

async function readFleet(
	inventories: readonly string[],
	call: FleetCall,
	ports: Ports,
	problems: string[],
	catalogue: Catalogue,
	site: string | undefined,
): Promise<Fleet> {
	const fleet = createFleet((device) => catalogue.signalsOf(device));
	for await (const batch of ports.readInventory(inventories, { as: call.as, map: call.map })) {
		for (const device of batch.devices) if (site === undefined || fold(device.site ?? "") === fold(site)) fleet.add(device);
		problems.push(...batch.problems.map(toLine));
		problems.push(...batch.rejected.map(({ source, line, reason }) => `warning: this row was refused: ${reason} (${source}:${line})`));
	}
	if (fleet.size === 0) {
		const todo = site === undefined ? "Check the file; --map names the columns, --as the form." : "Check the name of the site.";
		fail("cli/no-devices", site === undefined ? "no device could be read" : `no device is at "${site}"`, inventories.join(", "), todo);
	}
	return fleet;
}

async function write(report: ChangeReport, { format }: FleetCall, ports: Ports): Promise<void> {
	for (const line of report.problems.slice(0, 20)) ports.say(line);
	if (report.problems.length > 20)
		ports.say(`\u2026 and ${report.problems.length - 20} more: they stand in the JSON form under "problems".`);
	if (format === "json") await ports.out(`${JSON.stringify(report, undefined, 2)}\n`);
	else await ports.out(renderChanges(report, { width: ports.terminal.columns ?? 80, colour: ports.terminal.colour }));
}

function checkFormat(format: string): void {
	if (format !== "table" && format !== "json")
		fail("cli/unknown-format", `there is no form "${format}" for changes`, "--format", "Use one of table, json.");
}

function fail(code: Problem["code"], message: string, at: string, todo: string): never {
	throw new CallError({ code, message, at, todo });
}
