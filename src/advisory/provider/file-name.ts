/** Names of files: section 5.1 of CSAF 2.0 and 2.1, and the folder of section 7.1.11. */

/** The file name that a tracking id gives: lower case, every run of other signs one underscore. */
export function fileNameOf(trackingId: string): string {
	return `${trackingId.toLowerCase().replace(/[^+\-a-z0-9]+/g, "_")}.json`;
}

/** The folder of a document: the UTC year of its initial release; `undefined` where that is no date. */
export function yearFolderOf(initialReleaseDate: string): string | undefined {
	const at = Date.parse(initialReleaseDate);
	return Number.isNaN(at) ? undefined : String(new Date(at).getUTCFullYear()).padStart(4, "0");
}
