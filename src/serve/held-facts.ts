/** Documents, lists and waves of a store, made ready to judge with; made anew when one of them or the day changes. */
import type { Advisory } from "../advisory/document.ts";
import { isPublicKnowledge } from "../advisory/is-public.ts";
import type { Catalogue } from "../catalog/catalogue.ts";
import type { Wave } from "../detect/wave.ts";
import type { AttackLists } from "../match/attack-lists.ts";
import { compileLibrary } from "../match/compile.ts";
import { createMatcher, type Matcher } from "../match/matcher.ts";
import { type DocumentShelf, shelve } from "../match/view/document-rows.ts";
import { readLists } from "../store/held/held-lists.ts";
import { readDocuments } from "../store/held/read-held.ts";
import type { Store } from "../store/open-store.ts";

/** All that verdicts rest on besides devices. */
export interface HeldFacts {
	/** Changes when any of it does. */
	readonly stamp: string;
	/** `YYYY-MM-DD` */
	readonly asOf: string;
	readonly matcher: Matcher;
	/** Of what anybody may read alone: a stranger's question must not be answered by a document that is not for them. */
	publicMatcher(): Matcher;
	readonly advisories: readonly Advisory[];
	readonly lists: AttackLists;
	readonly waves: readonly Wave[];
	readonly shelf: DocumentShelf;
}

/** What is read of a store: the facts alone. */
export type FactStore = Pick<Store, "documents" | "lists" | "meta" | "waves">;

/** Reads them. */
export async function readFacts(store: FactStore, catalogue: Catalogue, stamp: string, asOf: string): Promise<HeldFacts> {
	const { advisories } = await readDocuments(store);
	const lists = await readLists(store, undefined);
	const waves = await store.waves.waves();
	const matcher = createMatcher(compileLibrary(advisories, catalogue), catalogue);
	const known = advisories.filter(isPublicKnowledge);
	// Made at the first question; where everything is public it is the same.
	let open: Matcher | undefined = known.length === advisories.length ? matcher : undefined;
	const publicMatcher = (): Matcher => {
		open ??= createMatcher(compileLibrary(known, catalogue), catalogue);
		return open;
	};
	return { stamp, asOf, matcher, publicMatcher, advisories, lists, waves, shelf: shelve(matcher, lists, asOf) };
}
