/** Requirements 21 to 23: lists of providers, and mirrors of what they publish. */
import { asObject, type JsonObject, member, text } from "../../csaf/json.ts";
import { checkSchema } from "../../csaf/schema/check.ts";
import { readFeed } from "../feed.ts";
import { objectsIn, readMetadata } from "../metadata.ts";
import { aggregatorSchema, providerSchema } from "../schema/provider-schema.ts";
import { checkDocuments } from "./all-documents.ts";
import { answerOf, type CheckTools, type ProviderCheck } from "./answer.ts";
import { Findings } from "./findings.ts";
import { checkKeys } from "./keys-check.ts";
import { ListedDocuments } from "./listed.ts";
import { originOf, readJson, type WebSession } from "./web-session.ts";

/** Most parties of one list that are looked at. */
const MOST_PARTIES = 500;

/** One party of a list. */
interface Party {
	readonly kind: "provider" | "publisher";
	/** What tells parties apart: the namespace of the publisher. */
	readonly key: string;
	readonly name: string;
	readonly mirrors: readonly string[];
}

/** Checks an aggregator.json. */
export async function checkAggregator(url: string, session: WebSession, findings: Findings, tools: CheckTools): Promise<ProviderCheck> {
	for (const num of [7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20]) findings.notApplicable(num, "asked of issuing parties alone");
	const nothing = (why: string): ProviderCheck => {
		findings.error(21, why, url);
		for (const num of [1, 2, 4, 5, 22, 23, 24, 25]) findings.notApplicable(num, "not looked at: there is no list to begin with");
		return answerOf(findings, undefined, url, 0, { rolie: false, directory: false });
	};
	const answer = await session.get(url);
	if (!answer.ok) return nothing(`the list cannot be had: ${answer.error.message}`);
	const json = readJson(answer.value.bytes, url);
	const root = json.ok ? asObject(json.value) : undefined;
	if (!json.ok || root === undefined) return nothing(`the list is not valid: ${json.ok ? "it is no object" : json.error}`);
	const version = text(root, "aggregator_version") === "2.1" ? "2.1" : "2.0";
	checkSchema(root, aggregatorSchema(version), (pointer, message) =>
		findings.error(21, `the list is not valid: ${pointer === "" ? "the document" : pointer} ${message}`, url),
	);
	const adjacent = new URL("provider-metadata.json", url).href;
	const beside = await session.ask(adjacent);
	if (beside.ok && beside.value.status === 200) findings.error(21, "the list lies beside a provider-metadata.json", adjacent);
	const canonical = text(root, "canonical_url");
	if (canonical !== undefined && canonical !== url) findings.warn(21, "canonical_url differs from the address of the list", canonical);
	if (version === "2.1" && !/^\/\.well-known\/csaf-aggregator\/(?:v2\.1\/)?aggregator\.json$/.test(new URL(url).pathname))
		findings.warn(21, "the list does not lie at its well-known address", url);
	const category = text(asObject(member(root, "aggregator")), "category") === "aggregator" ? "aggregator" : "lister";
	const parties = [...partiesIn(root, "csaf_providers", "provider"), ...partiesIn(root, "csaf_publishers", "publisher")];
	checkDisjoint(parties, url, findings);
	const own = originOf(url);
	const mirrored = parties.filter(({ mirrors }) => mirrors.some((mirror) => originOf(mirror) === own));
	let looked = 0;
	if (category === "lister") {
		findings.notApplicable(23, "asked of aggregators alone");
		for (const num of [1, 2, 4, 5]) findings.notApplicable(num, "asked of whoever serves documents");
		if (mirrored.length > 0) findings.error(21, "the category is lister, and mirrors of its own are listed", url);
	} else looked = await checkMirrors(mirrored, url, session, findings, tools);
	for (const num of [24, 25])
		findings.notApplicable(num, version === "2.0" ? "asked for by CSAF 2.1 alone" : "see the check of each mirror");
	return answerOf(findings, { version, role: undefined }, url, looked, { rolie: true, directory: false }, category);
}

function partiesIn(root: JsonObject, key: string, kind: Party["kind"]): readonly Party[] {
	return objectsIn(root, key)
		.slice(0, MOST_PARTIES)
		.map((entry) => {
			const metadata = asObject(member(entry, "metadata"));
			const publisher = asObject(member(metadata, "publisher"));
			const mirrors = member(entry, "mirrors");
			return {
				kind,
				key: (text(publisher, "namespace") ?? text(metadata, "url") ?? "").toLowerCase().replace(/\/$/, ""),
				name: text(publisher, "name") ?? "",
				mirrors: Array.isArray(mirrors) ? mirrors.filter((one) => typeof one === "string" && URL.canParse(one)) : [],
			};
		});
}

