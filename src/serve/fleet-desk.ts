/** Answers about fleets and documents, over a store that is only read. It runs in a thread of its own, and in tests without one. */
import { setTimeout as pause } from "node:timers/promises";
import type { FleetContribution } from "../account/statistics/statistics.ts";
import { isPublicKnowledge } from "../advisory/is-public.ts";
import { readAny } from "../advisory/read-any.ts";
import type { Catalogue } from "../catalog/catalogue.ts";
import type { Documents, Fleets, ImportRow, Reader } from "../http/ports.ts";
import type { DeviceId, ImportId, ImportRecord } from "../inventory/ports.ts";
import { editionOf, newestOf } from "../match/assess.ts";
import { actionRows } from "../match/view/action-rows.ts";
import { advisoryReach, reachOf } from "../match/view/advisory-reach.ts";
import type { DeviceQuery, DeviceRow, Moment } from "../match/view/answers.ts";
import type { FleetDay } from "../match/view/day-store.ts";
import { deviceDetail } from "../match/view/device-detail.ts";
import { listDevices } from "../match/view/device-rows.ts";
import { explainDevice, explainFully } from "../match/view/explain-device.ts";
import { countFacets } from "../match/view/facets.ts";
import { listFindingRows } from "../match/view/finding-rows.ts";
import { overviewOf, questionRow, questionsOfView, waveReaches } from "../match/view/overview.ts";
import { pageOf } from "../match/view/pages.ts";
import { siteRows } from "../match/view/site-rows.ts";
import { type Standing, standingOf } from "../match/view/standing.ts";
import { waveReach } from "../match/wave-reach.ts";
import { organisationTree } from "../people/organisation.ts";
import type { Store } from "../store/open-store.ts";
import { countedImports } from "./counted-imports.ts";
import { createViewShelf, type KeptView, makeView, type ViewStore } from "./fleet-views.ts";
import { type FactStore, type HeldFacts, readFacts } from "./held-facts.ts";
import { dayOf } from "./kept-days.ts";
import { countFleet } from "./statistics/fleet-counts.ts";

/** What is read. */
export type DeskStore = FactStore & ViewStore & Pick<Store, "meta">;

/** Whoever answers; what streams is made of `devices` on the other side. */
export type FleetDesk = Omit<Fleets, "export"> & {
	readonly documents: Documents;
	/** How each device stands now, to be kept for the days after; empty where that is known (`madeAt`, UTC milliseconds). */
	today(organisation: string, known: number | undefined): Promise<readonly FleetDay[]>;
	/** What the devices of each organisation count for public statistics. */
	contributions(): Promise<readonly FleetContribution[]>;
	/** How the fleet stands, for alerts. */
	standing(organisation: string): Promise<Standing>;
	/** Rows for an export, from a place on. */
	exportRows(
		organisation: string,
		query: DeviceQuery,
		from: string | undefined,
	): Promise<{ readonly rows: readonly DeviceRow[]; readonly next: string | undefined }>;
};

/** How long what was found of changes in the store is believed, ms. */
const BELIEVED_MS = 250;
/** Items of a page of an export. */
const EXPORT_ROWS = 200;

