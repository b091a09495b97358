/** Published lists of a data directory: taken from files, and read for an answer. */
import { basename } from "node:path";
import { type EpssList, goneFrom, isReleasedBy, type KevEntry, type KevList } from "../../advisory/lists/published-list.ts";
import { readPublishedList } from "../../advisory/lists/read-list.ts";
import type { PublishedListEdition, PublishedListKind } from "../../advisory/ports.ts";
import type { Problem } from "../../core/problem.ts";
import { err, ok, type Result } from "../../core/result.ts";
import { readBounded } from "../disk/advisory-folder.ts";
import { unpack } from "../list/unpack.ts";
import { mayHold, openStore, openStoreToRead, type Store, storePlace } from "../open-store.ts";
import { StoreError } from "../store-error.ts";
import { WHO } from "./said.ts";

/** A file as taken. */
export interface TakenList {
	readonly edition: PublishedListEdition;
	/** False: it was held already. */
	readonly changed: boolean;
	/** The first entries that were left out, and how many there are. */
	readonly refused: KevList["refused"];
	readonly refusedCount: number;
	/** CVE ids that the edition held before listed and this newer one does not; they go on counting as attacked. */
	readonly gone: readonly string[];
}

/** The lists that hold for an answer. */
export interface HeldLists {
	readonly kev: KevList | undefined;
	readonly epss: EpssList | undefined;
	readonly problems: readonly Problem[];
}

/** The editions of a data directory, newest release first, without changing it; none where it holds nothing yet. */
export async function readEditions(dataFolder: string): Promise<Result<readonly PublishedListEdition[], Problem>> {
	if (!mayHold(dataFolder)) return ok([]);
	const opened = await openStoreToRead(dataFolder);
	if (!opened.ok) return opened;
	try {
		return ok(await opened.value.lists.editions());
	} catch (error) {
		if (error instanceof StoreError) return err(error.problem);
		throw error;
	} finally {
		await opened.value.close();
	}
}

/** Opens the lists of a data directory; what is taken is recorded for the person at the terminal. */
export async function openHeldLists(dataFolder: string) {
	const opened = await openStore(storePlace(dataFolder));
	if (!opened.ok) return opened;
	const store = opened.value;
	return ok({
		take: (file: string) => takeList(store, file),
		close: () => store.close(),
	});
}

/** Takes lists whose bytes somebody else has read, into a store that is open. */
export function listsOf(store: Store) {
	return { takeBytes: (file: string, bytes: Uint8Array, read: ReadList = readListBytes) => takeBytes(store, file, bytes, read) };
}

async function takeList(store: Store, file: string): Promise<Result<TakenList, Problem>> {
	const problems: Problem[] = [];
	const bytes = await readBounded(file, problems);
	const [problem] = problems;
	if (bytes === undefined)
		return { ok: false, error: problem ?? { code: "store/unreadable", message: "it cannot be read", at: file, todo: "Check the path." } };
	return takeBytes(store, file, bytes);
}

/** What is told of a list that was read; its entries alone where they are held against earlier editions, for scores are many. */
export interface ListFacts extends Pick<KevList, "version" | "releasedOn" | "refused" | "refusedCount"> {
	readonly kind: PublishedListKind;
	readonly count: number;
	readonly kev: KevList | undefined;
}

/** Reads the bytes of a list; a server does it in a thread. */
export type ReadList = (bytes: Uint8Array, file: string) => Promise<Result<ListFacts, Problem>>;

/** Reads them here. */
export const readListBytes: ReadList = async (bytes, file) => {
	const unpacked = await unpack(bytes, file);
	if (!unpacked.ok) return unpacked;
	const read = readPublishedList(unpacked.value, basename(file));
	if (!read.ok) return read;
	const { kind, version, releasedOn, entries, refused, refusedCount } = read.value;
	const kev = read.value.kind === "kev" ? read.value : undefined;
	return ok({ kind, version, releasedOn, count: entries.size, refused, refusedCount, kev });
};

