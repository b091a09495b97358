/** Documents, lists and waves of a store, made ready to judge with; made anew when one of them or the day changes. */
import type { Advisory } from "../advisory/document.ts";
import { isPublicKnowledge } from "../advisory/is-public.ts";
import type { Catalogue } from "../catalog/catalogue.ts";
import { isInForce, type Wave } from "../detect/wave.ts";
import type { AttackLists } from "../match/attack-lists.ts";
import { compileLibrary } from "../match/compile.ts";
import { createMatcher, type Matcher } from "../match/matcher.ts";
import { type DocumentShelf, shelve } from "../match/view/document-rows.ts";
import type { ReceivedDocument } from "../match/view/overview.ts";
import { readLists } from "../store/held/held-lists.ts";
import { readDocuments } from "../store/held/read-held.ts";
import type { Store } from "../store/open-store.ts";
import { keyable } from "../store/storable.ts";

/** All that verdicts rest on besides devices. */
export interface HeldFacts {
	/** Changes when any of it does. */
	readonly stamp: string;
	/** `YYYY-MM-DD` */
	readonly asOf: string;
	readonly matcher: Matcher;
	readonly advisories: readonly Advisory[];
	readonly lists: AttackLists;
	readonly waves: readonly Wave[];
	readonly shelf: DocumentShelf;
	/** Where documents with a tracking id came from. */
	originsOf(trackingId: string): readonly string[];
	/** Documents received from an instant (UTC milliseconds) on, in their current revision. */
	receivedSince(at: number): readonly ReceivedDocument[];
	/** The same from documents alone that anybody may read: what a stranger is answered from. Made when somebody asks. */
	everybody(): Pick<HeldFacts, "matcher" | "shelf">;
}

/** What is read of a store: the facts alone. */
export type FactStore = Pick<Store, "documents" | "lists" | "meta" | "waves">;

/** Reads them. */
export async function readFacts(store: FactStore, catalogue: Catalogue, stamp: string, asOf: string): Promise<HeldFacts> {
	const { advisories, current } = await readDocuments(store);
	const lists = await readLists(store, undefined);
	const waves = (await store.waves.waves()).filter(isInForce);
	const matcher = createMatcher(compileLibrary(advisories, catalogue), catalogue);
	const shelf = shelve(matcher, lists, asOf);
	const origins = Map.groupBy(current, ({ trackingId }) => trackingId);
	let everybody: Pick<HeldFacts, "matcher" | "shelf"> | undefined;
	const makeForEverybody = () => {
		const open = advisories.filter(isPublicKnowledge);
		if (open.length === advisories.length) return { matcher, shelf };
		const known = createMatcher(compileLibrary(open, catalogue), catalogue);
		return { matcher: known, shelf: shelve(known, lists, asOf) };
	};
	return {
		stamp,
		asOf,
		matcher,
		advisories,
		lists,
		waves,
		shelf,
		originsOf: (trackingId) => [...new Set((origins.get(keyable(trackingId)) ?? []).map(({ origin }) => origin))],
		receivedSince: (at) =>
			current.flatMap(({ trackingId: id, receivedAt, revision }) => (receivedAt > at ? [{ id, isNew: revision === 1 }] : [])),
		everybody() {
			everybody ??= makeForEverybody();
			return everybody;
		},
	};
}
