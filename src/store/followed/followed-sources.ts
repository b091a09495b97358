/** The sources that are followed, as kept: `sources.json` of the data directory, and a journal of what each poll brought. Written by us. */
import { randomBytes } from "node:crypto";
import { appendFile, mkdir, open, readFile, rename } from "node:fs/promises";
import { join } from "node:path";
import type { KnownDocument, TakenDocument } from "../../advisory/provider/follow/poll-source.ts";
import { instantOf } from "../../advisory/revision-order.ts";
import type { Problem } from "../../core/problem.ts";
import { err, ok, type Result } from "../../core/result.ts";
import { WHO } from "../held/said.ts";
import { openStore, storePlace } from "../open-store.ts";

/** A source. */
export interface FollowedSource {
	readonly address: string;
	/** RFC 3339. */
	readonly addedAt: string;
	/** Failures one after the other. */
	readonly failures: number;
	readonly lastPolledAt: string | undefined;
	readonly lastGoodAt: string | undefined;
	/** RFC 3339: not before then, unless it is named. */
	readonly nextAt: string | undefined;
	/** The first note of the last poll, where it failed. */
	readonly lastProblem: string | undefined;
	readonly bytes: number;
	readonly keys: readonly string[];
	/** By address. */
	readonly known: Readonly<Record<string, KnownDocument>>;
}

/** Opened; a change is on the disk when its promise is kept. */
export interface FollowedSources {
	list(): readonly FollowedSource[];
	save(source: FollowedSource): Promise<void>;
	remove(address: string): Promise<boolean>;
	/** Hands documents to the data directory, so that answers count them; each source is an origin of its own. */
	receive(address: string, taken: readonly TakenDocument[]): Promise<Result<void, Problem>>;
	note(entry: Readonly<Record<string, unknown>>): Promise<void>;
}

/** Opens them. */
export async function openFollowedSources(dataFolder: string): Promise<Result<FollowedSources, Problem>> {
	const place = storePlace(dataFolder);
	if (!("dataFolder" in place))
		return err({
			code: "store/sources-need-folder",
			message: "sources are kept in a folder, not on a database server",
			at: "--store",
			todo: "Name a data directory with --data.",
		});
	await mkdir(dataFolder, { recursive: true, mode: 0o700 });
	const file = join(dataFolder, "sources.json");
	let sources: readonly FollowedSource[] = [];
	try {
		sources = (JSON.parse(await readFile(file, "utf8")) as { sources: FollowedSource[] }).sources;
	} catch (error) {
		if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) throw error;
	}
	const write = async (): Promise<void> => {
		const fresh = `${file}.${randomBytes(4).toString("hex")}`;
		const handle = await open(fresh, "wx", 0o600);
		try {
			await handle.writeFile(`${JSON.stringify({ sources }, undefined, 1)}\n`);
			await handle.datasync();
		} finally {
			await handle.close();
		}
		await rename(fresh, file);
	};
	return ok({
		list: () => sources,
		async save(source) {
			sources = [...sources.filter(({ address }) => address !== source.address), source];
			await write();
		},
		async remove(address) {
			const left = sources.filter((one) => one.address !== address);
			if (left.length === sources.length) return false;
			sources = left;
			await write();
			return true;
		},
		async receive(address, taken) {
			if (taken.length === 0) return ok(undefined);
			const store = await openStore(place);
			if (!store.ok) return store;
			try {
				for (let at = 0; at < taken.length; at += 100)
					await store.value.documents.receive(
						taken.slice(at, at + 100).map(({ url, bytes, advisory }) => ({
							origin: `source/${address}`,
							trackingId: advisory.id,
							version: advisory.revision,
							releasedAt: instantOf(advisory.currentReleaseDate),
							place: url,
							bytes,
							receivedAt: Date.now(),
						})),
						WHO,
					);
			} finally {
				await store.value.close();
			}
			return ok(undefined);
		},
		note: (entry) => appendFile(join(dataFolder, "sources-journal.jsonl"), `${JSON.stringify(entry)}\n`),
	});
}
