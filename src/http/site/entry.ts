/** A public advisory as lists, searches and feeds show it. All texts are its publisher's. */
import type { Advisory } from "../../advisory/document.ts";
import type { DocumentKey, DocumentRevision } from "../../advisory/ports.ts";
import { affectedLines, type Lead, leadOf } from "../../advisory/render/affected.ts";
import { instantOf } from "../../advisory/revision-order.ts";
import type { Catalogue } from "../../catalog/catalogue.ts";
import type { VendorId } from "../../catalog/vendor.ts";
import { fold } from "../../core/text.ts";
import { vendorsOf } from "../../match/product-name.ts";

/** What a document says, whatever day it is. */
export interface Entry extends DocumentKey {
	readonly sha256: string;
	/** Ours, from 1: more than that, and it was revised since it came here. */
	readonly revision: number;
	/** UTC milliseconds. */
	readonly receivedAt: number;
	readonly title: string;
	readonly publisher: string;
	readonly version: string;
	/** UTC milliseconds; where the document states no day that can be read, when it was received. */
	readonly releasedAt: number;
	readonly firstReleasedAt: number;
	readonly withdrawn: boolean;
	/** BCP 47, as far as the document says it and it looks like a language. */
	readonly language: string;
	/** Written by Seawall: its summary begins with what to do. */
	readonly own: boolean;
	/** First sentence of its summary; empty where there is none. */
	readonly summary: string;
	readonly lead: Lead;
	/** Makers and brands of its products, those of the catalogue. */
	readonly vendors: readonly VendorId[];
	/** Names of products, each once; the first of them. */
	readonly products: readonly string[];
	readonly holes: readonly EntryHole[];
	/** Highest CVSS base score. */
	readonly score: number | undefined;
	/** Folded: what a search looks through. */
	readonly words: string;
}

/** A hole of a document. */
export interface EntryHole {
	readonly cve: string | undefined;
	readonly vectors: readonly string[];
}

/** Products and letters of an entry that are kept: lists show few, and a search looks through names. */
const MOST_PRODUCTS = 400;
const MOST_WORDS = 20_000;

/** Makes an entry of a document. */
export function entryOf(advisory: Advisory, revision: DocumentRevision, catalogue: Catalogue): Entry {
	const holes = advisory.vulnerabilities.map((hole) => ({ name: holeName(hole), lines: affectedLines(advisory, hole).lines }));
	const vendors = [...new Set(advisory.products.flatMap((product) => vendorsOf(product, catalogue).map(({ id }) => id)))];
	const products = [...new Set(advisory.products.map(({ name }) => name))].slice(0, MOST_PRODUCTS);
	const cves = advisory.vulnerabilities.flatMap(({ cve }) => cve ?? []);
	const scores = advisory.vulnerabilities.flatMap(({ scores: all }) => all.map(({ baseScore }) => baseScore));
	const known = vendors.filter((id) => catalogue.vendor(id) !== undefined);
	const names = known.map((id) => catalogue.vendor(id)?.name ?? "");
	const releasedAt = instantOf(advisory.currentReleaseDate) ?? revision.receivedAt;
	return {
		origin: revision.origin,
		trackingId: revision.trackingId,
		sha256: revision.sha256,
		revision: revision.revision,
		receivedAt: revision.receivedAt,
		title: advisory.title,
		publisher: advisory.publisher,
		version: advisory.revision,
		releasedAt,
		firstReleasedAt: instantOf(advisory.initialReleaseDate) ?? releasedAt,
		withdrawn: advisory.withdrawn === true,
		language: languageOf(advisory),
		own: revision.origin === "catalogue",
		summary: firstSentence(advisory.notes.find(({ category }) => category === "summary")?.text ?? ""),
		lead: leadOf(holes, advisory.withdrawn === true),
		vendors: known,
		products,
		holes: advisory.vulnerabilities.map(({ cve, scores: all }) => ({ cve, vectors: [...new Set(all.map(({ vector }) => vector))] })),
		score: scores.length === 0 ? undefined : Math.max(...scores),
		words: fold([advisory.title, revision.trackingId, ...cves, ...names, advisory.publisher, ...products].join(" ").slice(0, MOST_WORDS)),
	};
}

/** How a hole is called: its CVE, or its title. */
export function holeName({
	cve,
	title,
	pointer,
}: {
	readonly cve: string | undefined;
	readonly title: string | undefined;
	readonly pointer: string;
}): string {
	return cve ?? title ?? pointer;
}

/** The document's language; English where it does not say, as nearly all are. */
export function languageOf({ head }: Pick<Advisory, "head">): string {
	const stated = head?.language ?? "";
	return /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}$/.test(stated) ? stated : "en";
}

/** Up to the first full stop that ends a sentence. */
export function firstSentence(text: string): string {
	const line = (text.slice(0, 2000).split("\n", 1)[0] ?? "").trim();
	for (let at = line.indexOf(". "); at >= 0; at = line.indexOf(". ", at + 1))
		if (/\p{Lu}/u.test(line[at + 2] ?? "")) return line.slice(0, at + 1);
	return line;
}
