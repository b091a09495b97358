/** The other names listed in the same document: they decide whether a longer name is a variant or another model. */
import type { ModelConvention } from "../vendor.ts";
import { normaliseModel } from "./characters.ts";

/** What the names of one document say about suffixes. */
export interface Siblings {
	/** Keys of all names. */
	readonly keys: ReadonlySet<string>;
	/** Letters that set two listed names apart: `v` where `H3W2GR1` and `H3W2GR1V` both stand. */
	readonly suffixes: ReadonlySet<string>;
	/** Names that another listed name extends by letters. */
	readonly extended: ReadonlySet<string>;
}

const LONGEST_SUFFIX = 5;
const known = new WeakMap<readonly string[], Map<ModelConvention, Siblings>>();

/** Reads the names once per list: compile all patterns of a document with the same array. */
export function readSiblings(names: readonly string[], convention: ModelConvention): Siblings {
	const perConvention = known.get(names) ?? new Map<ModelConvention, Siblings>();
	known.set(names, perConvention);
	const found = perConvention.get(convention) ?? build(names, convention);
	perConvention.set(convention, found);
	return found;
}

function build(names: readonly string[], convention: ModelConvention): Siblings {
	const keys = new Set(names.map((name) => normaliseModel(name, convention)).filter((key) => key !== ""));
	// Only codes have suffix siblings; `VideoEdge` and `VideoEdge Web` are two products, not variants.
	const codes = names.filter((name) => !/\s/.test(name.trim())).map((name) => normaliseModel(name, convention));
	const suffixes = new Set<string>();
	const extended = new Set<string>();
	for (const key of new Set(codes)) {
		for (let length = 1; length <= LONGEST_SUFFIX && length < key.length; length++) {
			const suffix = key.slice(-length);
			const base = key.slice(0, -length);
			if (/^\p{L}+$/u.test(suffix) && keys.has(base)) {
				suffixes.add(suffix);
				extended.add(base);
			}
		}
	}
	return { keys, suffixes, extended };
}
