/**
 * Everything that a trusted provider serves (section 7 of CSAF 2.0 and 2.1), from its documents: what anybody may read, and apart from it
 * what is TLP:AMBER and above. Pure: the same documents, keys and time give the same bytes.
 */

import type { MetadataVersion } from "../schema/provider-schema.ts";
import { isProtected, type Label, labelWord } from "../tlp.ts";
import { categoryText, feedText, jsonText, newestOf, serviceText } from "./build-feeds.ts";
import { changesText, indexText, listings } from "./build-lists.ts";
import { type Edition, editionAt, editionMetadata, keyPlace, MAIN_METADATA } from "./places.ts";
import { type ProviderSettings, type Publication, pathOf, type StatedKey } from "./publication.ts";

/** Files by their path from the top of the site. */
export type Tree = ReadonlyMap<string, string | Uint8Array>;

/** What is built from. */
export interface TreeParts {
	readonly settings: ProviderSettings;
	readonly publications: readonly Publication[];
	/** Keys in use and, while they overlap, those before them. */
	readonly keys: readonly StatedKey[];
	/** UTC milliseconds. */
	readonly now: number;
}

/** Both trees. Their paths never meet: a label has its folder in one of them. */
export interface Trees {
	readonly open: Tree;
	readonly closed: Tree;
}

const LABELS: readonly Label[] = ["CLEAR", "GREEN", "UNLABELED", "AMBER", "AMBER+STRICT", "RED"];

/** security.txt is to be renewed within a year (RFC 9116 section 2.5.5); every publication does it. */
const HALF_A_YEAR = 183 * 86_400_000;

/** Builds both. */
export function buildTrees(parts: TreeParts): Trees {
	const { settings, publications, keys, now } = parts;
	const open = new Map<string, string | Uint8Array>();
	const closed = new Map<string, string | Uint8Array>();
	const editions = (["2.0", "2.1"] as const).filter((version) => publications.some((one) => one.csafVersion === version));
	const stated: MetadataVersion[] = editions.length === 0 ? ["2.0"] : editions;
	for (const { fingerprint, armoured } of keys) open.set(keyPlace(fingerprint), armoured);
	for (const version of stated) addEdition(version, parts, open, closed);
	for (const [path, page] of listings(open.keys(), "csaf/")) open.set(path, page);
	for (const [path, page] of listings(closed.keys(), "csaf/")) if (isInside(path, closed)) closed.set(path, page);
	const places = stated.length === 1 ? [MAIN_METADATA] : [MAIN_METADATA, ...stated.map(editionMetadata)];
	const until = new Date(now + HALF_A_YEAR).toISOString();
	open.set(".well-known/security.txt", securityText(settings, places, until));
	return { open, closed };
}

/** Listings of the protected tree begin at its labels: the folders above are the public tree's. */
function isInside(page: string, closed: ReadonlyMap<string, unknown>): boolean {
	const folder = page.slice(0, -"index.html".length);
	return closed.has(`${folder}index.txt`) || /\/\d{4}\/$/.test(folder);
}

function addEdition(
	version: MetadataVersion,
	{ settings, publications, keys, now }: TreeParts,
	open: Map<string, string | Uint8Array>,
	closed: Map<string, string | Uint8Array>,
): void {
	const edition = editionAt(settings.origin, version);
	const own = publications.filter((one) => one.csafVersion === version);
	const when = new Date(now).toISOString();
	// One feed that anybody may read has to be there, if it is empty.
	const labels = LABELS.filter((label) => own.some((one) => one.label === label) || label === "CLEAR");
	for (const label of labels) {
		const tree = isProtected(label) ? closed : open;
		addLabel(
			edition,
			label,
			own.filter((one) => one.label === label),
			tree,
			when,
		);
	}
	open.set(`${edition.root}service.json`, serviceText(edition, labels));
	const isAlone = publications.every((one) => one.csafVersion === version);
	const place = isAlone ? MAIN_METADATA : editionMetadata(version);
	const metadata = metadataText(edition, labels, own, { settings, keys, when, place });
	open.set(place, metadata);
	if (!isAlone && version === "2.0") open.set(MAIN_METADATA, metadata);
}

function addLabel(
	edition: Edition,
	label: Label,
	publications: readonly Publication[],
	tree: Map<string, string | Uint8Array>,
	when: string,
): void {
	const folder = edition.folder(label);
	for (const one of publications) {
		const path = `${folder}${pathOf(one)}`;
		const name = path.slice(path.lastIndexOf("/") + 1);
		tree.set(path, one.bytes);
		tree.set(`${path}.sha256`, `${one.sha256}  ${name}\n`);
		tree.set(`${path}.sha512`, `${one.sha512}  ${name}\n`);
		if (one.signature !== undefined) tree.set(`${path}.asc`, one.signature);
	}
	tree.set(`${folder}index.txt`, indexText(publications));
	tree.set(`${folder}changes.csv`, changesText(publications, edition.version));
	tree.set(edition.feed(label), feedText(edition, label, publications, when));
	tree.set(edition.category(label), categoryText(publications));
}

interface MetadataParts {
	readonly settings: ProviderSettings;
	readonly keys: readonly StatedKey[];
	readonly when: string;
	readonly place: string;
}

function metadataText(
	edition: Edition,
	labels: readonly Label[],
	publications: readonly Publication[],
	{ settings, keys, when, place }: MetadataParts,
): string {
	const is21 = edition.version === "2.1";
	const updated = newestOf([when, ...publications.map((one) => one.currentReleaseDate)], when);
	const rolie = {
		// Categories of protected documents name their products: they are told in the protected folder alone.
		categories: labels.filter((label) => !isProtected(label)).map(edition.categoryUrl),
		feeds: labels.map((label) => ({
			...(is21 ? { last_updated: updated } : {}),
			summary: `All TLP:${labelWord(label, edition.version)} advisories.`,
			tlp_label: labelWord(label, edition.version),
			url: edition.feedUrl(label),
		})),
		services: [edition.serviceUrl],
	};
	// In CSAF 2.0 a directory states no label: protected ones are found by their feed alone.
	const directories = is21
		? labels.map((label) => ({ directory: { tlp_label: labelWord(label, "2.1"), url: edition.folderUrl(label) } }))
		: labels.filter((label) => !isProtected(label)).map((label) => ({ directory_url: edition.folderUrl(label) }));
	return jsonText({
		...(is21 ? { $schema: "https://docs.oasis-open.org/csaf/csaf/v2.1/schema/provider.json" } : {}),
		canonical_url: `${settings.origin}/${place}`,
		distributions: [{ rolie }, ...directories],
		last_updated: updated,
		list_on_CSAF_aggregators: settings.mayList,
		metadata_version: edition.version,
		mirror_on_CSAF_aggregators: settings.mayMirror,
		public_openpgp_keys: keys.map(({ fingerprint }) => ({ fingerprint, url: `${settings.origin}/${keyPlace(fingerprint)}` })),
		publisher: settings.publisher,
		role: settings.role,
	});
}

/** Requirement 8; the well-known address first. */
function securityText({ origin, contact }: ProviderSettings, places: readonly string[], expires: string): string {
	const lines = [
		`Contact: ${contact}`,
		`Expires: ${expires}`,
		`Canonical: ${origin}/.well-known/security.txt`,
		...places.map((place) => `CSAF: ${origin}/${place}`),
	];
	return `${lines.join("\n")}\n`;
}
