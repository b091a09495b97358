/** Files of statements that stand beside an inventory: suppressions, marks, waves, answers. */
import { type Problem, toLine } from "../core/problem.ts";
import type { Device } from "../inventory/device.ts";
import { type KnownFindings, readKnownFindings } from "../match/known-findings.ts";
import type { Mark } from "../match/mark.ts";
import { readMarks } from "../match/mark-file.ts";
import type { Suppression } from "../match/suppression.ts";
import { readSuppressions } from "../match/suppression-file.ts";
import { CallError, orFail, type Ports } from "./ports.ts";

/** The suppressions that hold; those that do not are among the problems. `undefined` where no file was named. */
export async function readAccepted(
	file: string | undefined,
	asOf: string,
	ports: Ports,
	problems: string[],
): Promise<readonly Suppression[] | undefined> {
	if (file === undefined) return undefined;
	const read = orFail(readSuppressions(await ports.readWhole(file), file, asOf));
	problems.push(...read.problems.map(toLine));
	if (read.suppressions.length === 0 && read.problems.length > 0) throw noneApplies("suppression", file, read.problems, ports);
	return read.suppressions;
}

/** The marks that hold, as `readAccepted`. */
export async function readMarked(
	file: string | undefined,
	asOf: string,
	ports: Ports,
	problems: string[],
): Promise<readonly Mark[] | undefined> {
	if (file === undefined) return undefined;
	const read = orFail(readMarks(await ports.readWhole(file), file, asOf));
	problems.push(...read.problems.map(toLine));
	if (read.marks.length === 0 && read.problems.length > 0) throw noneApplies("mark", file, read.problems, ports);
	return read.marks;
}

/** A file of which no row applies is no answer to what it was given for: each row is named, and the call ends. */
function noneApplies(what: "suppression" | "mark", file: string, problems: readonly Problem[], ports: Ports): CallError {
	for (const problem of problems.slice(0, 20)) ports.say(toLine(problem));
	const count =
		problems.length === 1 ? `the one ${what} of the file does not apply` : `none of the ${problems.length} ${what}s of the file applies`;
	return new CallError({
		code: "match/none-applies",
		message: count,
		at: file,
		todo: `Mend or renew the rows named above, or leave --${what}s out.`,
	});
}

/** The findings of an earlier answer. */
export async function readKnown(file: string | undefined, ports: Ports): Promise<KnownFindings | undefined> {
	if (file === undefined) return undefined;
	const read = readKnownFindings(await ports.readWhole(file));
	if (read.ok) return read.value;
	throw new CallError({
		code: "match/bad-answer",
		message: `the earlier answer cannot be read: ${read.error}`,
		at: file,
		todo: "Give what assess --format json or jsonl printed.",
	});
}

/** The rows of a filled questions CSV. */
export async function readAnswers(file: string | undefined, ports: Ports, problems: string[]): Promise<readonly Device[]> {
	const answers: Device[] = [];
	if (file === undefined) return answers;
	let broken: Problem | undefined;
	for await (const batch of ports.readInventory([file], {})) {
		answers.push(...batch.devices);
		broken ??= batch.problems[0];
		problems.push(...batch.problems.map(toLine));
	}
	const todo = "Fill in the file that --questions-csv wrote.";
	if (answers.length === 0) throw new CallError(broken ?? { code: "cli/no-devices", message: "no answer could be read", at: file, todo });
	return answers;
}
