/** `seawall advisory stats`: what a set of advisories says, in shares: how much of it could be read. */
import { type AdvisoryStats, advisoryStats } from "../advisory/stats.ts";
import { toLine, visible } from "../core/problem.ts";
import { CallError, type Ports } from "./ports.ts";
import { checkTableOrJson } from "./table-or-json.ts";

/** Runs the command; gives the exit code: 0 even where expressions were not read, for they are all named. */
export async function stats(paths: readonly string[], call: { readonly format: string }, ports: Ports): Promise<number> {
	checkTableOrJson(call.format);
	const read = await ports.readAdvisories(paths);
	if (read.advisories.length === 0)
		throw new CallError(
			read.problems[0] ?? {
				code: "cli/no-advisories",
				message: "no advisory could be read",
				at: paths.join(", "),
				todo: "Name a CSAF file or folder.",
			},
		);
	const result = advisoryStats(read.advisories);
	for (const problem of read.problems) ports.say(toLine(problem));
	if (call.format === "json")
		await ports.out(`${JSON.stringify({ ...result, files: read.files, problems: read.problems }, undefined, 2)}\n`);
	else await ports.out(statsLines(result, read.files, read.problems.length));
	return 0;
}

/** Most unread slots that the table names; the JSON has all. */
const MOST_NAMED = 40;

function statsLines(result: AdvisoryStats, files: number, broken: number): string {
	const share = (n: number, of: number) => (of === 0 ? "" : ` (${((100 * n) / of).toFixed(1)} %)`);
	const { kinds, versionSlots: slots } = result;
	const lines = [
		`${result.advisories} advisories read of ${files} files, ${broken} left out.`,
		`${result.vulnerabilities} vulnerabilities, ${result.products} products, ${slots} version texts.`,
		"",
		"Version texts",
		...Object.entries(kinds).map(([kind, n]) => `  ${kind.padEnd(12)} ${String(n).padStart(6)}${share(n, slots)}`),
		`  typed        ${String(slots - kinds.unparsed).padStart(6)}${share(slots - kinds.unparsed, slots)}`,
		"",
		"Product statuses",
		...Object.entries(result.statuses).map(([status, n]) => `  ${status.padEnd(20)} ${String(n).padStart(6)}`),
		"",
		`Fixes: ${result.fixes.claims} stated in the prose of ${result.fixes.remediations} remediations, ${result.fixes.tied} tied to a product by name.`,
		"",
		...scoreLines(result.scores),
		"",
		"Repairs on reading",
		...result.repairs.map(({ rule, count }) => `  ${rule.padEnd(28)} ${String(count).padStart(6)}`),
	];
	if (result.unparsed.length === 0) return `${lines.join("\n")}\n`;
	const named = result.unparsed
		.slice(0, MOST_NAMED)
		.map((slot) => `  ${slot.advisory} ${slot.pointer}: "${visible(slot.text, 80)}" at ${slot.at}, expected ${slot.expected}`);
	const more = result.unparsed.length - named.length;
	return `${[...lines, "", "Not read", ...named, ...(more > 0 ? [`  … and ${more} more: see --format json`] : [])].join("\n")}\n`;
}

/** Scores are computed from their vectors; the document's own are shown where they differ. */
function scoreLines({ entries, unreadable, disagreeing }: AdvisoryStats["scores"]): readonly string[] {
	const named = disagreeing
		.slice(0, MOST_NAMED)
		.map(
			({ advisory, pointer, stated, computed }) => `  ${advisory} ${pointer}: states ${visible(stated, 20)}, its vector gives ${computed}`,
		);
	const more = disagreeing.length - named.length;
	const head = `CVSS: ${entries} scores; ${disagreeing.length} values are not what their vectors give, ${unreadable} vectors could not be read.`;
	return [head, ...named, ...(more > 0 ? [`  … and ${more} more: see --format json`] : [])];
}
