/** Lists of providers over TLS: a good lister, a good aggregator with two mirrors, and faults of which each fails alone (21 to 23). */
import assert from "node:assert/strict";
import { after, before } from "node:test";
import { checkProvider } from "../../src/advisory/provider/check/check-provider.ts";
import { openPgp } from "../../src/delivery/openpgp/verify.ts";
import { openProviderWeb } from "../../src/outbound/provider-web.ts";
import { digest } from "../../src/store/disk/provider-folder.ts";
import { testNeeding } from "../support/needs.ts";
import { goodAnswer, HOST, jsonBytes, NOW, ORIGIN, publishedSite } from "../support/published-site.ts";
import { makeAuthority, openssl, type ThrowAwayAuthority } from "../support/throw-away-authority.ts";
import { serveTree, typeOf } from "../support/tree-server.ts";

const tlsTest = testNeeding("openssl", openssl);

let authority: ThrowAwayAuthority | undefined;
let made: Awaited<ReturnType<typeof publishedSite>> | undefined;
before(async () => {
	if (openssl === undefined) return;
	authority = makeAuthority([HOST]);
	made = await publishedSite();
});
after(() => {
	made?.clean();
	authority?.clean();
});

const BASE = ".well-known/csaf-aggregator/";
const LIST = `${BASE}aggregator.json`;
const PARTIES = ["One", "Two"];

type Files = Map<string, Uint8Array>;
// biome-ignore lint/suspicious/noExplicitAny: tests reach into documents that they made
type Json = any;

/** An aggregator that mirrors the WHITE documents of our test provider for two parties. */
function aggregator(category: "aggregator" | "lister"): Files {
	assert.ok(made !== undefined);
	const files: Files = new Map(made.site.open);
	const metadata = JSON.parse(new TextDecoder().decode(files.get(".well-known/csaf/provider-metadata.json"))) as Json;
	for (const name of PARTIES) {
		const folder = `${BASE}${name}/`;
		for (const [path, bytes] of made.site.open) {
			if (!path.startsWith("csaf/white/")) continue;
			const to = `${folder}${path.slice("csaf/".length)}`;
			const text = new TextDecoder().decode(bytes).replaceAll(`${ORIGIN}/csaf/white/`, `${ORIGIN}/${folder}white/`);
			files.set(to, path.endsWith("feed-tlp-white.json") ? new TextEncoder().encode(text) : bytes);
		}
		const feeds = [{ summary: "All", tlp_label: "WHITE", url: `${ORIGIN}/${folder}white/feed-tlp-white.json` }];
		const own = { ...metadata, canonical_url: `${ORIGIN}/${folder}provider-metadata.json`, distributions: [{ rolie: { feeds } }] };
		files.set(`${folder}provider-metadata.json`, jsonBytes(own));
	}
	const parties = PARTIES.map((name) => ({
		metadata: {
			last_updated: "2026-11-01T00:00:00Z",
			publisher: { category: "vendor", name, namespace: `https://${name.toLowerCase()}.example` },
			role: "csaf_trusted_provider",
			url: `https://${name.toLowerCase()}.example/.well-known/csaf/provider-metadata.json`,
		},
		...(category === "aggregator" ? { mirrors: [`${ORIGIN}/${BASE}${name}/provider-metadata.json`] } : {}),
	}));
	const list = {
		aggregator: { category, name: "Example list", namespace: ORIGIN },
		aggregator_version: "2.0",
		canonical_url: `${ORIGIN}/${LIST}`,
		csaf_providers: parties,
		last_updated: "2026-11-01T00:00:00Z",
	};
	files.set(LIST, jsonBytes(list));
	return files;
}

async function check(files: Files) {
	assert.ok(authority !== undefined && made !== undefined);
	const site = { ...made.site, open: files };
	const server = await serveTree(authority, (asked) => {
		const found = files.get(asked.path.slice(1));
		return found === undefined ? goodAnswer(site, asked) : { body: found, headers: { "content-type": typeOf(asked.path) } };
	});
	const resolve = new Map([[HOST, { address: "127.0.0.1", port: server.port }]]);
	const web = openProviderWeb({ trusted: [HOST], authorities: [authority.ca], resolve, agent: "seawall" });
	try {
		return await checkProvider({ kind: "aggregator", url: `${ORIGIN}/${LIST}` }, { web, digest, pgp: openPgp, now: NOW });
	} finally {
		web.close();
		await server.close();
	}
}

function editJson(files: Files, path: string, change: (value: Json) => void): void {
	const value = JSON.parse(new TextDecoder().decode(files.get(path))) as Json;
	change(value);
	files.set(path, jsonBytes(value));
}