/** Makes the desk. @param now - The clock, UTC milliseconds. */
export function createFleetDesk(store: DeskStore, catalogue: Catalogue, now: () => number): FleetDesk {
	const shelf = createViewShelf();
	const making = new Map<string, Promise<KeptView | undefined>>();
	let facts: HeldFacts | undefined;
	let reading: { readonly stamp: string; readonly made: Promise<HeldFacts> } | undefined;
	let looked: { readonly at: number; readonly stamp: Promise<{ readonly facts: string; readonly fleets: string }> } | undefined;

	const today = () => new Date(now()).toISOString().slice(0, 10);
	const stampNow = async () => {
		const at = performance.now();
		if (looked === undefined || at - looked.at > BELIEVED_MS) looked = { at, stamp: store.meta.stamp() };
		const stamp = await looked.stamp;
		return { facts: `${today()} ${stamp.facts}`, whole: `${today()} ${stamp.facts} ${stamp.fleets}` };
	};
	const readNewFacts = async (stamp: string): Promise<HeldFacts> => {
		// What is being read may have been begun before the newest change, and lack it.
		while (reading !== undefined && reading.stamp !== stamp) await reading.made.catch(() => undefined);
		if (facts?.stamp === stamp) return facts;
		reading ??= {
			stamp,
			made: readFacts(store, catalogue, stamp, today())
				.then((made) => {
					facts = made;
					return made;
				})
				.finally(() => {
					reading = undefined;
				}),
		};
		return reading.made;
	};
	const shelfFor = async (reader: Reader = "everybody") => {
		const held = await currentFacts();
		return reader === "staff" ? held.shelf : held.everybody().shelf;
	};
	/** The facts as they are now, or as they were while newer ones are being read. */
	const currentFacts = async (): Promise<HeldFacts> => {
		const stamp = await stampNow();
		if (facts === undefined) return readNewFacts(stamp.facts);
		if (facts.stamp !== stamp.facts) void readNewFacts(stamp.facts).catch(() => undefined);
		return facts;
	};
	const renewed = (organisation: string): Promise<KeptView | undefined> => {
		const held = making.get(organisation);
		if (held !== undefined) return held;
		const made = (async () => {
			const stamp = await stampNow();
			const known = facts?.stamp === stamp.facts ? facts : await readNewFacts(stamp.facts);
			const view = await makeView(store, organisation, known, stamp.whole, now);
			if (view !== undefined) shelf.set(organisation, view);
			return view;
		})().finally(() => making.delete(organisation));
		making.set(organisation, made);
		return made;
	};
	const viewOf = async (organisation: string): Promise<{ readonly kept: KeptView; readonly moment: Moment }> => {
		const held = shelf.get(organisation);
		const { whole } = await stampNow();
		if (held !== undefined) {
			const isRenewing = held.stamp !== whole;
			if (isRenewing) void renewed(organisation).catch(() => undefined);
			return { kept: held, moment: { ...held.moment, isRenewing } };
		}
		const made = await renewed(organisation);
		if (made === undefined) throw new Error(`there is no organisation ${organisation}`);
		return { kept: made, moment: { ...made.moment, isRenewing: false } };
	};
	const within = async (organisation: string) =>
		organisationTree(await store.people.organisations())
			.within(organisation)
			.map(({ id }) => id);

	return {
		async overview(organisation) {
			const { kept, moment } = await viewOf(organisation);
			return { ...moment, ...overviewOf(kept.view, kept.times, kept.received) };
		},
		async devices(organisation, query) {
			const { kept, moment } = await viewOf(organisation);
			return { ...moment, ...listDevices(kept.view, query) };
		},
		async facets(organisation, filter) {
			const { kept, moment } = await viewOf(organisation);
			return { ...moment, ...countFacets(kept.view, filter) };
		},
		async device(organisation, id) {
			const { kept, moment } = await viewOf(organisation);
			const row = kept.view.rowOf(id);
			const device = row === undefined ? undefined : await store.inventory.device(kept.of, id as DeviceId);
			if (row === undefined || device === undefined) return undefined;
			const observations = await store.inventory.observations(kept.of, id as DeviceId);
			return { ...moment, ...deviceDetail(kept.view, row, device, observations) };
		},
		async findings(organisation, query) {
			const { kept, moment } = await viewOf(organisation);
			return { ...moment, ...listFindingRows(kept.view, query) };
		},
		async actions(organisation, ask) {
			const { kept, moment } = await viewOf(organisation);
			const all = actionRows(kept.view);
			return { ...moment, ...pageOfList(all, ask, ({ id }) => id) };
		},
		async questions(organisation) {
			const { kept, moment } = await viewOf(organisation);
			return { ...moment, items: questionsOfView(kept.view).slice(0, 200).map(questionRow) };
		},
		async sites(organisation) {
			const { kept, moment } = await viewOf(organisation);
			return { ...moment, items: siteRows(kept.view) };
		},
		async waves(organisation) {
			const { kept, moment } = await viewOf(organisation);
			return { ...moment, items: waveReaches(kept.view) };
		},
		async waveReach(organisation, id) {
			const { kept, moment } = await viewOf(organisation);
			const wave = kept.view.options.waves.find((one) => one.id === id);
			return wave && { ...moment, ...waveReach(kept.view.judged, wave) };
		},
		async advisory(organisation, id) {
			const { kept, moment } = await viewOf(organisation);
			const reach = advisoryReach(kept.view, id);
			return reach && { ...moment, ...reach };
		},
		async reaches(organisation, advisories) {
			const { kept } = await viewOf(organisation);
			return advisories.map((id) => reachOf(kept.view, id));
		},
		async today(organisation, known) {
			const { kept, moment } = await viewOf(organisation);
			return moment.madeAt === known ? [] : dayOf(kept.view, moment);
		},
		async contributions() {
			const all: FleetContribution[] = [];
			for (const { id } of (await store.people.organisations()).filter(({ parentId }) => parentId === undefined)) {
				const { view, of } = (await viewOf(id)).kept;
				const { counted } = countedImports(await store.inventory.imports(of));
				const seenIn = counted.map((record) => record.id);
				if (seenIn.length > 0) all.push(...(await countFleet(view, store.inventory.everyDevice({ of, seenIn }))));
			}
			return all;
		},
		async standing(organisation) {
			return standingOf((await viewOf(organisation)).kept.view);
		},
		async explain(question) {
			return explainDevice(question, (await currentFacts()).everybody().matcher);
		},
		async imports(organisation, ask) {
			const all = await store.inventory.imports(await within(organisation));
			const counted = new Set(countedImports(all).counted.map(({ id }) => id));
			return pageOfList(
				all.map((record) => importRow(record, counted.has(record.id))),
				ask,
				({ id }) => id,
			);
		},
		async rejected(organisation, importId, { after, limit }) {
			const of = await within(organisation);
			if (!(await store.inventory.imports(of)).some(({ id }) => id === importId)) return undefined;
			const page = { ...(after === undefined ? {} : { after }), ...(limit === undefined ? {} : { limit }) };
			return store.inventory.rejected(of, importId as ImportId, page);
		},
		async exportRows(organisation, query, from) {
			const { kept } = await viewOf(organisation);
			const { items, next } = listDevices(kept.view, { ...query, after: from, limit: EXPORT_ROWS });
			return { rows: items, next };
		},
		async renew(organisation) {
			looked = undefined;
			for (;;) {
				const { whole } = await stampNow();
				if (shelf.get(organisation)?.stamp === whole) return;
				if ((await renewed(organisation)) === undefined) return;
				looked = undefined;
				await pause(0);
			}
		},
		documents: {
			async summary() {
				const { matcher, lists, stamp } = await currentFacts();
				const { library, catalogue: known } = matcher;
				return {
					documents: library.advisories.length,
					advisories: library.advisories.filter(({ advisory }) => advisory.further === undefined).length,
					cves: library.byCve.size,
					newestDocument: newestOf(library),
					catalogue: { version: known.version, date: known.date },
					lists: { kev: editionOf(lists.kev), epss: editionOf(lists.epss) },
					stamp,
				};
			},
			list: async (query, reader) => (await shelfFor(reader)).list(query),
			async find(id, publisher, reader) {
				const { originsOf } = await currentFacts();
				const found = (await shelfFor(reader)).find(id, publisher);
				if (found.length === 0) return [];
				const known = await Promise.all(originsOf(id).map((origin) => store.documents.revisions({ origin, trackingId: id })));
				return found.map((each) => ({ ...each, revisions: known.length === 1 || found.length === 1 ? (known[0] ?? []) : [] }));
			},
			async revision(key, revision, reader) {
				const kept = await store.documents.document(key, revision);
				if (kept === undefined) return undefined;
				const { bytes, ...head } = kept;
				const read = readAny(bytes, kept.place);
				const advisory = read.ok ? read.value.find(({ id }) => id === kept.trackingId) : undefined;
				if (reader !== "staff" && (advisory === undefined || !isPublicKnowledge(advisory))) return undefined;
				return { kept: head, bytes, advisory };
			},
			vendors: async (reader) => (await shelfFor(reader)).vendors(),
			onCve: async (cve, reader) => (await shelfFor(reader)).onCve(cve),
			waves: async () => (await currentFacts()).waves,
			check: async (device) => explainFully(device, (await currentFacts()).everybody().matcher),
		},
	};
}

function pageOfList<T>(
	all: readonly T[],
	ask: { readonly after?: string | undefined; readonly limit?: number | undefined },
	keyOf: (item: T) => string,
) {
	return pageOf(
		all.length,
		ask,
		(place) => all[place] as T,
		(place) => keyOf(all[place] as T),
		(key) => {
			const place = all.findIndex((item) => keyOf(item) === key);
			return place < 0 ? undefined : place;
		},
	);
}

function importRow(
	{ id, organisationId, organisation, source, method, who, at, observedAt, end }: ImportRecord,
	counts: boolean,
): ImportRow {
	return { id, owner: { id: organisationId, name: organisation }, source, method, who, startedAt: at, observedAt, end, counts };
}
