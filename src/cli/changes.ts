/** `seawall assess --since`: what changed in meaning since a day, for which devices. */
import type { Problem } from "../core/problem.ts";
import { compileLibrary, type Library } from "../match/compile.ts";
import { createJudgedFleet } from "../match/judged-fleet.ts";
import { createMatcher } from "../match/matcher.ts";
import type { ChangeReport } from "../match/revision/change-report.ts";
import { compareAnswers } from "../match/revision/changes.ts";
import type { Form } from "./form.ts";
import { type FactsCall, type KnownFacts, knownFacts } from "./known-facts.ts";
import { checkAdvisories, checkCve, chosen, filterOf, type HolesCall } from "./narrow.ts";
import { CallError, orFail, type Ports } from "./ports.ts";
import { type DevicesCall, readFleet } from "./read-devices.ts";
import { renderChanges } from "./table/changes.ts";

/** Options of `assess --since`. */
export interface ChangesCall extends FactsCall, DevicesCall, HolesCall {
	readonly since: string;
	readonly format: string;
	readonly failOn?: "known_affected" | "under_investigation";
}

/** Options of `assess` that change nothing about what has changed: they name findings, and changes are of holes on devices. */
const NOT_WITH_SINCE = {
	only: "--only",
	confidence: "--confidence",
	newSince: "--new-since",
	groupBy: "--group-by",
	questionsCsv: "--questions-csv",
	suppressions: "--suppressions",
	marks: "--marks",
	publisherName: "--publisher-name",
	publisherNamespace: "--publisher-namespace",
} as const;

/** Refuses what `assess` takes and `--since` could only pass over. */
export function notWithSince(isGiven: (name: string) => boolean, format: Form): void {
	const wrong = Object.entries(NOT_WITH_SINCE).find(([name]) => isGiven(name))?.[1];
	const todo = "Leave it out, or leave --since out.";
	if (wrong !== undefined) fail("cli/wrong-call", `${wrong}: not with --since`, "", todo);
	if (format !== "table" && format !== "json")
		fail("cli/wrong-call", `--format ${format}: not with --since`, "", "Use one of table, json.");
}

/** What changed between a day and another, for the devices of inventories; gives the exit code. */
export async function changesSince(inventories: readonly string[], call: ChangesCall, ports: Ports): Promise<number> {
	const asOf = call.asOf ?? ports.today();
	if (call.since >= asOf) fail("cli/bad-date", `${call.since} is not before ${asOf}`, "--since", "Give an earlier day.");
	const catalogue = orFail(await ports.loadCatalogue());
	const before = await knownFacts(call.since, { ...call, asOf: call.since }, ports, "--since");
	const after = await knownFacts(asOf, call, ports);
	// A document may be new since the day, or be gone.
	checkAdvisories(call.advisory, [...before.advisories, ...after.advisories]);
	const compiled = ({ advisories }: KnownFacts) => compileLibrary(chosen(advisories, call.advisory), catalogue);
	const [earlier, later] = [compiled(before), compiled(after)];
	const filter = filterOf(call);
	checkCve(filter.cve, [earlier, later]);
	const problems = [...new Set([...before.notes, ...after.notes])];
	const fleet = await readFleet(inventories, call, ports, problems, catalogue);
	const changes = compareAnswers(
		createJudgedFleet(fleet, createMatcher(earlier, catalogue), { ...before, filter, asOf: call.since }),
		createJudgedFleet(fleet, createMatcher(later, catalogue), { ...after, filter, asOf }),
		withdrawnIn(later),
	);
	await writeChanges({ schema: "seawall/changes/1", from: call.since, to: asOf, ...changes, problems }, call, ports);
	const { newly_affected: affected, newly_open: open } = changes.summary;
	return call.failOn !== undefined && (affected > 0 || (call.failOn === "under_investigation" && open > 0)) ? 1 : 0;
}

/** Ids of documents that their publishers have taken back: of each publisher that has one with the id. */
export function withdrawnIn({ byId }: Library): ReadonlySet<string> {
	return new Set([...byId].filter(([, entries]) => entries.every(({ advisory }) => advisory.withdrawn === true)).map(([id]) => id));
}

/** Writes the answer of `assess --since` and `advisory diff`; what was odd goes to standard error. */
export async function writeChanges(
	report: ChangeReport,
	{ format, quiet }: { readonly format: string; readonly quiet: boolean },
	ports: Ports,
): Promise<void> {
	if (!quiet) sayProblems(report.problems, ports);
	if (format === "json") await ports.out(`${JSON.stringify(report, undefined, 2)}\n`);
	else await ports.out(renderChanges(report, { width: ports.terminal.columns ?? 80, colour: ports.terminal.colour }));
}

function sayProblems(problems: readonly string[], ports: Ports): void {
	for (const line of problems.slice(0, 20)) ports.say(line);
	if (problems.length > 20) ports.say(`\u2026 and ${problems.length - 20} more: they stand in the JSON form under "problems".`);
}

function fail(code: Problem["code"], message: string, at: string, todo: string): never {
	throw new CallError({ code, message, at, todo });
}
