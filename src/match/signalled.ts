/** What signals add to the likeness of a name: computed once for a name and its signals. */
import type { Catalogue } from "../catalog/catalogue.ts";
import type { Library } from "./compile.ts";
import type { Faces } from "./face.ts";
import type { Identity } from "./identity.ts";
import { type Likeness, likenessOf } from "./likeness.ts";
import { type Hints, hintsOf } from "./signal-faces.ts";

/** The hints, and what the documents have for the faces that only signals give. */
export interface Signalled {
	readonly hints: Hints;
	/** `undefined` where the signals add no face. */
	readonly likeness: Likeness | undefined;
	/** All faces: those that are stated, then those that only signals give. */
	readonly all: Faces;
}

/** Names kept; a fleet with more begins anew. */
const MOST_KEPT = 20_000;

/** Gives what signals add, each computed once. */
export function createSignalled(library: Library, catalogue: Catalogue): (identity: Identity, plain: Likeness) => Signalled | undefined {
	const kept = new Map<Likeness, Map<string, Signalled | undefined>>();
	return (identity, plain) => {
		const { signals } = identity;
		if (signals === undefined) return undefined;
		let bySignals = kept.get(plain);
		if (bySignals === undefined) {
			if (kept.size >= MOST_KEPT) kept.clear();
			bySignals = new Map();
			kept.set(plain, bySignals);
		}
		if (!bySignals.has(signals)) bySignals.set(signals, signalledOf(identity, plain, library, catalogue));
		return bySignals.get(signals);
	};
}

function signalledOf(identity: Identity, plain: Likeness, library: Library, catalogue: Catalogue): Signalled | undefined {
	const hints = hintsOf(identity, plain.faces, catalogue);
	if (hints === undefined) return undefined;
	if (hints.faces.length === 0) return { hints, likeness: undefined, all: plain.faces };
	return {
		hints,
		likeness: likenessOf(identity, library, catalogue, { faces: hints.faces, candidates: [], makerUnknown: false }),
		all: { ...plain.faces, faces: [...plain.faces.faces, ...hints.faces] },
	};
}
