/** All that is public at one moment, in order: what pages, lists and feeds are made from. */
import { setImmediate as breathe } from "node:timers/promises";
import { isPublicAdvisory } from "../../advisory/is-public.ts";
import type { DocumentRevision } from "../../advisory/ports.ts";
import { readAny } from "../../advisory/read-any.ts";
import type { VendorId } from "../../catalog/vendor.ts";
import { addTo } from "../../core/multi-map.ts";
import { isInForce, isRunning, touches, type Wave } from "../../detect/wave.ts";
import { type AttackLists, attackedIn, attackedOn } from "../../match/attack-lists.ts";
import { type Due, type DueHole, dueOf } from "../../match/ssvc/due.ts";
import { type Entry, entryOf } from "./entry.ts";
import type { SiteSource } from "./ports.ts";
import { slugOf } from "./slug.ts";

/** A known attack on a hole of a document. */
export interface Attack {
	readonly cve: string;
	/** `YYYY-MM-DD` of CISA KEV; `undefined`: the evidence is another. */
	readonly kevAdded: string | undefined;
	readonly evidence: string;
	readonly source: string;
}

/** An entry with what its urgency hangs on. */
export interface Listed extends Entry {
	readonly slug: string;
	readonly attacks: readonly Attack[];
	/** That run and reach it. */
	readonly waves: readonly Wave[];
	/** For a device that the internet reaches, and for one on an inner network; `undefined`: it names no hole. */
	readonly due: { readonly internet: Due; readonly internal: Due } | undefined;
	readonly urgency: UrgencyClass;
}

/** How lists are cut. `attacked`: an attack or a wave is known. The others by CVSS 3.1 section 5; no score counts as critical. */
export type UrgencyClass = "attacked" | "critical" | "high" | "lower" | "withdrawn";

/** The classes, the most urgent first. */
export const URGENCY_CLASSES: readonly UrgencyClass[] = ["attacked", "critical", "high", "lower", "withdrawn"];

/** One moment. */
export interface Snapshot {
	/** `YYYY-MM-DD` */
	readonly asOf: string;
	/** The most urgent first; equal ones the newest first. */
	readonly entries: readonly Listed[];
	/** By the last part of the address. */
	readonly bySlug: ReadonlyMap<string, Listed>;
	/** By tracking id, lower case: several where publishers share one. */
	readonly byId: ReadonlyMap<string, readonly Listed[]>;
	readonly byVendor: ReadonlyMap<VendorId, readonly Listed[]>;
	readonly byCve: ReadonlyMap<string, readonly Listed[]>;
	/** Newest start first; none that is made up. */
	readonly waves: readonly Wave[];
	readonly lists: AttackLists;
}

/** Gives the snapshot of now. */
export interface Snapshots {
	current(): Promise<Snapshot>;
}

/** A look at the store is this old at most. */
const LOOK_MS = 2_000;

/** Makes snapshots. The same object is given as long as nothing has changed; documents that are known are not read again. */
export function createSnapshots(source: SiteSource): Snapshots {
	const read = new Map<string, readonly Entry[]>();
	let held: { readonly snapshot: Snapshot; readonly mark: string } | undefined;
	let lookedAt = Number.NEGATIVE_INFINITY;
	let running: Promise<Snapshot> | undefined;
	const look = async (): Promise<Snapshot> => {
		const asOf = new Date(source.now()).toISOString().slice(0, 10);
		// Asked first: what is written while the rest is read makes another stamp, and another look.
		const mark = `${asOf} ${await source.stamp()}`;
		if (held?.mark === mark) return held.snapshot;
		const known: DocumentRevision[] = [];
		for await (const page of source.documents.known()) known.push(...page);
		const [waves, lists] = [
			(await source.waves()).filter((wave) => wave.synthetic === (source.operator.isDemonstration === true) && isInForce(wave)),
			await source.lists(),
		];
		const entries = await entriesOf(known, read, source);
		held = { snapshot: arrange(entries, waves, lists, asOf, source), mark };
		return held.snapshot;
	};
	return {
		async current() {
			if (held !== undefined && source.now() - lookedAt < LOOK_MS) return held.snapshot;
			running ??= look().finally(() => {
				lookedAt = source.now();
				running = undefined;
			});
			// What is held is shown while it is looked whether something is new; only the first visitor waits.
			if (held === undefined) return running;
			running.catch(() => undefined);
			return held.snapshot;
		},
	};
}

