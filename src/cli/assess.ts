/** `seawall assess`: inventories against advisories, in the form asked for. */
import type { Problem } from "../core/problem.ts";
import { toLine } from "../core/problem.ts";
import { applyAnswers } from "../inventory/apply-answers.ts";
import type { Device, Rejected } from "../inventory/device.ts";
import { allQuestionsCsv } from "../inventory/export-csv.ts";
import { isMapProblem } from "../inventory/import/map-spec.ts";
import { type Assessor, createAssessor } from "../match/assess.ts";
import { compileLibrary } from "../match/compile.ts";
import { type MarkTally, markProblems, tallyMarks } from "../match/mark.ts";
import { mainQuestion } from "../match/question.ts";
import { isAtRisk } from "../match/suppression.ts";
import { type Tally, tallySuppressions, unusedProblems } from "../match/suppression-tally.ts";
import type { Assessment, Confidence, Finding, Verdict } from "../match/verdict.ts";
import { type Form, writeForm } from "./form.ts";
import { type FactsCall, knownFacts } from "./known-facts.ts";
import { markWords } from "./marked.ts";
import { chosen, isSure, old, unknownDevices, unknownSite, unsure } from "./narrow.ts";
import { CallError, orFail, type Ports } from "./ports.ts";
import { readAccepted, readAnswers, readKnown, readMarked } from "./stated-files.ts";
import { suppressedWords } from "./suppressed.ts";
import { checkPublisher, type PublisherCall } from "./vex.ts";

/** Options as commander gives them: contract, "MATCH". */
export interface AssessCall extends PublisherCall, FactsCall {
	readonly format: Form;
	readonly all: boolean;
	readonly only?: Verdict;
	readonly cve?: string;
	readonly advisory: readonly string[];
	readonly device: readonly string[];
	readonly site?: string;
	/** The least confidence of findings that are listed. */
	readonly confidence?: Confidence;
	readonly failOn?: "known_affected" | "under_investigation";
	readonly groupBy: "device" | "advisory" | "model" | "site" | "action";
	readonly as?: string;
	readonly map?: string;
	readonly questionsCsv?: string;
	/** A filled questions CSV. */
	readonly answers?: string;
	/** A file of suppressions. */
	readonly suppressions?: string;
	/** An earlier answer. */
	readonly newSince?: string;
	/** A file of marks. */
	readonly marks?: string;
	readonly quiet: boolean;
}

/** Runs the command; gives the exit code. */
export async function assess(inventories: readonly string[], call: AssessCall, ports: Ports): Promise<number> {
	const catalogue = orFail(await ports.loadCatalogue());
	const asOf = call.asOf ?? ports.today();
	const { advisories, waves, lists, notes } = await knownFacts(asOf, call, ports);
	const problems: string[] = [...notes];
	const library = compileLibrary(chosen(advisories, call.advisory), catalogue);
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
	const marks = await readMarked(call.marks, asOf, ports, problems);
	checkPublisher(call);
	const vex = call.format === "vex" || call.format === "openvex";
	const { all, only } = call;
	const asked = (verdict: Verdict) => (only === undefined ? all || vex || isAtRisk(verdict) : verdict === only);
	const known = await readKnown(call.newSince, ports);
	const shown = (finding: Finding) => asked(finding.verdict) && isSure(finding, call.confidence) && known?.has(finding) !== true;
	const assessor = createAssessor(library, catalogue, {
		asOf,
		cve,
		advisory: call.advisory.length === 1 ? call.advisory[0] : undefined,
		devices: call.device.length === 0 ? undefined : new Set(call.device),
		site: call.site,
		waves,
		lists,
		// A VEX document states what is fixed too, and suppressions are held against all that is at risk, shown or not.
		all: all || vex || suppressions !== undefined || marks !== undefined,
		only: suppressions === undefined && marks === undefined ? only : undefined,
	});
	// Listing every finding of a large fleet takes memory that the grouped table does not need.
	const listed = call.format === "html" || (call.format === "table" && (all || call.groupBy !== "action"));
	const answer = await readAll(inventories, call, ports, assessor, problems, listed);
	const tally = suppressions === undefined ? undefined : tallySuppressions(suppressions, assessor.findings());
	if (tally !== undefined) problems.push(...unusedProblems(tally.unused).map(toLine));
	const marked = marks === undefined ? undefined : tallyMarks(marks, assessor.findings());
	if (marked !== undefined) problems.push(...markProblems(marked).map(toLine));
	problems.push(...unsure(call.confidence, assessor, asked), ...old(known, assessor, asked));
	const actions = tally?.tell(answer.actions) ?? answer.actions;
	const assessment = { ...answer, actions, problems, findings: answer.findings.filter(shown) };
	if (!call.quiet) report([...answer.rejected.map(refusal), ...problems], tally, marked, call.format, ports);
	await writeForm(call.format, { assessment, tally, marks: marked, findings: () => showing(assessor.findings(), shown) }, call, ports);
	if (call.questionsCsv !== undefined) await saveQuestions(call.questionsCsv, assessment, assessor, ports);
	return exceeds(tally?.left ?? assessment.summary, answer.rejected.length, call.failOn) ? 1 : 0;
}