function checkDisjoint(parties: readonly Party[], url: string, findings: Findings): void {
	const providers = new Set(parties.filter(({ kind }) => kind === "provider").map(({ key }) => key));
	const all = new Set(parties.map(({ key }) => key));
	if (providers.size === 0 || all.size < 2)
		findings.error(
			22,
			`the list names ${all.size === 1 ? "one issuing party" : `${all.size} issuing parties`}; two disjoint ones are asked for, one of them a provider`,
			url,
		);
}

async function checkMirrors(
	mirrored: readonly Party[],
	url: string,
	session: WebSession,
	findings: Findings,
	tools: CheckTools,
): Promise<number> {
	const base = new URL(".", url).href;
	if (new Set(mirrored.map(({ key }) => key)).size < 2)
		findings.error(23, "an aggregator mirrors at least two disjoint issuing parties under its own domain", url);
	const folders = new Map<string, string>();
	let looked = 0;
	for (const { key, mirrors } of mirrored) {
		for (const mirror of mirrors.filter((one) => originOf(one) === originOf(url))) {
			const folder = new URL(".", mirror).href;
			if (!folder.startsWith(base) || folder.slice(base.length).split("/").filter(Boolean).length !== 1)
				findings.error(23, "a mirror lies in no folder beside the list", mirror);
			const other = folders.get(folder);
			if (other !== undefined && other !== key) findings.error(23, "two issuing parties share one folder", mirror);
			folders.set(folder, key);
			looked += await checkMirror(mirror, folder, session, findings, tools);
		}
	}
	return looked;
}

/** One mirror: metadata, a feed that leads to local copies, a hash and a signature for each. */
async function checkMirror(url: string, folder: string, session: WebSession, findings: Findings, tools: CheckTools): Promise<number> {
	const answer = await session.get(url);
	const json = answer.ok ? readJson(answer.value.bytes, url) : undefined;
	const metadata = json?.ok === true ? readMetadata(json.value) : undefined;
	if (json?.ok !== true || metadata === undefined) {
		findings.error(23, `a mirror has no metadata: ${answer.ok ? "it cannot be read" : answer.error.message}`, url);
		return 0;
	}
	checkSchema(json.value, providerSchema(metadata.version), (pointer, message) =>
		findings.error(23, `the metadata of a mirror is not valid: ${pointer} ${message}`, url),
	);
	if (metadata.feeds.length === 0) findings.error(23, "a mirror has no ROLIE feed", url);
	const documents = new ListedDocuments();
	for (const { url: address, label } of metadata.feeds.slice(0, 20)) {
		const got = await session.get(address);
		const value = got.ok ? readJson(got.value.bytes, address) : undefined;
		const feed = value?.ok === true ? readFeed(value.value) : undefined;
		if (feed === undefined) {
			findings.error(23, `a feed of a mirror cannot be had: ${got.ok ? "it cannot be read" : got.error.message}`, address);
			continue;
		}
		for (const entry of feed.entries) {
			if (entry.url === undefined || !entry.url.startsWith(folder)) {
				findings.error(23, "an entry of a mirror does not lead to its local copy", entry.url ?? address);
				continue;
			}
			if (entry.hashes.length === 0) findings.error(23, "an entry of a mirror lists no hash", entry.url);
			if (entry.signatures.length === 0) findings.error(23, "an entry of a mirror lists no signature", entry.url);
			if (entry.hashes.length > 0 && entry.signatures.length > 0) documents.at(entry.url)?.feeds.push({ feed: address, label, entry });
		}
	}
	// What is wrong with hashes, signatures and keys of a mirror is wrong with the mirror.
	const below = new Findings();
	const keys = await checkKeys(metadata, url, session, below, tools.pgp, tools.now);
	const counts = await checkDocuments(
		documents,
		{ session, findings: below, keys, version: metadata.version, digest: tools.digest, pgp: tools.pgp, now: tools.now },
		tools,
	);
	for (const { num, messages } of below.reports())
		for (const { level, text: words, url: at } of messages)
			if (level !== "info" && num !== 11) findings.tell([1, 2, 3, 4, 5, 6].includes(num) ? num : 23, level, words, at);
	return counts.looked;
}
