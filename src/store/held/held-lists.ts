/** Published lists of a data directory: taken from files, and read for an answer. */
import { basename } from "node:path";
import type { EpssList, KevList } from "../../advisory/lists/published-list.ts";
import { readPublishedList } from "../../advisory/lists/read-list.ts";
import type { PublishedListEdition, PublishedListKind } from "../../advisory/ports.ts";
import type { Problem } from "../../core/problem.ts";
import { ok, type Result } from "../../core/result.ts";
import { readBounded } from "../disk/advisory-folder.ts";
import { unpack } from "../list/unpack.ts";
import { openStore, type Store } from "../open-store.ts";
import { WHO } from "./said.ts";

/** A file as taken, with the entries of it that were left out. */
export interface TakenList {
	readonly edition: PublishedListEdition;
	/** False: it was held already. */
	readonly changed: boolean;
	readonly refused: KevList["refused"];
}

/** The lists that hold for an answer. */
export interface HeldLists {
	readonly kev: KevList | undefined;
	readonly epss: EpssList | undefined;
	readonly problems: readonly Problem[];
}

/** Opens the lists of a data directory; what is taken is recorded for the person at the terminal. */
export async function openHeldLists(dataFolder: string) {
	const opened = await openStore({ dataFolder });
	if (!opened.ok) return opened;
	const store = opened.value;
	return ok({
		editions: () => store.lists.editions(),
		take: (file: string) => takeList(store, file),
		close: () => store.close(),
	});
}

async function takeList(store: Store, file: string): Promise<Result<TakenList, Problem>> {
	const problems: Problem[] = [];
	const bytes = await readBounded(file, problems);
	const [problem] = problems;
	if (bytes === undefined)
		return { ok: false, error: problem ?? { code: "store/unreadable", message: "it cannot be read", at: file, todo: "Check the path." } };
	const unpacked = await unpack(bytes, file);
	if (!unpacked.ok) return unpacked;
	const read = readPublishedList(unpacked.value, basename(file));
	if (!read.ok) return read;
	const { kind, version, releasedOn, entries, refused } = read.value;
	const list = { kind, version, releasedOn, entries: entries.size, place: file, bytes, receivedAt: Date.now() };
	return ok({ ...(await store.lists.receive(list, WHO)), refused });
}

/**
 * Reads the lists that hold. Of EPSS the newest scores, or with `day` (`YYYY-MM-DD`) the newest of that day or before; of KEV the newest edition
 * whatever the day, for its entries say themselves since when they are listed.
 */
export async function readLists(store: Pick<Store, "lists">, day: string | undefined): Promise<HeldLists> {
	const editions = await store.lists.editions();
	const problems: Problem[] = [];
	const newest = async (kind: PublishedListKind, until: string | undefined) => {
		const edition = editions.find((each) => each.kind === kind && (until === undefined || each.releasedOn <= until));
		const bytes = edition && (await store.lists.bytes(edition.sha256));
		if (edition === undefined || bytes === undefined) return undefined;
		const unpacked = await unpack(bytes, edition.place);
		const read = unpacked.ok ? readPublishedList(unpacked.value, basename(edition.place)) : unpacked;
		if (read.ok) return read.value;
		problems.push(read.error);
		return undefined;
	};
	const [kev, epss] = [await newest("kev", undefined), await newest("epss", day)];
	return { kev: kev?.kind === "kev" ? kev : undefined, epss: epss?.kind === "epss" ? epss : undefined, problems };
}
