/** What figures of reports are counted from: the documents, lists and fleets that are held. A document is read once. */
import { setImmediate as breathe } from "node:timers/promises";
import type { CountedDocument, FigureFacts } from "../../account/report/look-up.ts";
import type { StatisticsStore } from "../../account/statistics/ports.ts";
import { isPublicAdvisory, isPublicKnowledge } from "../../advisory/is-public.ts";
import { readAny } from "../../advisory/read-any.ts";
import type { Catalogue } from "../../catalog/catalogue.ts";
import { entryOf } from "../../http/site/entry.ts";
import type { HeldShelf } from "../../store/held/held-people.ts";

/** Where the facts come from. */
export interface FigureSource {
	readonly shelf: Pick<HeldShelf, "documents" | "lists">;
	readonly catalogue: Catalogue;
	readonly statistics: Pick<StatisticsStore, "edition">;
	now(): number;
}

/** Makes them. */
export function figureFacts({ shelf, catalogue, statistics, now }: FigureSource): Omit<FigureFacts, "asOf"> & { readonly asOf: string } {
	const read = new Map<string, readonly CountedDocument[]>();
	return {
		get asOf() {
			return new Date(now()).toISOString().slice(0, 10);
		},
		firmware: () => statistics.edition("firmware"),
		vendor(name) {
			const found = catalogue.vendor(name) ?? catalogue.findVendors(name)[0];
			return found === undefined || found.id.startsWith("text:") ? undefined : { id: found.id, name: found.name };
		},
		async attacked() {
			const { kev } = await shelf.lists();
			return kev === undefined ? undefined : { cves: new Set(kev.entries.keys()), source: `CISA KEV ${kev.version}` };
		},
		async documents() {
			const found: CountedDocument[] = [];
			const seen = new Set<string>();
			for await (const page of shelf.documents.known())
				for (const revision of page) {
					const { sha256, place } = revision;
					if (seen.has(sha256)) continue;
					seen.add(sha256);
					let counted = read.get(sha256);
					if (counted === undefined) {
						const bytes = await shelf.documents.bytes(sha256);
						const parsed = bytes === undefined ? undefined : readAny(bytes, place);
						counted = (parsed?.ok === true ? parsed.value : []).filter(isPublicKnowledge).map((advisory): CountedDocument => {
							const entry = entryOf(advisory, revision, catalogue);
							return {
								vendors: [...new Set(entry.vendors.flatMap((id) => [...catalogue.withParents(id)]))],
								cves: [...new Set(entry.holes.flatMap(({ cve }) => cve ?? []))],
								year: new Date(entry.firstReleasedAt).getUTCFullYear(),
								isAdvisory: isPublicAdvisory(advisory) && !entry.withdrawn,
							};
						});
						read.set(sha256, counted);
						await breathe();
					}
					found.push(...counted);
				}
			for (const hash of read.keys()) if (!seen.has(hash)) read.delete(hash);
			return found;
		},
	};
}
