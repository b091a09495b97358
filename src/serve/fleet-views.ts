/** The views of organisations, kept while they are asked for: one is made anew when what it rests on has changed, and given as it was meanwhile. */
import type { Owners } from "../inventory/ports.ts";
import type { Moment, Owner } from "../match/view/answers.ts";
import type { ListTimes, ReceivedDocument } from "../match/view/overview.ts";
import { prepareView } from "../match/view/prepare-view.ts";
import { type FleetView, growView } from "../match/view/view.ts";
import { organisationTree } from "../people/organisation.ts";
import type { Store } from "../store/open-store.ts";
import { countedImports } from "./counted-imports.ts";
import type { HeldFacts } from "./held-facts.ts";
import { readDay } from "./kept-days.ts";

/** A view with what goes beside it. */
export interface KeptView {
	readonly view: FleetView;
	readonly times: ListTimes;
	/** Documents that came since the day that changes are counted from. */
	readonly received: readonly ReceivedDocument[];
	readonly moment: Omit<Moment, "isRenewing">;
	/** What it rests on. */
	readonly stamp: string;
	/** Organisations whose devices are in it. */
	readonly of: Owners;
}

/** Devices that are kept in views at a time; the views asked for least lately go first. */
const MOST_DEVICES = 3_000_000;
const MOST_VIEWS = 64;

/** What is read of a store. */
export type ViewStore = Pick<Store, "inventory" | "people" | "days">;

/** Makes the view of an organisation and all below it. `undefined`: there is none of that id. */
export async function makeView(
	store: ViewStore,
	organisation: string,
	facts: HeldFacts,
	stamp: string,
	now: () => number,
): Promise<KeptView | undefined> {
	const owners: readonly Owner[] = organisationTree(await store.people.organisations())
		.within(organisation)
		.map(({ id, name }) => ({ id, name }));
	if (owners.length === 0) return undefined;
	const of = owners.map(({ id }) => id);
	const { counted, unfinished } = countedImports(await store.inventory.imports(of));
	const { asOf, waves, lists } = facts;
	const growing = growView(owners, facts.matcher, { filter: {}, asOf, waves, lists });
	const numbers = new Map(of.map((id, number) => [id, number]));
	if (counted.length > 0) {
		for await (const page of store.inventory.everyDevice({ of, seenIn: counted.map(({ id }) => id) })) {
			growing.add(
				page.map(({ id, organisationId, device, lastSeenAt }) => ({ id, owner: numbers.get(organisationId) ?? 0, device, lastSeenAt })),
			);
		}
	}
	const view = growing.finish((await store.days.before(of, asOf)).map(readDay));
	prepareView(view);
	const observed = counted.map(({ observedAt }) => observedAt);
	return {
		view,
		times: {
			oldestList: observed.length === 0 ? undefined : observed.reduce((a, b) => Math.min(a, b)),
			newestList: observed.length === 0 ? undefined : observed.reduce((a, b) => Math.max(a, b)),
			unfinishedImports: unfinished,
		},
		moment: { madeAt: now(), asOf },
		received: view.earlier === undefined ? [] : facts.receivedSince(view.earlier.takenAt),
		stamp,
		of,
	};
}

/** Views by organisation, the one asked for last at the end. */
export interface ViewShelf {
	get(organisation: string): KeptView | undefined;
	set(organisation: string, view: KeptView): void;
}

/** An empty shelf. */
export function createViewShelf(): ViewShelf {
	const views = new Map<string, KeptView>();
	return {
		get(organisation) {
			const held = views.get(organisation);
			if (held === undefined) return undefined;
			views.delete(organisation);
			views.set(organisation, held);
			return held;
		},
		set(organisation, view) {
			views.delete(organisation);
			views.set(organisation, view);
			let devices = 0;
			for (const { view: held } of views.values()) devices += held.fleet.size;
			for (const [oldest, { view: held }] of views) {
				if (oldest === organisation || (devices <= MOST_DEVICES && views.size <= MOST_VIEWS)) return;
				views.delete(oldest);
				devices -= held.fleet.size;
			}
		},
	};
}
