/** A revision that we published, kept where the document is held too: what answers, pages and search say of it changes with it. */
import { readAny } from "../../advisory/read-any.ts";
import { instantOf } from "../../advisory/revision-order.ts";
import type { HeldDocuments } from "../../cli/ports.ts";
import type { Problem } from "../../core/problem.ts";
import { ok, type Result } from "../../core/result.ts";
import { openHeldDocuments } from "../../store/held/held-documents.ts";
import { mayHold } from "../../store/open-store.ts";
import { besideOwner, documentsOver, receiveBeside } from "../local/beside.ts";

/** Of a document that nobody else brought. */
const PUBLISHED = "published";

/** Keeps it, beside a running server through it. Where the data directory holds nothing at all, nothing is made there. */
export async function keepRevision(
	dataFolder: string,
	version: string,
	bytes: Uint8Array,
	trackingId: string,
): Promise<Result<void, Problem>> {
	if (!mayHold(dataFolder)) return ok(undefined);
	const read = readAny(bytes, trackingId);
	if (!read.ok) return read;
	const advisory = read.value.find(({ id }) => id === trackingId);
	if (advisory === undefined) throw new Error(`a published document does not have its own id: ${trackingId}`);
	const documents = await besideOwner<HeldDocuments>(await openHeldDocuments(dataFolder), dataFolder, version, documentsOver);
	if (!documents.ok) return documents;
	const origins = (await documents.value.find(trackingId)).map(({ origin }) => origin);
	await documents.value.close();
	const revision = {
		trackingId,
		version: advisory.revision,
		releasedAt: instantOf(advisory.currentReleaseDate),
		place: `published ${trackingId}`,
		bytes,
		receivedAt: Date.now(),
	};
	return receiveBeside(
		dataFolder,
		version,
		(origins.length === 0 ? [PUBLISHED] : origins).map((origin) => ({ ...revision, origin })),
	);
}
