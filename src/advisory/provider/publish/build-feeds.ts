/** ROLIE feeds, service and category documents (sections 7.1.15 to 7.1.17), as we write them. */
import { DOCUMENT_SCHEMAS, INFORMATION_TYPE } from "../schema/rolie-schema.ts";
import { type Label, labelFolder, labelWord } from "../tlp.ts";
import type { Edition } from "./places.ts";
import { type Publication, pathOf } from "./publication.ts";

/** JSON as we write it everywhere: readable, with a line break at its end. */
export function jsonText(value: unknown): string {
	return `${JSON.stringify(value, undefined, 2)}\n`;
}

/** The newest date of some; `fallback` where there are none. */
export function newestOf(dates: readonly string[], fallback: string): string {
	return dates.reduce((newest, date) => (Date.parse(date) > Date.parse(newest) ? date : newest), dates[0] ?? fallback);
}

/** The feed of one label. */
export function feedText(edition: Edition, label: Label, publications: readonly Publication[], when: string): string {
	const word = labelWord(label, edition.version);
	const folder = edition.folderUrl(label);
	return jsonText({
		feed: {
			id: `csaf-feed-tlp-${labelFolder(label, edition.version)}`,
			title: `CSAF feed (TLP:${word})`,
			link: [
				{ rel: "self", href: edition.feedUrl(label) },
				{ rel: "service", href: edition.serviceUrl },
			],
			category: [INFORMATION_TYPE],
			updated: newestOf(publications.map(updatedOf), when),
			entry: publications.toSorted(newestFirst).map((one) => entryOf(edition, folder, one)),
		},
	});
}

/** The newest first, then by path. */
export function newestFirst(a: Publication, b: Publication): number {
	return Date.parse(b.currentReleaseDate) - Date.parse(a.currentReleaseDate) || (pathOf(a) < pathOf(b) ? -1 : 1);
}

function updatedOf({ initialReleaseDate, currentReleaseDate }: Publication): string {
	return newestOf([initialReleaseDate, currentReleaseDate], currentReleaseDate);
}

function entryOf({ version }: Edition, folder: string, one: Publication): unknown {
	const url = `${folder}${pathOf(one)}`;
	return {
		id: one.trackingId,
		title: one.title,
		link: [
			{ rel: "self", href: url },
			{ rel: "hash", href: `${url}.sha256` },
			{ rel: "hash", href: `${url}.sha512` },
			...(one.signature === undefined ? [] : [{ rel: "signature", href: `${url}.asc` }]),
		],
		published: one.initialReleaseDate,
		updated: updatedOf(one),
		...(one.summary === "" ? {} : { summary: { content: one.summary } }),
		content: { type: "application/json", src: url },
		format: { schema: DOCUMENT_SCHEMAS[version], version },
		...(one.terms.length === 0 ? {} : { category: one.terms.map((term) => ({ term })) }),
	};
}

/** The service document: every feed. */
export function serviceText(edition: Edition, labels: readonly Label[]): string {
	return jsonText({
		service: {
			workspace: [
				{
					title: "CSAF feeds",
					collection: labels.map((label) => ({
						title: `CSAF feed (TLP:${labelWord(label, edition.version)})`,
						href: edition.feedUrl(label),
						categories: { category: [INFORMATION_TYPE] },
					})),
				},
			],
		},
	});
}

/** The category document of one label: what its entries can be told apart by. */
export function categoryText(publications: readonly Publication[]): string {
	const terms = [...new Set(publications.flatMap((one) => one.terms))].sort();
	return jsonText({ categories: { category: terms.map((term) => ({ term })) } });
}