/** The public ones of the current documents. A file of many records holds none: those are CVE records or NVD entries. */
async function entriesOf(
	known: readonly DocumentRevision[],
	read: Map<string, readonly Entry[]>,
	{ documents, catalogue }: SiteSource,
): Promise<readonly Entry[]> {
	const entries: Entry[] = [];
	const byHash = Map.groupBy(known, ({ sha256 }) => sha256);
	for (const [hash, revisions] of byHash) {
		const [revision] = revisions;
		if (revision === undefined || revisions.length > 1) continue;
		const key = `${hash} ${revision.origin}`;
		let found = read.get(key);
		if (found === undefined) {
			const bytes = await documents.bytes(hash);
			const parsed = bytes === undefined ? undefined : readAny(bytes, revision.place);
			const [advisory] = parsed?.ok === true ? parsed.value : [];
			found = advisory !== undefined && isPublicAdvisory(advisory) ? [entryOf(advisory, revision, catalogue)] : [];
			read.set(key, found);
			// Many documents are read one by one, and requests are answered between them.
			await breathe();
		}
		entries.push(...found);
	}
	for (const key of read.keys()) if (!byHash.has(key.split(" ", 1)[0] ?? "")) read.delete(key);
	return entries;
}

function arrange(entries: readonly Entry[], waves: readonly Wave[], lists: AttackLists, asOf: string, { catalogue }: SiteSource): Snapshot {
	const attacked = attackedIn(lists, catalogue);
	const running = waves.filter((wave) => !wave.synthetic && isRunning(wave, asOf));
	const ids = Map.groupBy(entries, ({ trackingId }) => trackingId);
	const listed = entries.map((entry): Listed => {
		const known = (cve: string | undefined) => (cve === undefined ? undefined : attackedOn(asOf, attacked(cve)));
		const makers = entry.vendors.flatMap((id) => [...catalogue.withParents(id)]);
		const reaching = (cve: string | undefined) => running.filter((wave) => touches(wave, { cve, makers }));
		const holes: DueHole[] = entry.holes.map(({ cve, vectors }) => ({ vectors, attacked: known(cve), waves: reaching(cve) }));
		const [internet, internal] = [dueOf(holes, "internet", asOf), dueOf(holes, "internal", asOf)];
		const attacks = entry.holes.flatMap(({ cve }): Attack[] => {
			const one = known(cve);
			return one === undefined ? [] : [{ cve: one.cve, kevAdded: one.kevAdded, evidence: one.evidence, source: one.source }];
		});
		const own = [...new Set(holes.flatMap((hole) => hole.waves))];
		const due = entry.withdrawn || internet === undefined || internal === undefined ? undefined : { internet, internal };
		const urgency = entry.withdrawn ? "withdrawn" : attacks.length + own.length > 0 ? "attacked" : classOf(entry.score);
		// What was taken back states no hole any more, so nothing attacks it.
		const now = entry.withdrawn ? { attacks: [], waves: [] } : { attacks, waves: own };
		return { ...entry, slug: slugOf(entry, (ids.get(entry.trackingId)?.length ?? 0) > 1), ...now, due, urgency };
	});
	listed.sort(byUrgency);
	const byVendor = new Map<VendorId, Listed[]>();
	const byCve = new Map<string, Listed[]>();
	for (const entry of listed) {
		for (const id of new Set(entry.vendors.flatMap((vendor) => [...catalogue.withParents(vendor)]))) addTo(byVendor, id, entry);
		for (const cve of new Set(entry.holes.flatMap((hole) => hole.cve ?? []))) addTo(byCve, cve, entry);
	}
	return {
		asOf,
		entries: listed,
		bySlug: new Map(listed.map((entry) => [entry.slug, entry])),
		byId: Map.groupBy(listed, ({ trackingId }) => trackingId.toLowerCase()),
		byVendor,
		byCve,
		waves,
		lists,
	};
}

/** CVSS 3.1 section 5. Nothing stated is taken for the worst: unknown is never safe. */
function classOf(score: number | undefined): UrgencyClass {
	if (score === undefined || score >= 9) return "critical";
	return score >= 7 ? "high" : "lower";
}

function byUrgency(a: Listed, b: Listed): number {
	const byClass = URGENCY_CLASSES.indexOf(a.urgency) - URGENCY_CLASSES.indexOf(b.urgency);
	const byWave = Number(b.waves.length > 0) - Number(a.waves.length > 0);
	const byScore = (b.score ?? 10) - (a.score ?? 10);
	// One order on every machine, whatever the order of receipt.
	return byClass || byWave || byScore || b.releasedAt - a.releasedAt || (a.slug < b.slug ? -1 : 1);
}