for (const category of ["lister", "aggregator"] as const) {
	tlsTest(`a good ${category} meets its role`, async () => {
		const { requirements, role, roleMet, documents } = await check(aggregator(category));
		const short = requirements.filter(({ result }) => result === "fail" || result === "warning");
		assert.deepEqual(short, []);
		assert.deepEqual([role, roleMet, documents], [category, true, category === "lister" ? 0 : 6]);
	});
}

const FEED = `${BASE}One/white/feed-tlp-white.json`;
const DOCUMENT = `${BASE}One/white/2026/ex-2026-001.json`;

/** What is broken, which number fails, the category, how. */
const FAULTS: readonly (readonly [what: string, num: number, category: "aggregator" | "lister", change: (files: Files) => void])[] = [
	["no list", 21, "lister", (files) => void files.delete(LIST)],
	["a list without its own name", 21, "lister", (files) => editJson(files, LIST, (value) => delete value.aggregator.name)],
	["a list beside the metadata of a provider", 21, "lister", (files) => void files.set(`${BASE}provider-metadata.json`, jsonBytes({}))],
	[
		"a lister with a mirror of its own",
		21,
		"lister",
		(files) => editJson(files, LIST, (value) => (value.csaf_providers[0].mirrors = [`${ORIGIN}/${BASE}One/provider-metadata.json`])),
	],
	["one party alone", 22, "lister", (files) => editJson(files, LIST, (value) => value.csaf_providers.pop())],
	[
		"one party twice",
		22,
		"lister",
		(files) =>
			editJson(
				files,
				LIST,
				(value) => (value.csaf_providers[1].metadata.publisher.namespace = value.csaf_providers[0].metadata.publisher.namespace),
			),
	],
	["one mirror alone", 23, "aggregator", (files) => editJson(files, LIST, (value) => delete value.csaf_providers[1].mirrors)],
	["a mirror without metadata", 23, "aggregator", (files) => void files.delete(`${BASE}One/provider-metadata.json`)],
	["a mirror without feed", 23, "aggregator", (files) => void files.delete(FEED)],
	[
		"a mirror that leads to the original",
		23,
		"aggregator",
		(files) => editJson(files, FEED, (value) => (value.feed.entry[0].link[0].href = `${ORIGIN}/csaf/white/2026/ex-2026-003.json`)),
	],
	[
		"an entry without signature",
		23,
		"aggregator",
		(files) =>
			editJson(
				files,
				FEED,
				(value) => (value.feed.entry[0].link = value.feed.entry[0].link.filter((link: Json) => link.rel !== "signature")),
			),
	],
	[
		"an entry without hash",
		23,
		"aggregator",
		(files) =>
			editJson(files, FEED, (value) => (value.feed.entry[0].link = value.feed.entry[0].link.filter((link: Json) => link.rel !== "hash"))),
	],
	[
		"a copy with another hash",
		23,
		"aggregator",
		(files) => void files.set(`${DOCUMENT}.sha512`, new TextEncoder().encode(`${"0".repeat(128)}\n`)),
	],
	[
		"a mirror in a folder further down",
		23,
		"aggregator",
		(files) => {
			for (const [path, bytes] of [...files])
				if (path === `${BASE}One/provider-metadata.json`) files.set(`${BASE}deep/er/provider-metadata.json`, bytes);
			editJson(files, LIST, (value) => (value.csaf_providers[0].mirrors = [`${ORIGIN}/${BASE}deep/er/provider-metadata.json`]));
			editJson(
				files,
				`${BASE}deep/er/provider-metadata.json`,
				(value) => (value.distributions[0].rolie.feeds[0].url = `${ORIGIN}/${BASE}deep/er/feed-tlp-white.json`),
			);
			const feed = new TextDecoder().decode(files.get(FEED));
			files.set(`${BASE}deep/er/feed-tlp-white.json`, new TextEncoder().encode(feed.replaceAll(`${BASE}One/white/`, `${BASE}deep/er/`)));
			for (const [path, bytes] of [...files])
				if (path.startsWith(`${BASE}One/white/20`)) files.set(path.replace(`${BASE}One/white/`, `${BASE}deep/er/`), bytes);
		},
	],
];

for (const [what, num, category, change] of FAULTS) {
	tlsTest(`${what}: ${num} fails alone`, async () => {
		const files = aggregator(category);
		change(files);
		const { requirements, roleMet } = await check(files);
		const failed = requirements.filter(({ result }) => result === "fail");
		assert.deepEqual(
			failed.map((one) => one.num),
			[num],
			JSON.stringify(failed, undefined, 1),
		);
		assert.equal(roleMet, false);
	});
}
