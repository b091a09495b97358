/** The sources that are followed, as kept: `sources.json` of the data directory, and a journal of what each poll brought. Written by us. */
import { appendFile, mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { NewDocument } from "../../advisory/ports.ts";
import type { FollowedSource, FollowedSources } from "../../advisory/provider/follow/followed-source.ts";
import { instantOf } from "../../advisory/revision-order.ts";
import type { Problem } from "../../core/problem.ts";
import { err, ok, type Result } from "../../core/result.ts";
import { replaceFile } from "../disk/replace-file.ts";
import { WHO } from "../held/said.ts";
import { openStore, storePlace } from "../open-store.ts";

/** Takes documents into the store. */
export type ReceiveDocuments = (documents: readonly NewDocument[]) => Promise<Result<void, Problem>>;

/** Documents and bytes that are handed over at a time. */
const MOST_AT_ONCE = 100;
const MOST_BYTES_AT_ONCE = 8 * 1024 * 1024;

/** Opens them. Documents go to `receive`, else into the store of the data directory, for which it must have no owner. */
export async function openFollowedSources(dataFolder: string, receive?: ReceiveDocuments): Promise<Result<FollowedSources, Problem>> {
	if (!("dataFolder" in storePlace(dataFolder)))
		return err({
			code: "store/sources-need-folder",
			message: "sources are kept in a folder, not on a database server",
			at: "--store",
			todo: "Name a data directory with --data.",
		});
	await mkdir(dataFolder, { recursive: true, mode: 0o700 });
	const file = join(dataFolder, "sources.json");
	let sources = await readSources(file);
	// A command and a running server may both change them: each looks again before it writes.
	const change = async (work: (held: readonly FollowedSource[]) => readonly FollowedSource[]): Promise<void> => {
		sources = work(await readSources(file));
		await replaceFile(file, `${JSON.stringify({ sources }, undefined, 1)}\n`);
	};
	return ok({
		list: () => sources,
		save: (source) => change((held) => [...held.filter(({ address }) => address !== source.address), source]),
		async remove(address) {
			if (!sources.some((one) => one.address === address)) return false;
			await change((held) => held.filter((one) => one.address !== address));
			return true;
		},
		async receive(address, taken) {
			let waiting: NewDocument[] = [];
			let size = 0;
			const put = receive ?? ((documents) => receiveHere(dataFolder, documents));
			for (const { url, bytes, advisory } of taken) {
				if (waiting.length > 0 && (waiting.length >= MOST_AT_ONCE || size + bytes.length > MOST_BYTES_AT_ONCE)) {
					const done = await put(waiting);
					if (!done.ok) return done;
					[waiting, size] = [[], 0];
				}
				waiting.push({
					origin: `source/${address}`,
					trackingId: advisory.id,
					version: advisory.revision,
					releasedAt: instantOf(advisory.currentReleaseDate),
					place: url,
					bytes,
					receivedAt: Date.now(),
				});
				size += bytes.length;
			}
			return waiting.length === 0 ? ok(undefined) : put(waiting);
		},
		note: (entry) => appendFile(join(dataFolder, "sources-journal.jsonl"), `${JSON.stringify(entry)}\n`),
	});
}

async function readSources(file: string): Promise<readonly FollowedSource[]> {
	try {
		return (JSON.parse(await readFile(file, "utf8")) as { sources: FollowedSource[] }).sources;
	} catch (error) {
		if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
		throw error;
	}
}

async function receiveHere(dataFolder: string, documents: readonly NewDocument[]): Promise<Result<void, Problem>> {
	const store = await openStore(storePlace(dataFolder));
	if (!store.ok) return store;
	try {
		await store.value.documents.receive(documents, WHO);
		return ok(undefined);
	} finally {
		await store.value.close();
	}
}