/** What was odd about the files, and what is accepted, on standard error; the table tells both itself. */
function report(problems: readonly string[], tally: Tally | undefined, marked: MarkTally | undefined, form: Form, ports: Ports): void {
	if (form === "table") return;
	for (const line of problems.slice(0, 20)) ports.say(line);
	if (problems.length > 20) ports.say(`… and ${problems.length - 20} more: they stand in the JSON form under "problems".`);
	const words = [tally === undefined ? "" : suppressedWords(tally), marked === undefined ? "" : markWords(marked)];
	for (const told of words) if (told !== "") ports.say(`note: ${told}`);
}

function* showing(findings: Iterable<Finding>, shown: (finding: Finding) => boolean): Generator<Finding, void, undefined> {
	for (const finding of findings) if (shown(finding)) yield finding;
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
	let broken: Problem | undefined;
	const answers = await readAnswers(call.answers, ports, problems);
	const unmet = new Set(answers.map(({ id }) => id));
	const lacking = new Set(call.device);
	// Answers are laid over devices in full, and devices are wanted by their id; else a row that says nothing new need not become one.
	const sink = answers.length === 0 ? assessor.sink : undefined;
	for await (const batch of ports.readInventory(inventories, { as: call.as, map: call.map, sink })) {
		assessor.add(answers.length === 0 ? batch.devices : answered(batch.devices, answers, problems));
		for (const wanted of [unmet, lacking]) if (wanted.size > 0) for (const { id } of batch.devices) wanted.delete(id);
		rejected.push(...batch.rejected);
		refuseWrongMap(batch.problems);
		broken ??= batch.problems[0];
		for (const problem of batch.problems) problems.push(toLine(problem));
		for (const warning of batch.warnings) problems.push(`warning: ${warning.message} (${warning.source}:${warning.line})`);
		if (ports.terminal.progress && !call.quiet && assessor.met >= 50_000) ports.say(`${assessor.met} devices read`);
	}
	if (assessor.met === 0) throw new CallError(broken ?? noDevices(inventories, rejected));
	if (lacking.size > 0) throw unknownDevices(lacking);
	if (call.site !== undefined && assessor.size === 0) throw unknownSite(call.site, assessor.otherSites);
	if (unmet.size > 0) problems.push(strangers([...unmet], call.answers ?? ""));
	return assessor.finish({ rejected, problems, findings });
}

/** A column that --map names and the file has not is a wrong call, not a file to be read in part. */
function refuseWrongMap(problems: readonly Problem[]): void {
	const wrong = problems.find(isMapProblem);
	if (wrong !== undefined) throw new CallError(wrong);
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

/** All open questions, the main one first: a row for each device and question. */
async function saveQuestions(path: string, assessment: Assessment, assessor: Assessor, ports: Ports): Promise<void> {
	const main = mainQuestion(assessment.questions);
	const questions = main === undefined ? [] : [main, ...assessment.questions.filter((question) => question !== main)];
	const wanted = new Set(questions.flatMap(({ deviceIds }) => deviceIds));
	const devices = new Map<string, Assessment["findings"][number]["device"]>();
	for (const { device } of assessor.findings()) if (wanted.has(device.id)) devices.set(device.id, device);
	const asked = questions.flatMap(({ fact, what, hint, deviceIds }) =>
		[...new Set(deviceIds)].flatMap((id) => {
			const device = devices.get(id);
			return device === undefined ? [] : [{ device, fact, words: `${what.replace(/these \d+ devices/, "this device")}. ${hint}` }];
		}),
	);
	orFail(await ports.writeFile(path, [...allQuestionsCsv(asked)].join("")));
	const rows = asked.length === 1 ? "1 question" : `${asked.length} questions`;
	ports.say(
		`${rows} on ${devices.size === 1 ? "1 device" : `${devices.size} devices`} written to ${path}: fill in the columns, and give the file with --answers beside the same inventory.`,
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
