/** `seawall assess`: inventories against advisories, in the form asked for. */
import type { Problem } from "../core/problem.ts";
import { toLine } from "../core/problem.ts";
import { applyAnswers } from "../inventory/apply-answers.ts";
import type { Device, Rejected } from "../inventory/device.ts";
import { questionsCsv } from "../inventory/export-csv.ts";
import { isMapProblem } from "../inventory/import/map-spec.ts";
import { type Assessor, createAssessor } from "../match/assess.ts";
import { compileLibrary } from "../match/compile.ts";
import { mainQuestion } from "../match/question.ts";
import { isAtRisk, type Suppression } from "../match/suppression.ts";
import { readSuppressions } from "../match/suppression-file.ts";
import { type Tally, tallySuppressions, unusedProblems } from "../match/suppression-tally.ts";
import type { Assessment, Finding, Verdict } from "../match/verdict.ts";
import { type Form, writeForm } from "./form.ts";
import { type FactsCall, knownFacts } from "./known-facts.ts";
import { CallError, orFail, type Ports } from "./ports.ts";
import { suppressedWords } from "./suppressed.ts";
import { checkPublisher, type PublisherCall } from "./vex.ts";

/** Options as commander gives them: contract, "MATCH". */
export interface AssessCall extends PublisherCall, FactsCall {
	readonly format: Form;
	readonly all: boolean;
	readonly only?: Verdict;
	readonly cve?: string;
	readonly advisory?: string;
	readonly site?: string;
	readonly asOf?: string;
	readonly failOn?: "known_affected" | "under_investigation";
	readonly groupBy: "device" | "advisory" | "model" | "site" | "action";
	readonly as?: string;
	readonly map?: string;
	readonly questionsCsv?: string;
	/** A filled questions CSV. */
	readonly answers?: string;
	/** A file of suppressions. */
	readonly suppressions?: string;
	readonly quiet: boolean;
}

/** Runs the command; gives the exit code. */
export async function assess(inventories: readonly string[], call: AssessCall, ports: Ports): Promise<number> {
	const catalogue = orFail(await ports.loadCatalogue());
	const asOf = call.asOf ?? ports.today();
	const { advisories, waves, lists, notes } = await knownFacts(asOf, call, ports);
	const problems: string[] = [...notes];
	const library = compileLibrary(advisories, catalogue);
	if (call.advisory !== undefined && !library.byId.has(call.advisory)) {
		throw new CallError({
			code: "match/unknown-advisory",
			message: `no advisory ${call.advisory} among the ${library.advisories.length} that were read`,
			at: "--advisory",
			todo: "Check the id, or name its file with --advisories.",
		});
	}
	const cve = call.cve?.toUpperCase();
	if (cve !== undefined && !library.byCve.has(cve)) {
		throw new CallError({
			code: "match/unknown-cve",
			message: `no document speaks of ${cve}`,
			at: "--cve",
			todo: "Check the id, or name a document that treats it with --advisories.",
		});
	}
	const suppressions = await readAccepted(call.suppressions, asOf, ports, problems);
	checkPublisher(call);
	const vex = call.format === "vex" || call.format === "openvex";
	const { all, only } = call;
	const shown = (verdict: Verdict) => (only === undefined ? all || vex || isAtRisk(verdict) : verdict === only);
	const assessor = createAssessor(library, catalogue, {
		asOf,
		cve,
		advisory: call.advisory,
		site: call.site,
		waves,
		lists,
		// A VEX document states what is fixed too, and suppressions are held against all that is at risk, shown or not.
		all: all || vex || suppressions !== undefined,
		only: suppressions === undefined ? only : undefined,
	});
	// Listing every finding of a large fleet takes memory that the grouped table does not need.
	const listed = call.format === "html" || (call.format === "table" && (all || call.groupBy !== "action"));
	const answer = await readAll(inventories, call, ports, assessor, problems, listed);
	const tally = suppressions === undefined ? undefined : tallySuppressions(suppressions, assessor.findings());
	if (tally !== undefined) problems.push(...unusedProblems(tally.unused).map(toLine));
	const assessment = { ...answer, problems, findings: answer.findings.filter(({ verdict }) => shown(verdict)) };
	if (!call.quiet) report([...answer.rejected.map(refusal), ...problems], tally, call.format, ports);
	await writeForm(call.format, { assessment, tally, findings: () => showing(assessor.findings(), shown) }, call, ports);
	if (call.questionsCsv !== undefined) await saveQuestions(call.questionsCsv, assessment, assessor, ports);
	return exceeds(tally?.left ?? assessment.summary, answer.rejected.length, call.failOn) ? 1 : 0;
}

/** What was odd about the files, and what is accepted, on standard error; the table tells both itself. */
function report(problems: readonly string[], tally: Tally | undefined, form: Form, ports: Ports): void {
	if (form === "table") return;
	for (const line of problems.slice(0, 20)) ports.say(line);
	if (problems.length > 20) ports.say(`… and ${problems.length - 20} more: they stand in the JSON form under "problems".`);
	const words = tally === undefined ? "" : suppressedWords(tally);
	if (words !== "") ports.say(`note: ${words}`);
}

function* showing(findings: Iterable<Finding>, shown: (verdict: Verdict) => boolean): Generator<Finding, void, undefined> {
	for (const finding of findings) if (shown(finding.verdict)) yield finding;
}

