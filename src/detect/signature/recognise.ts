/** Which signatures a sighting has. What was found for a port, a rule or a text is remembered, within bounds. */
import type { Sighting } from "../sighting/sighting.ts";
import type { Signature, SignatureKind } from "./signature.ts";

/** Finds them. */
export interface Recogniser {
	/** The signatures of one value; none for one that is not there. */
	find(kind: SignatureKind, value: string | number): readonly Signature[];
	/** The one with an id. */
	named(id: string): readonly Signature[];
	/** All of a sighting. */
	of(sighting: Sighting): readonly Signature[];
}

const NONE: readonly Signature[] = [];
const MOST_REMEMBERED = 20_000;
const MOST_TEXT = 600;

/** Prepares a set of signatures. */
export function createRecogniser(signatures: readonly Signature[]): Recogniser {
	const numbers = { port: byNumber(signatures, "port"), rule: byNumber(signatures, "rule") };
	const texts = new Map<SignatureKind, readonly Signature[]>(
		(["path", "agent", "symptom", "device"] as const).map((kind) => [kind, signatures.filter((one) => one.kind === kind)]),
	);
	const remembered = new Map<string, readonly Signature[]>();
	const find: Recogniser["find"] = (kind, value) => {
		if (kind === "port" || kind === "rule") return value === 0 ? NONE : (numbers[kind].get(Number(value)) ?? NONE);
		const text = String(value).slice(0, MOST_TEXT);
		if (text === "") return NONE;
		const key = `${kind} ${text}`;
		let found = remembered.get(key);
		if (found === undefined) {
			found = (texts.get(kind) ?? NONE).filter((one) => one.values.some((sought) => holds(kind, text, sought)));
			if (remembered.size >= MOST_REMEMBERED) remembered.clear();
			remembered.set(key, found.length === 0 ? NONE : found);
		}
		return found;
	};
	const byId = Map.groupBy(signatures, ({ id }) => id);
	return {
		find,
		named: (id) => byId.get(id) ?? NONE,
		of({ port, rule, path, agent, symptoms, device }) {
			const found = [
				find("rule", rule),
				find("path", path),
				find("agent", agent),
				find("symptom", symptoms),
				find("device", device),
				find("port", port),
			];
			return found.every((some) => some.length === 0) ? NONE : found.flat();
		},
	};
}

/** Paths are compared from their beginning, as they were asked for and without `..` and doubled slashes; other texts by words in them. */
function holds(kind: SignatureKind, text: string, sought: string): boolean {
	const lower = text.toLowerCase();
	if (kind === "path") return plainPath(lower).startsWith(sought.toLowerCase());
	const at = lower.indexOf(sought.toLowerCase());
	if (at < 0) return false;
	// A word, not a part of one: `hik` does not stand in `hiking`.
	const edge = (sign: string | undefined) => sign === undefined || !/[\p{L}\p{N}]/u.test(sign);
	return edge(lower[at - 1]) && edge(lower[at + sought.length]);
}

function plainPath(path: string): string {
	return path.replace(/\/{2,}/g, "/").replace(/^\/(?:\.{1,2}\/){1,8}/, "/");
}

function byNumber(signatures: readonly Signature[], kind: SignatureKind): ReadonlyMap<number, readonly Signature[]> {
	const found = new Map<number, Signature[]>();
	for (const one of signatures) {
		if (one.kind !== kind) continue;
		for (const value of one.values) found.set(Number(value), [...(found.get(Number(value)) ?? []), one]);
	}
	return found;
}
