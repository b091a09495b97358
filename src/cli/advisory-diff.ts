/** `seawall advisory diff`: what a revision of a document changes, in meaning or entry by entry. */
import { parseJson } from "../advisory/csaf/parse-json.ts";
import { startRepairLog } from "../advisory/csaf/repair-log.ts";
import { type DocumentChange, differenceOf } from "../advisory/difference.ts";
import type { Advisory } from "../advisory/document.ts";
import { documentKey } from "../advisory/document-key.ts";
import { type Problem, toLine, visible } from "../core/problem.ts";
import { NO_LISTS } from "../match/attack-lists.ts";
import { compileLibrary, type Library } from "../match/compile.ts";
import { createFleet } from "../match/fleet.ts";
import { createJudgedFleet } from "../match/judged-fleet.ts";
import { createMatcher } from "../match/matcher.ts";
import { compareAnswers } from "../match/revision/changes.ts";
import { meaningOf } from "../match/revision/revision-meaning.ts";
import { compareStatements } from "../match/revision/statement-changes.ts";
import { withdrawnIn, writeChanges } from "./changes.ts";
import { CallError, orFail, type Ports } from "./ports.ts";
import { readFleet } from "./read-devices.ts";
import { checkTableOrJson } from "./table-or-json.ts";

/** Options as commander gives them. */
export interface DiffCall {
	readonly entries: boolean;
	readonly format: string;
	readonly inventory: readonly string[];
	readonly advisories: readonly string[];
	readonly failOnChange: boolean;
	readonly as?: string;
	readonly map?: string;
	readonly quiet: boolean;
}

/** Compares the sides; gives the exit code. */
export async function advisoryDiff(beforePath: string, afterPath: string, call: DiffCall, ports: Ports): Promise<number> {
	checkTableOrJson(call.format);
	if (call.entries) refuseDevices(call);
	const problems: string[] = [];
	const before = { path: beforePath, documents: await readDocuments([beforePath], ports, problems) };
	const after = { path: afterPath, documents: await readDocuments([afterPath], ports, problems) };
	checkSame(before, after);
	const changed = call.entries ? await diffEntries(before, after, call, ports) : await diffMeaning(before, after, problems, call, ports);
	return call.failOnChange && changed ? 1 : 0;
}

/** One side: a file or folder, and the documents in it, one or more. */
interface Side {
	readonly path: string;
	readonly documents: readonly Advisory[];
}

function refuseDevices({ inventory, advisories }: DiffCall): void {
	const wrong = inventory.length > 0 ? "--inventory" : advisories.length > 0 ? "--advisories" : undefined;
	if (wrong === undefined) return;
	const todo = "Leave it out, or leave --entries out: entries are compared without regard to devices.";
	throw new CallError({ code: "cli/wrong-call", message: `${wrong}: not with --entries`, at: "", todo });
}

async function readDocuments(paths: readonly string[], ports: Ports, problems: string[]): Promise<readonly Advisory[]> {
	const read = await ports.readAdvisories(paths);
	problems.push(...read.problems.map(toLine));
	const todo = "Name a CSAF, CVE or NVD file, or a folder of them.";
	const none: Problem = { code: "cli/no-advisories", message: "no advisory could be read", at: paths.join(", "), todo };
	if (read.advisories.length === 0) throw new CallError(read.problems[0] ?? none);
	return read.advisories;
}

/** One document against another that is no revision of it: everything would seem to have changed. */
function checkSame(before: Side, after: Side): void {
	const [[from, ...more], [to, ...others]] = [before.documents, after.documents];
	if (from === undefined || to === undefined || more.length > 0 || others.length > 0 || documentKey(from) === documentKey(to)) return;
	const named = ({ id, publisher }: Advisory) =>
		`${visible(id, 80) || "one without id"}${from.id === to.id ? ` of ${visible(publisher, 80) || "nobody"}` : ""}`;
	throw new CallError({
		code: "cli/other-document",
		message: `the files are two documents, ${named(from)} and ${named(to)}`,
		at: after.path,
		todo: "Give two versions of one document.",
	});
}

async function diffMeaning(before: Side, after: Side, problems: string[], call: DiffCall, ports: Ports): Promise<boolean> {
	const catalogue = orFail(await ports.loadCatalogue());
	const beside = await readDocuments(call.advisories.length > 0 ? call.advisories : [ports.catalogueAdvisories], ports, problems);
	const revised = new Set([...before.documents, ...after.documents].map(documentKey));
	// Other documents hold on both sides; a third revision of the same one would decide over both.
	const others = beside.filter((advisory) => !revised.has(documentKey(advisory)));
	const fleet =
		call.inventory.length === 0 ? createFleet() : await readFleet(call.inventory, { ...call, device: [] }, ports, problems, catalogue);
	const libraryOf = ({ documents }: Side) => compileLibrary([...others, ...documents], catalogue);
	const judge = (library: Library) =>
		createJudgedFleet(fleet, createMatcher(library, catalogue), { filter: {}, asOf: ports.today(), waves: [], lists: NO_LISTS });
	const later = libraryOf(after);
	const changes = compareAnswers(judge(libraryOf(before)), judge(later), withdrawnIn(later));
	const statements = compareStatements(before.documents, after.documents);
	const meaning = meaningOf(before.documents, after.documents, catalogue);
	await writeChanges(
		{ schema: "seawall/changes/1", from: before.path, to: after.path, ...changes, statements, meaning, problems },
		call,
		ports,
	);
	return changes.changed > 0 || statements.length > 0;
}

async function diffEntries(before: Side, after: Side, { format }: DiffCall, ports: Ports): Promise<boolean> {
	const { changes, cut } = differenceOf(await readRoot(before, ports), await readRoot(after, ports));
	const [from, to] = [headOf(before), headOf(after)];
	if (format === "json") {
		const { id, ...told } = to;
		const { id: _, ...earlier } = from;
		const answer = { schema: "seawall/advisory-difference/1", id, from: earlier, to: told, changes, cut };
		await ports.out(`${JSON.stringify(answer, undefined, 2)}\n`);
	} else {
		const more = cut ? ["… and more"] : [];
		const head = `${visible(to.id, 100)}: version ${visible(from.version, 30)} to ${visible(to.version, 30)}, ${changes.length} changes`;
		await ports.out([head, ...changes.map(changeLine), ...more, ""].join("\n"));
	}
	return changes.length > 0;
}

async function readRoot({ path }: Side, ports: Ports): Promise<unknown> {
	return orFail(parseJson((await ports.readWhole(path)).replace(/^\ufeff/, ""), path, startRepairLog()));
}

function headOf({ path, documents: [document] }: Side) {
	return { id: document?.id ?? "", file: path, version: document?.revision ?? "", date: document?.currentReleaseDate ?? "" };
}

const SIGNS: Readonly<Record<DocumentChange["change"], string>> = { added: "+", removed: "-", changed: "~" };

function changeLine(change: DocumentChange): string {
	const shown = (value: unknown) => visible(JSON.stringify(value) ?? "", 160);
	const values = change.change === "added" ? shown(change.after) : shown(change.before);
	const after = change.change === "changed" ? ` → ${shown(change.after)}` : "";
	return `${SIGNS[change.change]} ${visible(change.pointer, 300) || "/"}: ${values}${after}`;
}