/** The suppressions that hold; those that do not are among the problems. `undefined` where no file was named. */
async function readAccepted(
	file: string | undefined,
	asOf: string,
	ports: Ports,
	problems: string[],
): Promise<readonly Suppression[] | undefined> {
	if (file === undefined) return undefined;
	const read = orFail(readSuppressions(await ports.readWhole(file), file, asOf));
	problems.push(...read.problems.map(toLine));
	return read.suppressions;
}

async function readAll(
	inventories: readonly string[],
	call: AssessCall,
	ports: Ports,
	assessor: Assessor,
	problems: string[],
	findings: boolean,
): Promise<Assessment> {
	const rejected: Assessment["rejected"][number][] = [];
	let devices = 0;
	let broken: Problem | undefined;
	const answers = await readAnswers(call.answers, ports, problems);
	const unmet = new Set(answers.map(({ id }) => id));
	for await (const batch of ports.readInventory(inventories, { as: call.as, map: call.map })) {
		assessor.add(answers.length === 0 ? batch.devices : answered(batch.devices, answers, problems));
		devices += batch.devices.length;
		if (unmet.size > 0) for (const { id } of batch.devices) unmet.delete(id);
		rejected.push(...batch.rejected);
		refuseWrongMap(batch.problems);
		broken ??= batch.problems[0];
		for (const problem of batch.problems) problems.push(toLine(problem));
		for (const warning of batch.warnings) problems.push(`warning: ${warning.message} (${warning.source}:${warning.line})`);
		if (ports.terminal.progress && !call.quiet && devices >= 50_000) ports.say(`${devices} devices read`);
	}
	if (devices === 0) throw new CallError(broken ?? noDevices(inventories, rejected));
	if (call.site !== undefined && assessor.size === 0) throw unknownSite(call.site, assessor.otherSites);
	if (unmet.size > 0) problems.push(strangers([...unmet], call.answers ?? ""));
	return assessor.finish({ rejected, problems, findings });
}

function unknownSite(site: string, others: ReadonlySet<string>): CallError {
	const known = [...others]
		.filter((name) => name !== "")
		.sort()
		.slice(0, 10)
		.join(", ");
	return new CallError({
		code: "cli/unknown-site",
		message: `no device is at "${site}"`,
		at: "--site",
		todo: known === "" ? "The list states no site." : `Use one of: ${known}.`,
	});
}

/** A column that --map names and the file has not is a wrong call, not a file to be read in part. */
function refuseWrongMap(problems: readonly Problem[]): void {
	const wrong = problems.find(isMapProblem);
	if (wrong !== undefined) throw new CallError(wrong);
}

/** The rows of a filled questions CSV. */
async function readAnswers(file: string | undefined, ports: Ports, problems: string[]): Promise<readonly Device[]> {
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

/** Answers that met no device: mostly those of another list. */
function strangers(ids: readonly string[], file: string): string {
	const named = `${ids.slice(0, 5).join(", ")}${ids.length > 5 ? ` and ${ids.length - 5} more` : ""}`;
	const answers = ids.length === 1 ? "1 answer names a device" : `${ids.length} answers name devices`;
	return `warning: ${answers} that the inventory does not have: ${named} (${file})`;
}

function answered(devices: readonly Device[], answers: readonly Device[], problems: string[]): readonly Device[] {
	const applied = applyAnswers(devices, answers);
	for (const warning of applied.warnings) problems.push(`warning: ${warning.message} (${warning.source}:${warning.line})`);
	return applied.devices;
}

async function saveQuestions(path: string, assessment: Assessment, assessor: Assessor, ports: Ports): Promise<void> {
	const first = mainQuestion(assessment.questions);
	const wanted = new Set(first?.deviceIds ?? []);
	const devices = new Map<string, Assessment["findings"][number]["device"]>();
	for (const finding of assessor.findings()) if (wanted.has(finding.device.id)) devices.set(finding.device.id, finding.device);
	orFail(await ports.writeFile(path, [...questionsCsv(devices.values(), first?.fact ?? "firmware")].join("")));
	ports.say(
		`${devices.size === 1 ? "1 device" : `${devices.size} devices`} to look at written to ${path}: fill in the column, and give the file with --answers beside the same inventory.`,
	);
}

function refusal({ source, line, code, reason }: Rejected): string {
	return `warning: ${code}: this row was refused: ${reason} (${source}:${line})`;
}

/**
 * Whether something at or above the level was found: devices, or with suppressions the findings that nobody accepted. A row that was
 * refused is a device of which nothing is known.
 */
function exceeds(found: Tally["left"], refused: number, level: AssessCall["failOn"]): boolean {
	if (level === undefined) return false;
	const { known_affected: affected, under_investigation: open } = found;
	return affected > 0 || (level === "under_investigation" && open + refused > 0);
}

function noDevices(inventories: readonly string[], rejected: readonly Rejected[]): Problem {
	const [first] = rejected;
	const why = first === undefined ? "" : `; line ${first.line}: ${first.reason}`;
	return {
		code: "cli/no-devices",
		message: `no device could be read (${rejected.length} rows refused${why})`,
		at: inventories.join(", "),
		todo: "Check the file; --map names the columns, --as the form.",
	};
}
