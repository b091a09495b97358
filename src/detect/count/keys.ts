/**
 * What is counted apart: a port, a signature, a maker, a hole, a rule or a path that no signature knows, and victims of a maker.
 *
 * Countries of sources and organisations that sent the lines are counted too, and not judged: they say where a wave is seen, not what it is.
 */

import type { Sighting } from "../sighting/sighting.ts";
import type { Recogniser } from "../signature/recognise.ts";
import type { Signature } from "../signature/signature.ts";

/** Kinds of keys. */
export const KEY_KINDS = ["port", "signature", "maker", "cve", "rule", "path", "victims", "country", "organisation"] as const;

/** One of them. */
export type KeyKind = (typeof KEY_KINDS)[number];

/** Whether a rise of such a key is looked for. */
export function isJudged(kind: KeyKind): boolean {
	return kind !== "country" && kind !== "organisation";
}

/** One key, and what it says of who is aimed at. */
export interface CountKey {
	readonly kind: KeyKind;
	/** Port, id, CVE or beginning of a path. */
	readonly value: string;
	/** The signatures that count under it, as far as it is one of theirs. */
	readonly signature: Signature | undefined;
	/** Whether a signature speaks of it. */
	readonly isKnown: boolean;
	/** Title of a rule that no signature knows. */
	readonly title: string;
}

/** Finds the keys of sightings, by number. */
export interface KeyIndex {
	readonly keys: readonly CountKey[];
	/** Numbers of the keys of a sighting; the array is used again. */
	of(sighting: Sighting): readonly number[];
	/** Number of a key that was counted before; it is added where it is new. */
	restore(kind: KeyKind, value: string): number;
	/** Begins anew where keys that no signature knows have become many: only when nothing is counted by number any more. */
	forget(): void;
}

/** Most keys of rules, paths and titles that no signature knows: strangers write them. */
const MOST_UNKNOWN = 20_000;
const MOST_REMEMBERED = 50_000;
/** Least probability for a maker that something counts as aimed at it. */
const LEAST_FOR_MAKER = 0.2;
const NONE: readonly number[] = [];

/** An index at its beginning. */
export function createKeyIndex(recogniser: Recogniser): KeyIndex {
	let keys: CountKey[] = [];
	const numbers = new Map<string, number>();
	let unknown = 0;
	const number = (kind: KeyKind, value: string, signature?: Signature, title = "", isKept = false): number => {
		const name = `${kind} ${value}`;
		const held = numbers.get(name);
		if (held !== undefined) return held;
		if (kind === "rule" || kind === "path") {
			if (unknown >= MOST_UNKNOWN && !isKept) return number("port", "0");
			unknown += 1;
		}
		numbers.set(name, keys.length);
		const isKnown = signature !== undefined || kind === "cve" || (kind === "port" && recogniser.find("port", value).length > 0);
		keys.push({ kind, value, signature, isKnown, title });
		return keys.length - 1;
	};
	const ofSignatures = (found: readonly Signature[]): readonly number[] => {
		const all = new Set<number>();
		for (const one of found) {
			if (one.kind !== "port") all.add(number("signature", one.id, one));
			if (one.maker !== undefined && one.confidence >= LEAST_FOR_MAKER) all.add(number("maker", one.maker));
			if (one.cve !== undefined) all.add(number("cve", one.cve));
		}
		return [...all];
	};
	const ports: (readonly number[] | undefined)[] = [];
	const rules = new Map<number, readonly number[]>();
	const texts = new Map<string, readonly number[]>();
	const ofPort = (port: number) => {
		ports[port] ??= [number("port", String(port)), ...ofSignatures(recogniser.find("port", port))];
		return ports[port] ?? NONE;
	};
	const ofRule = (rule: number, title: string) => {
		const held = rules.get(rule);
		if (held !== undefined) return held;
		const known = recogniser.find("rule", rule);
		const cve = /CVE[-_ ](\d{4})[-_](\d{4,7})/i.exec(title.slice(0, 400));
		const found = [
			...(known.length > 0 ? ofSignatures(known) : [number("rule", String(rule), undefined, title.slice(0, 200))]),
			...(cve === null || known.some((one) => one.cve !== undefined) ? [] : [number("cve", `CVE-${cve[1]}-${cve[2]}`)]),
		];
		if (rules.size < MOST_REMEMBERED) rules.set(rule, found);
		return found;
	};
	const ofText = (kind: "path" | "agent", text: string) => {
		const name = `${kind} ${text}`;
		let found = texts.get(name);
		if (found === undefined) {
			const known = recogniser.find(kind, text);
			found = known.length > 0 || kind === "agent" ? ofSignatures(known) : [number("path", beginningOf(text))];
			if (texts.size >= MOST_REMEMBERED) texts.clear();
			texts.set(name, found);
		}
		return found;
	};
	const result: number[] = [];
	const addAll = (some: readonly number[]) => {
		for (const one of some) if (!result.includes(one)) result.push(one);
	};
	return {
		get keys() {
			return keys;
		},
		restore(kind, value) {
			const [signature] = kind === "signature" ? recogniser.named(value) : [];
			return number(kind, value, signature, "", true);
		},
		forget() {
			if (unknown < MOST_UNKNOWN / 2) return;
			keys = [];
			unknown = 0;
			ports.length = 0;
			for (const held of [numbers, rules, texts]) held.clear();
		},
		of({ port, rule, ruleName, path, agent, stage, device, symptoms, country, sender }) {
			result.length = 0;
			if (isCountry(country)) result.push(number("country", country));
			if (sender !== "") result.push(number("organisation", sender));
			const placed = result.length;
			if (stage === "victim") {
				const [named] = recogniser.find("device", device);
				result.push(number("victims", named?.maker ?? "unknown"));
				addAll(recogniser.find("symptom", symptoms).map((one) => number("signature", one.id, one)));
				return result;
			}
			if (rule !== 0) addAll(ofRule(rule, ruleName));
			if (path !== "") addAll(ofText("path", path));
			if (agent !== "") addAll(ofText("agent", agent));
			if (device !== "") addAll(ofSignatures(recogniser.find("device", device)));
			if (port !== 0) addAll(ofPort(port));
			// Where a line says nothing of an attack, its country does not make it one.
			if (result.length === placed) result.length = 0;
			return result;
		},
	};
}

/** Whether a text is a country as ISO 3166 writes it. */
export function isCountry(text: string): boolean {
	return text.length === 2 && /^[A-Z]{2}$/.test(text);
}

/** The first two parts of a path, without what is asked of it: enough to tell a new attack, and few enough to count. */
function beginningOf(path: string): string {
	const query = path.search(/[?#;&]/);
	const plain = (query < 0 ? path : path.slice(0, query)).slice(0, 120);
	const second = plain.indexOf("/", 1);
	const third = second < 0 ? -1 : plain.indexOf("/", second + 1);
	return third < 0 ? plain : plain.slice(0, third + 1);
}
