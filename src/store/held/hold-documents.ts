/** The documents of a data directory: on first use those of the catalogue. */
import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { readCsaf } from "../../advisory/csaf/read.ts";
import type { Advisory } from "../../advisory/document.ts";
import type { Problem } from "../../core/problem.ts";
import { advisoryFiles } from "../disk/advisory-folder.ts";
import type { Store } from "../open-store.ts";
import { WHO } from "./said.ts";

/** Brings the shipped documents into the store where they are new, then reads all that it holds. */
export async function holdDocuments(
	store: Store,
	catalogue: string,
): Promise<{ readonly advisories: readonly Advisory[]; readonly problems: readonly Problem[] }> {
	const problems: Problem[] = [];
	const received = [];
	for (const file of await advisoryFiles([catalogue], problems)) {
		const bytes = await readFile(file);
		const read = readCsaf(bytes, basename(file));
		if (!read.ok) problems.push(read.error);
		else
			received.push({
				origin: "catalogue",
				trackingId: read.value.id,
				version: read.value.revision,
				place: basename(file),
				bytes,
				receivedAt: Date.now(),
			});
	}
	await store.documents.receive(received, WHO);
	const advisories: Advisory[] = [];
	for await (const page of store.documents.everyCurrent()) {
		for (const document of page) {
			const read = readCsaf(document.bytes, document.place);
			if (read.ok) advisories.push(read.value);
			else problems.push(read.error);
		}
	}
	return { advisories, problems };
}
