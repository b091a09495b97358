/**
 * Checks whoever publishes CSAF documents against the requirements of section 7.1 (2.0: 1 to 23, 2.1: 24 and 25 too) and the role that
 * they state. All that is read was written by strangers; every list, size and number of requests is bounded.
 *
 * One root cause is told once, under the requirement that it breaks: what cannot be judged because of it is not called broken as well.
 */
import type { ProviderMetadata } from "../metadata.ts";
import { type Label, labelWord } from "../tlp.ts";
import { checkAggregator } from "./aggregator-check.ts";
import { checkDocuments } from "./all-documents.ts";
import { answerOf, type CheckTools, type ProviderCheck } from "./answer.ts";
import { checkDirectories, checkListings, compareLists, type ReadDirectory } from "./directory-check.ts";
import { compareLabels, type DocumentCounts } from "./document-check.ts";
import { Findings } from "./findings.ts";
import { checkKeys } from "./keys-check.ts";
import { ListedDocuments, MOST_DOCUMENTS } from "./listed.ts";
import { type CheckTarget, locate } from "./locate.ts";
import { checkMetadata } from "./metadata-check.ts";
import { checkCategories, checkFeeds, checkServices } from "./rolie-check.ts";
import { checkServer } from "./server-check.ts";
import { WebSession } from "./web-session.ts";

/** Checks a provider, lister or aggregator. Never throws for what they serve. */
export async function checkProvider(target: CheckTarget, tools: CheckTools): Promise<ProviderCheck> {
	const findings = new Findings();
	const session = new WebSession(tools.web, findings);
	if (target.kind === "aggregator") return checkAggregator(target.url, session, findings, tools);
	for (const num of [21, 22, 23]) findings.notApplicable(num, "asked of listers and aggregators alone");
	const url = await locate(target, session, findings, tools.now);
	const metadata = url === undefined ? undefined : await checkMetadata(url, session, findings, tools.now);
	if (url === undefined || metadata === undefined) {
		if (url === undefined && findings.fails(3)) findings.notApplicable(7, "not looked at: there was no answer that could be trusted");
		else if (url === undefined) findings.error(7, "no provider-metadata.json was found");
		const why = "not looked at: there is no metadata to begin with";
		for (const num of [1, 2, 4, 5, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 24, 25]) findings.notApplicable(num, why);
		return answerOf(findings, undefined, url, 0, { rolie: false, directory: false });
	}
	const base = new URL(".", url).href;
	const documents = new ListedDocuments();
	const feeds = await checkFeeds(metadata, base, session, findings, documents);
	const directories = await checkDirectories(metadata, base, session, findings, documents);
	const keys = await checkKeys(metadata, url, session, findings, tools.pgp, tools.now);
	const counts = await checkDocuments(documents, { session, findings, keys, version: metadata.version, ...tools }, tools);
	const allRead = metadata.feeds.length > 0 && feeds.feeds.size + feeds.refused === metadata.feeds.length;
	compareLabels(documents.all(), allRead, findings);
	compareLists(directories, documents, findings);
	await checkListings(directories, documents, session, findings);
	await checkServices(metadata, base, feeds, session, findings);
	await checkCategories(metadata, feeds, session, findings);
	comparePublishers(metadata, url, documents, findings);
	const first = documents.all().find(({ isThere, seen }) => isThere && seen?.label === "CLEAR")?.url;
	const samples = [[...feeds.feeds.keys()][0], directories[0]?.url, first].filter((one) => one !== undefined);
	await checkServer(url, samples, metadata.version, session, findings);
	sumUp(findings, counts, feeds.refused, documents);
	return answerOf(findings, metadata, url, counts.looked, usedOf(metadata, directories));
}

function usedOf(metadata: ProviderMetadata, directories: readonly ReadDirectory[]) {
	return { rolie: metadata.feeds.length > 0, directory: metadata.directories.length > 0 || directories.length > 0 };
}

/** The publisher of the metadata should be that of the documents; a newer document than the metadata says that it was forgotten. */
function comparePublishers({ lastUpdated }: ProviderMetadata, url: string, documents: ListedDocuments, findings: Findings): void {
	const dates = documents.all().flatMap(({ seen }) => (seen === undefined ? [] : [Date.parse(seen.currentReleaseDate)]));
	const newest = dates.reduce((most, at) => Math.max(at, most), Number.NEGATIVE_INFINITY);
	if (Date.parse(lastUpdated ?? "") < newest) findings.warn(7, "last_updated is older than the newest document", url);
}

function sumUp(findings: Findings, counts: DocumentCounts, refused: number, documents: ListedDocuments): void {
	if (documents.left > 0) findings.warn(1, `only the first ${MOST_DOCUMENTS} documents were looked at; ${documents.left} were left out`);
	const known = documents.all().some(({ isThere }) => isThere);
	if (!known) {
		const why = "no document was found to look at";
		for (const num of [1, 2, 4, 11, 18, 19]) findings.notApplicable(num, why);
	}
	const labels = new Set<Label>(documents.all().flatMap(({ seen }) => seen?.label ?? []));
	if (labels.size > 0)
		findings.info(1, `${counts.looked} documents were looked at (${[...labels].map((label) => labelWord(label, "2.1")).join(", ")})`);
	if (counts.closed > 0) findings.info(5, `${counts.closed} protected documents are refused without a token`);
	if (refused > 0) findings.info(5, `${refused} feeds of protected documents are refused without a token`);
	if (counts.closed === 0 && refused === 0) findings.info(5, "no protected documents were found");
}
