/** From a heading to the field it names. */
import { COLUMN_NAMES, IGNORED_NAMES, TURNING_WORDS } from "./column-names.ts";
import { FIELDS, type Field } from "./field.ts";
import { keyOf, wordsOf } from "./name-key.ts";
import { isSecretName } from "./secret-name.ts";

/** What a heading names; `rank` is its place among the names of that field, 0 is best. */
export type Named =
	| { readonly what: "field"; readonly field: Field; readonly rank: number }
	| { readonly what: "secret" | "ignored" | "unknown" };

const UNKNOWN: Named = { what: "unknown" };
const IGNORED: Named = { what: "ignored" };
const SECRET: Named = { what: "secret" };

/** Names found in the middle of a longer heading rank behind names that stand alone. */
const PART_RANK = 1_000;

const byKey: ReadonlyMap<string, Named> = buildIndex();
const chineseKeys: readonly string[] = [...byKey.keys()].filter((key) => /\p{Script=Han}/u.test(key)).sort((a, b) => b.length - a.length);

/** Reads one heading. A secret is recognised before all else; a heading that names nothing known is `unknown`. */
export function findField(name: string): Named {
	const key = keyOf(name);
	if (key === "") return name.trim() === "" ? UNKNOWN : (byKey.get(name.trim()) ?? UNKNOWN);
	if (isSecretName(name)) return SECRET;
	return byKey.get(key) ?? withoutBrackets(name) ?? inside(name, key);
}

/** The field that `--map` or a JSON key names: our own name of it, or any heading that means it alone. */
export function fieldNamed(text: string): Field | undefined {
	const own = FIELDS.find((field) => field.toLowerCase() === keyOf(text));
	if (own !== undefined) return own;
	const named = byKey.get(keyOf(text));
	return named?.what === "field" ? named.field : undefined;
}

function buildIndex(): ReadonlyMap<string, Named> {
	const index = new Map<string, Named>();
	for (const name of IGNORED_NAMES) index.set(keyOf(name) || name, IGNORED);
	for (const field of FIELDS) {
		for (const [rank, name] of COLUMN_NAMES[field].entries()) {
			const key = keyOf(name);
			if (!index.has(key)) index.set(key, { what: "field", field, rank });
		}
	}
	return index;
}

/** `Firmware (Stand Mai)` is read as `Firmware`. */
function withoutBrackets(name: string): Named | undefined {
	const bare = keyOf(name.slice(0, 120).replace(/[([{（【].*/u, ""));
	return bare === "" ? undefined : byKey.get(bare);
}

/** `Kamera IP-Adresse` holds the name `IP-Adresse`; the longest run of words wins, then the narrower field. */
function inside(name: string, key: string): Named {
	const words = wordsOf(name);
	if (words.some((word) => TURNING_WORDS.has(word))) return IGNORED;
	for (let length = Math.min(words.length, 4); length >= 1; length--) {
		const found: Named[] = [];
		for (let at = 0; at + length <= words.length; at++) {
			const part = words.slice(at, at + length).join("");
			const named = part.length >= 2 ? byKey.get(part) : undefined;
			if (named !== undefined) found.push(named);
		}
		const best = narrowest(found);
		if (best !== undefined) return best;
	}
	if (/最新|网关|掩码|目标|推荐/u.test(key)) return IGNORED;
	const chinese = chineseKeys.find((part) => part.length >= 2 && key.includes(part));
	return chinese === undefined ? UNKNOWN : (asPart(byKey.get(chinese)) ?? UNKNOWN);
}

function narrowest(found: readonly Named[]): Named | undefined {
	for (const field of FIELDS) {
		const hit = found.find((named) => named.what === "field" && named.field === field);
		if (hit !== undefined) return asPart(hit);
	}
	return found[0];
}

function asPart(named: Named | undefined): Named | undefined {
	return named?.what === "field" ? { ...named, rank: named.rank + PART_RANK } : named;
}
