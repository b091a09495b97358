/** What was known on a day: documents, waves, and in words what an answer about an earlier day cannot know. */
import type { Advisory } from "../advisory/document.ts";
import { documentKey } from "../advisory/document-key.ts";
import { type Problem, toLine, visible } from "../core/problem.ts";
import { isWave, type Wave } from "../detect/wave.ts";
import { type AttackLists, NO_LISTS } from "../match/attack-lists.ts";
import { CallError, type HeldFacts, type Ports } from "./ports.ts";

/** Where facts come from. */
export interface FactsCall {
	/** Files and folders; the catalogue's own and what the data directory holds when there are none. */
	readonly advisories: readonly string[];
	/** JSON of `wave list`; the waves of the data directory when not given. */
	readonly waves?: string | undefined;
	/** `YYYY-MM-DD`; today when not given. */
	readonly asOf?: string | undefined;
	readonly data: string;
}

/** The facts. */
export interface KnownFacts {
	readonly advisories: readonly Advisory[];
	readonly waves: readonly Wave[];
	readonly lists: AttackLists;
	/** One-line messages: what was left out, and what cannot be known. */
	readonly notes: readonly string[];
}

/**
 * Gathers what was known on a day. Documents of files count by their release date, those of the data directory by that and by the day on
 * which they were received, waves by the day on which they were recorded.
 *
 * @param asOf - `YYYY-MM-DD`
 * @param option - The option that named the day; `undefined` where none did.
 */
export async function knownFacts(
	asOf: string,
	call: FactsCall,
	ports: Ports,
	option = call.asOf === undefined ? undefined : "--as-of",
): Promise<KnownFacts> {
	const past = asOf < ports.today();
	const notes: string[] = [];
	const held = await readHeld(call, past ? asOf : undefined, ports, notes);
	const paths = call.advisories.length > 0 ? call.advisories : [ports.catalogueAdvisories];
	const read = await ports.readAdvisories(paths);
	notes.push(...read.problems.map(toLine));
	if (read.advisories.length === 0) throw new CallError(read.problems[0] ?? noAdvisories(paths));
	const stored = call.advisories.length > 0 ? [] : (held?.advisories ?? []);
	const dayOf = call.asOf === undefined ? initialDay : currentDay;
	const known = read.advisories.filter((advisory) => dayOf(advisory) <= asOf);
	const advisories = [...stored, ...known];
	if (known.length < read.advisories.length) {
		notes.push(
			`warning: ${read.advisories.length - known.length} of ${read.advisories.length} documents are newer than ${asOf} and were left out${option === undefined ? "" : ` (${option})`}`,
		);
		notes.push(...laterOnly(read.advisories, advisories, asOf));
	}
	if (past) notes.push(...limitsOf(asOf, call.waves));
	const lists = held?.lists ?? NO_LISTS;
	return { advisories, lists, waves: call.waves === undefined ? (held?.waves ?? []) : await readWaves(call.waves, ports), notes };
}

async function readHeld(call: FactsCall, day: string | undefined, ports: Ports, notes: string[]): Promise<HeldFacts | undefined> {
	const held = await ports.readHeld(call.data, day);
	if (!held.ok) {
		notes.push(toLine(held.error), `warning: what the data directory ${call.data} holds was not looked at`);
		return undefined;
	}
	if (held.value !== undefined) notes.push(...held.value.problems.map(toLine));
	return held.value;
}

function initialDay(advisory: Advisory): string {
	return advisory.initialReleaseDate.slice(0, 10);
}

function currentDay(advisory: Advisory): string {
	return advisory.currentReleaseDate.slice(0, 10);
}

/** Documents that had been released by then, of which only a later revision is at hand. */
function laterOnly(all: readonly Advisory[], known: readonly Advisory[], asOf: string): readonly string[] {
	const held = new Set(known.map(documentKey));
	const lost = all.filter((advisory) => initialDay(advisory) !== "" && initialDay(advisory) <= asOf && !held.has(documentKey(advisory)));
	if (lost.length === 0) return [];
	const named = lost.slice(0, 5).map(({ id }) => visible(id, 60));
	const more = lost.length > named.length ? ` and ${lost.length - named.length} more` : "";
	const of = lost.length === 1 ? "1 of them" : `${lost.length} of them`;
	return [
		`warning: ${of} had been released by ${asOf}, but only a later revision is at hand: what it said then is not known (${named.join(", ")}${more})`,
	];
}

/** Said plainly, whatever the answer. */
function limitsOf(asOf: string, waves: string | undefined): readonly string[] {
	return [
		`note: as of ${asOf}: documents of files count by their release date, those of the data directory also by the day they were received`,
		`note: devices and their firmware are those of the inventory given, makers and models those of today's catalogue: what was known of them on ${asOf} is not kept`,
		...(waves === undefined
			? []
			: [`note: ${visible(waves, 100)} does not tell when its waves were recorded: all that had begun by ${asOf} count`]),
	];
}

/** Waves as `wave list --format json` writes them; what is no wave is refused, not passed over. */
async function readWaves(file: string, ports: Ports): Promise<readonly Wave[]> {
	let value: unknown;
	try {
		value = JSON.parse(await ports.readWhole(file));
	} catch (error) {
		if (error instanceof CallError) throw error;
		value = undefined;
	}
	const waves = typeof value === "object" && value !== null && "waves" in value && Array.isArray(value.waves) ? value.waves : undefined;
	if (waves === undefined || !waves.every(isWave)) {
		throw new CallError({
			code: "cli/bad-wave",
			message: "the file holds no list of waves",
			at: file,
			todo: "Give what seawall wave list --format json prints.",
		});
	}
	return waves;
}

function noAdvisories(paths: readonly string[]): Problem {
	return {
		code: "cli/no-advisories",
		message: "no advisory could be read",
		at: paths.join(", "),
		todo: "Name a CSAF file or a folder of them with --advisories.",
	};
}
