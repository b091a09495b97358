/**
 * What CVSS vectors tell about the decision points of SSVC, where nobody has published those.
 *
 * SSVC gives no rule for this; these are inferences of ours, cautious in one direction: "no" and "partial" only where the vector itself
 * rules the worse case out, otherwise not known (docs/priority.md, "What is inferred").
 */
import { parseVector } from "../../advisory/cvss/parse-vector.ts";
import type { Vector } from "../../advisory/cvss/vector.ts";
import { visible } from "../../core/problem.ts";

/** One decision point: its value, or `undefined`, and in words where it comes from. */
export interface Told<T> {
	readonly value: T | undefined;
	readonly words: string;
}

/** What the vectors of one hole tell. Made once a hole, whatever the number of devices. */
export interface VectorFacts {
	readonly automatable: Told<boolean>;
	readonly technicalImpact: Told<"partial" | "total">;
	/** `active` where a 4.0 vector says E:A, `public poc` where one says that exploit code exists; else not known. */
	readonly exploitation: "public poc" | "active" | undefined;
	/** Texts that are no vectors, as the error code and the part that is wrong. */
	readonly unread: readonly string[];
}

/** Reads the vectors of one hole, of whatever edition and source; the worst of what they tell counts. */
export function factsFromVectors(texts: readonly string[]): VectorFacts {
	const vectors: Vector[] = [];
	const unread: string[] = [];
	for (const text of texts) {
		const read = parseVector(text);
		if (read.ok) vectors.push(read.value);
		else unread.push(`${read.error.code} ${visible(read.error.at, 40)}`.trim());
	}
	return { automatable: automatableOf(vectors), technicalImpact: impactOf(vectors), exploitation: exploitationOf(vectors), unread };
}

function automatableOf(vectors: readonly Vector[]): Told<boolean> {
	const stated = vectors
		.map((vector) => (vector.version === "4.0" ? vector.metrics.get("AU") : undefined))
		.filter((value) => value !== undefined);
	if (stated.length > 0) {
		const value = stated.includes("Y");
		return { value, words: `${value ? "automatable" : "not automatable"} (stated in CVSS 4.0: AU:${value ? "Y" : "N"})` };
	}
	const yes = vectors.find((vector) => needsNobody(vector));
	if (yes !== undefined)
		return { value: true, words: `automatable (inferred from CVSS ${shown(yes, ["AV", "AC", "AT", "PR", "Au", "UI"])})` };
	const barriers = vectors.map(barrierOf);
	const barrier = barriers[0];
	if (barrier === undefined || barriers.includes(undefined))
		return { value: undefined, words: `whether it is automatable is ${unknown(vectors)}` };
	return { value: false, words: `not automatable (inferred from CVSS ${barrier})` };
}

/** Over the network, without conditions, account or user: a machine can do it alone. */
function needsNobody({ version, metrics }: Vector): boolean {
	const is = (name: string, value: string): boolean => metrics.get(name) === value;
	if (!is("AV", "N") || !is("AC", "L")) return false;
	if (version === "2.0") return is("Au", "N");
	return is("PR", "N") && is("UI", "N") && (version !== "4.0" || is("AT", "N"));
}

/**
 * What in a vector keeps a machine from doing it alone: no network, a user who must act, or in 4.0 a defence to get round for each target
 * (AC:H). An account that is needed is no such thing, since cameras keep default passwords; nor is AC:H before 4.0, which says too much at once.
 */
function barrierOf({ version, metrics }: Vector): string | undefined {
	const vector = metrics.get("AV");
	if (vector === "L" || vector === "P") return `AV:${vector}`;
	const user = metrics.get("UI");
	if (user !== undefined && user !== "N") return `UI:${user}`;
	return version === "4.0" && metrics.get("AC") === "H" ? "AC:H" : undefined;
}

function impactOf(vectors: readonly Vector[]): Told<"partial" | "total"> {
	const total = vectors.find((vector) => impacts(vector).every((value) => value === worst(vector)));
	if (total !== undefined) return { value: "total", words: `total control (inferred from CVSS ${shown(total, IMPACTS)})` };
	const first = vectors[0];
	if (first === undefined || !vectors.every(isPartial))
		return { value: undefined, words: `how much control it gives is ${unknown(vectors)}` };
	return { value: "partial", words: `partial control (inferred from CVSS ${shown(first, IMPACTS)})` };
}

/** Names of the impact metrics of all editions. */
const IMPACTS = ["VC", "VI", "VA", "C", "I", "A"];

function impacts({ version, metrics }: Vector): readonly (string | undefined)[] {
	return (version === "4.0" ? ["VC", "VI", "VA"] : ["C", "I", "A"]).map((name) => metrics.get(name));
}

function worst({ version }: Vector): string {
	return version === "2.0" ? "C" : "H";
}

/**
 * Neither confidentiality nor integrity can be lost wholly. What reveals the password gives total control (SSVC, "Technical Impact"), so
 * a high loss of one of them leaves it open; so does a partial one in 2.0, where "partial" was used for much.
 */
function isPartial(vector: Vector): boolean {
	const [confidentiality, integrity] = impacts(vector);
	const harmless = vector.version === "2.0" ? ["N"] : ["L", "N"];
	return harmless.includes(confidentiality ?? "") && harmless.includes(integrity ?? "");
}

function exploitationOf(vectors: readonly Vector[]): VectorFacts["exploitation"] {
	const said = vectors.map(({ version, metrics }) => `${version} ${metrics.get("E") ?? ""}`);
	if (said.includes("4.0 A")) return "active";
	return said.some((text) => /^4\.0 P$|^3\.[01] [PFH]$|^2\.0 (?:POC|F|H)$/.test(text)) ? "public poc" : undefined;
}

function shown({ metrics }: Vector, names: readonly string[]): string {
	return names.flatMap((name) => (metrics.has(name) ? [`${name}:${metrics.get(name)}`] : [])).join("/");
}

function unknown(vectors: readonly Vector[]): string {
	return vectors.length === 0 ? "not known: no CVSS vector is stated" : "not known: the CVSS vector leaves it open";
}
