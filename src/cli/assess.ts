/** `seawall assess`: inventories against advisories, in the form asked for. */
import { toLine } from "../core/problem.ts";
import { allQuestionsCsv } from "../inventory/export-csv.ts";
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
import { checkAdvisories, checkCve, chosen, filterOf, type HolesCall, isSure, old, unsure } from "./narrow.ts";
import { orFail, type Ports } from "./ports.ts";
import { type DevicesCall, readDevices, refusal, selectionOf } from "./read-devices.ts";
import { readAccepted, readKnown, readMarked } from "./stated-files.ts";
import { suppressedWords } from "./suppressed.ts";
import { MOST_ACTIONS } from "./table/actions.ts";
import { checkPublisher, type PublisherCall } from "./vex.ts";

/** Options as commander gives them: contract, "MATCH". */
export interface AssessCall extends PublisherCall, FactsCall, HolesCall, DevicesCall {
	readonly format: Form;
	readonly all: boolean;
	readonly only?: Verdict;
	/** The least confidence of findings that are listed. */
	readonly confidence?: Confidence;
	readonly failOn?: "known_affected" | "under_investigation";
	readonly groupBy: "device" | "advisory" | "model" | "site" | "action";
	readonly questionsCsv?: string;
	/** A file of suppressions. */
	readonly suppressions?: string;
	/** An earlier answer. */
	readonly newSince?: string;
	/** A file of marks. */
	readonly marks?: string;
}

/** Runs the command; gives the exit code. */
export async function assess(inventories: readonly string[], call: AssessCall, ports: Ports): Promise<number> {
	const catalogue = orFail(await ports.loadCatalogue());
	const asOf = call.asOf ?? ports.today();
	const { advisories, waves, lists, notes } = await knownFacts(asOf, call, ports);
	const problems: string[] = [...notes];
	checkAdvisories(call.advisory, advisories);
	const library = compileLibrary(chosen(advisories, call.advisory), catalogue);
	const filter = filterOf(call);
	checkCve(filter.cve, [library]);
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
		...filter,
		...selectionOf(call),
		waves,
		lists,
		// A VEX document states what is fixed too, and suppressions are held against all that is at risk, shown or not.
		all: all || vex || suppressions !== undefined || marks !== undefined,
		only: suppressions === undefined && marks === undefined ? only : undefined,
	});
	// Listing every finding of a large fleet takes memory that the grouped table does not need.
	const listed = call.format === "html" || (call.format === "table" && (all || call.groupBy !== "action"));
	const brief = call.format === "table" && !all ? MOST_ACTIONS : undefined;
	const answer = await readAll(inventories, call, ports, assessor, problems, { findings: listed, brief });
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
	lists: { readonly findings: boolean; readonly brief: number | undefined },
): Promise<Assessment> {
	const rejected = await readDevices(inventories, call, ports, assessor, problems);
	return assessor.finish({ rejected, problems, ...lists });
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

/**
 * Whether something at or above the level was found: devices, or with suppressions the findings that nobody accepted. A row that was
 * refused is a device of which nothing is known.
 */
function exceeds(found: Tally["left"], refused: number, level: AssessCall["failOn"]): boolean {
	if (level === undefined) return false;
	const { known_affected: affected, under_investigation: open } = found;
	return affected > 0 || (level === "under_investigation" && open + refused > 0);
}
