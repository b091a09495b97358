/** `seawall advisory stats`: what a set of advisories says, in shares: how much of it could be read. */
import { type AdvisoryStats, advisoryStats } from "../advisory/stats.ts";
import { toLine, visible } from "../core/problem.ts";
import { CallError, type Ports } from "./ports.ts";

/** Runs the command; gives the exit code: 0 even where expressions were not read, for they are all named. */
export async function stats(paths: readonly string[], call: { readonly format: string }, ports: Ports): Promise<number> {
	if (call.format !== "table" && call.format !== "json") {
		throw new CallError({
			code: "cli/unknown-format",
			message: `there is no form "${call.format}"`,
			at: "--format",
			todo: "Use one of table, json.",
		});
	}
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

function statsLines(result: AdvisoryStats, files: number, broken: number): string {
	return JSON.stringify({ result, files, broken: visible(String(broken)) });
}
