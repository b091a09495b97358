/** Where everything lies that we publish: one tree an edition of CSAF, a folder a label, a folder a year. */
import type { MetadataVersion } from "../schema/provider-schema.ts";
import { type Label, labelFolder } from "../tlp.ts";

/** The places of one edition. */
export interface Edition {
	readonly version: MetadataVersion;
	/** Path of its folder, `csaf/`. */
	readonly root: string;
	readonly serviceUrl: string;
	/** Path and address of the folder of a label; both end in a slash. */
	folder(label: Label): string;
	folderUrl(label: Label): string;
	feed(label: Label): string;
	feedUrl(label: Label): string;
	category(label: Label): string;
	categoryUrl(label: Label): string;
}

/** The places for `https://example.com`. */
export function editionAt(origin: string, version: MetadataVersion): Edition {
	const root = version === "2.0" ? "csaf/" : "csaf/v2.1/";
	const folder = (label: Label): string => `${root}${labelFolder(label, version)}/`;
	const feed = (label: Label): string => `${folder(label)}feed-tlp-${labelFolder(label, version)}.json`;
	const category = (label: Label): string => `${folder(label)}category-${labelFolder(label, version)}.json`;
	// A plus sign of AMBER+STRICT stands as it is in a path (RFC 3986).
	const url = (path: string): string => `${origin}/${path}`;
	return {
		version,
		root,
		serviceUrl: url(`${root}service.json`),
		folder,
		folderUrl: (label) => url(folder(label)),
		feed,
		feedUrl: (label) => url(feed(label)),
		category,
		categoryUrl: (label) => url(category(label)),
	};
}

/** Where a public key lies. */
export function keyPlace(fingerprint: string): string {
	return `csaf/openpgp/${fingerprint}.asc`;
}

/** Where the metadata of the main edition lies, and of each edition where there are two (section 7.4.2 of CSAF 2.1). */
export const MAIN_METADATA = ".well-known/csaf/provider-metadata.json";

/** The place of an edition's own metadata. */
export function editionMetadata(version: MetadataVersion): string {
	return `.well-known/csaf/v${version}/provider-metadata.json`;
}
