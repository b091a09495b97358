/** `seawall start`: assesses what a data directory holds, prints the answer and serves it as a page until Ctrl-C. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { type Problem, toLine } from "../core/problem.ts";
import { ok, type Result } from "../core/result.ts";
import type { Device } from "../inventory/device.ts";
import { questionsCsv, toCsvCell } from "../inventory/export-csv.ts";
import { isMapProblem } from "../inventory/import/map-spec.ts";
import { createAssessor } from "../match/assess.ts";
import { compileLibrary } from "../match/compile.ts";
import { createFleet } from "../match/fleet.ts";
import { mainQuestion } from "../match/question.ts";
import { compareSources, type SourceComparison } from "../match/source-comparison.ts";
import type { Assessment } from "../match/verdict.ts";
import { CallError, type HeldInventory, orFail, type Ports, type TakenLists } from "./ports.ts";
import { findingsCsvLines } from "./table/findings-csv.ts";
import { renderTable } from "./table/render-table.ts";

/** Options as commander gives them. */
export interface StartCall {
	readonly inventory: readonly string[];
	readonly advisories: readonly string[];
	readonly as?: string | undefined;
	readonly map?: string | undefined;
	readonly data: string;
	/** The data directory was named, not left to its default. */
	readonly dataGiven: boolean;
	readonly port: number;
	readonly host: string;
}

/** Runs until interrupted; gives the exit code. */
export async function start(call: StartCall, ports: Ports): Promise<number> {
	const own = call.inventory.length > 0 || call.dataGiven;
	// The two never mix: the sample has a folder of its own beside the user's.
	const folder = own ? call.data : join(call.data, "..", ".seawall-demo");
	if (call.inventory.length === 0 && own && !existsSync(folder)) throw new CallError(nothingHeld(call.data));
	const held = orFail(await ports.openHeld(folder));
	try {
		const taken = await takeOf(held, call, own, ports);
		const wrongMap = taken.problems.find(isMapProblem);
		if (wrongMap !== undefined) throw new CallError(wrongMap);
		const answer = await createAnswer(held, call, ports, { rejected: taken.rejected, problems: linesOf(taken) });
		if (answer.current().devices === 0) throw new CallError(noAnswer(call, taken));
		return await show(answer, held, call, ports, !own);
	} finally {
		await held.close();
	}
}

/** The user's lists; without them what the data directory holds, where the user names it; else the sample. */
function takeOf(held: HeldInventory, call: StartCall, own: boolean, ports: Ports): Promise<TakenLists> {
	if (call.inventory.length > 0) return held.take(call.inventory, { as: call.as, map: call.map });
	return own ? held.takeUp() : held.take([ports.sample.inventory], {});
}

/** What is to be said about the lists; it stands below the answer, the weightiest first. */
function linesOf({ notes, problems, warnings }: TakenLists): readonly string[] {
	return [
		...problems.map(toLine),
		...notes.map((note) => `note: ${note}`),
		...warnings.map((warning) => `warning: ${warning.message} (${warning.source}:${warning.line})`),
	];
}

/** Comparisons that are kept while nothing changes: a fleet of a million is gone through for each. */
const MOST_COMPARED = 50;

interface Answer {
	current(): Assessment;
	findingsCsv(): string;
	questions(): string;
	sourcesOn(cve: string): SourceComparison | undefined;
	refresh(): Promise<void>;
}

async function createAnswer(
	held: HeldInventory,
	call: StartCall,
	ports: Ports,
	left: Pick<Assessment, "rejected" | "problems">,
): Promise<Answer> {
	const catalogue = orFail(await ports.loadCatalogue());
	const { advisories, problems: unread } = await held.advisories(call.advisories);
	const library = compileLibrary(advisories, catalogue);
	const lists = await held.lists();
	const problems = [...left.problems, ...unread.map(toLine), ...lists.problems.map(toLine)];
	let assessment: Assessment | undefined;
	let questions = "";
	let fleet = createFleet();
	const compared = new Map<string, SourceComparison>();
	const refresh = async () => {
		const assessor = createAssessor(library, catalogue, { asOf: ports.today(), all: true, waves: await held.waves(), lists });
		const devices = new Map<string, Device>();
		const now = createFleet((device) => catalogue.signalsOf(device));
		for await (const batch of held.devices()) {
			assessor.add(batch);
			for (const device of batch) now.add(device);
			for (const device of batch) devices.set(device.id, device);
		}
		fleet = now;
		compared.clear();
		assessment = assessor.finish({ rejected: left.rejected, problems });
		const first = mainQuestion(assessment.questions);
		const wanted = (first?.deviceIds ?? []).map((id) => devices.get(id)).filter((device) => device !== undefined);
		questions = [...questionsCsv(wanted, first?.fact ?? "firmware")].join("");
	};
	await refresh();
	return {
		current() {
			if (assessment === undefined) throw new Error("no assessment yet");
			return assessment;
		},
		sourcesOn(cve) {
			const known = compared.get(cve);
			if (known !== undefined || !library.byCve.has(cve)) return known;
			const made = compareSources(cve, library, catalogue, fleet, []);
			if (compared.size >= MOST_COMPARED) compared.clear();
			compared.set(cve, made);
			return made;
		},
		questions: () => questions,
		findingsCsv: () => [...findingsCsvLines({ findings: assessment?.findings ?? [] }, toCsvCell)].join(""),
		refresh,
	};
}

async function show(answer: Answer, held: HeldInventory, call: StartCall, ports: Ports, sample: boolean): Promise<number> {
	if (sample) await ports.out("SAMPLE DATA: an invented fleet. For your own: npm start -- --inventory devices.csv\n\n");
	const width = ports.terminal.columns ?? 80;
	await ports.out(renderTable(answer.current(), { width, colour: ports.terminal.colour, all: false, groupBy: "action" }));
	const onImport = async (
		bytes: Uint8Array,
		fileName: string,
	): Promise<Result<{ readonly changed: number; readonly warnings: readonly string[] }, Problem>> => {
		const taken = await held.answer(bytes, fileName);
		if (!taken.ok) return taken;
		await answer.refresh();
		return ok(taken.value);
	};
	const site = orFail(
		await ports.startSite({
			port: call.port,
			host: call.host,
			sample,
			assessment: answer.current,
			sourcesOn: answer.sourcesOn,
			questionsCsv: answer.questions,
			findingsCsv: answer.findingsCsv,
			onImport,
		}),
	);
	await ports.out(`\nThe same as a page: ${site.address}\nCtrl-C ends.\n`);
	await ports.untilInterrupted();
	await site.close();
	return 0;
}

function noAnswer({ inventory, data }: StartCall, { problems, rejected }: TakenLists): Problem {
	if (inventory.length === 0) return nothingHeld(data);
	const [first] = rejected;
	const why = first === undefined ? "" : ` (${rejected.length} row(s) refused; line ${first.line}: ${first.reason})`;
	return (
		problems[0] ?? {
			code: "cli/no-devices",
			message: `no device could be read${why}`,
			at: inventory.join(", "),
			todo: "Check the file; --map names the columns, --as the form.",
		}
	);
}

function nothingHeld(data: string): Problem {
	return {
		code: "cli/nothing-held",
		message: "this data directory holds no devices yet",
		at: data,
		todo: "Give your list with --inventory, or leave --data out to see the sample.",
	};
}