async function takeBytes(
	store: Store,
	file: string,
	bytes: Uint8Array,
	readBytes: ReadList = readListBytes,
): Promise<Result<TakenList, Problem>> {
	const read = await readBytes(bytes, file);
	if (!read.ok) return read;
	const { kind, version, releasedOn, count, refused, refusedCount, kev } = read.value;
	const receivedAt = Date.now();
	if (!isReleasedBy(read.value, receivedAt)) return err(fromTheFuture(releasedOn, file));
	const gone = kev === undefined ? [] : await keepGone(store, kev, receivedAt);
	const list = { kind, version, releasedOn, entries: count, place: file, bytes, receivedAt };
	return ok({ ...(await store.lists.receive(list, WHO)), refused, refusedCount, gone });
}

function fromTheFuture(releasedOn: string, at: string): Problem {
	const message = `the list says that it is of ${releasedOn}, and that day has not come`;
	return { code: "advisory/future-list", message, at, todo: "Fetch it again from its publisher, and check the clock of this machine." };
}

/**
 * Keeps what earlier editions of KEV had and the newest has no more, before the edition itself, so that nothing is lost between the two.
 *
 * @returns The CVE ids that the edition taken lacks and the one before had, where it is the newest.
 */
async function keepGone(store: Store, taken: KevList, at: number): Promise<readonly string[]> {
	const newest = await newestOf(store, "kev", undefined, []);
	const before = await readGone(store);
	if (newest?.kind !== "kev") return [];
	const isNewest = taken.releasedOn >= newest.releasedOn;
	const gone = isNewest
		? goneFrom(taken, [newest, { version: "", entries: before }])
		: goneFrom(newest, [{ version: "", entries: before }, taken]);
	if (gone.size > 0 || before.size > 0) await store.meta.set({ key: GONE, value: JSON.stringify([...gone].sort()), who: WHO, at });
	return isNewest ? [...newest.entries.keys()].filter((cve) => gone.has(cve)).sort() : [];
}

/** Where they are kept: pairs of a CVE id and its entry. */
const GONE = "kev-gone";

async function readGone(store: Pick<Store, "meta">): Promise<ReadonlyMap<string, KevEntry>> {
	return new Map(JSON.parse((await store.meta.get(GONE)) ?? "[]") as readonly (readonly [string, KevEntry])[]);
}

/**
 * Reads the lists that hold. Of EPSS the newest scores, or with `day` (`YYYY-MM-DD`) the newest of that day or before; of KEV the newest edition
 * whatever the day, for its entries say themselves since when they are listed, and what earlier editions had beside it.
 */
export async function readLists(store: Pick<Store, "lists" | "meta">, day: string | undefined): Promise<HeldLists> {
	const problems: Problem[] = [];
	const [kev, epss] = [await newestOf(store, "kev", undefined, problems), await newestOf(store, "epss", day, problems)];
	return {
		kev: kev?.kind === "kev" ? { ...kev, entries: new Map([...(await readGone(store)), ...kev.entries]) } : undefined,
		epss: epss?.kind === "epss" ? epss : undefined,
		problems,
	};
}

async function newestOf(
	{ lists }: Pick<Store, "lists">,
	kind: PublishedListKind,
	until: string | undefined,
	problems: Problem[],
): Promise<KevList | EpssList | undefined> {
	const editions = await lists.editions();
	const edition = editions.find((each) => each.kind === kind && (until === undefined || each.releasedOn <= until));
	const bytes = edition && (await lists.bytes(edition.sha256));
	if (edition === undefined || bytes === undefined) return undefined;
	const unpacked = await unpack(bytes, edition.place);
	const read = unpacked.ok ? readPublishedList(unpacked.value, basename(edition.place)) : unpacked;
	if (read.ok) return read.value;
	problems.push(read.error);
	return undefined;
}
