/** A provider may serve anything: the checker answers, and asks nothing that is no address on the web. */
import assert from "node:assert/strict";
import test from "node:test";
import { ok } from "../../../core/result.ts";
import type { OpenPgp, ProviderWeb } from "../ports.ts";
import { REQUIREMENTS } from "../requirements.ts";
import { checkProvider } from "./check-provider.ts";
import type { CheckTarget } from "./locate.ts";

const BASE = "https://maker.example/.well-known/csaf/";
const HOSTILE = [
	"{{.URL}}/",
	"mailto:a@b.example",
	"data:,x",
	"https://[",
	"//x",
	"",
	"\u0000",
	"javascript:alert(1)",
	"file:///etc/passwd",
	"a".repeat(9000),
];

const metadata = (bad: unknown) => ({
	canonical_url: bad,
	metadata_version: bad,
	role: "csaf_trusted_provider",
	public_openpgp_keys: [{ url: bad, fingerprint: bad }],
	distributions: [{ directory_url: bad }, { rolie: { feeds: [{ url: bad, tlp_label: bad }], services: [bad], categories: [bad] } }],
});
const feed = (bad: unknown) => ({
	feed: {
		id: bad,
		link: [
			{ rel: "self", href: bad },
			{ rel: "service", href: bad },
		],
		entry: [
			{
				id: bad,
				link: [
					{ rel: "self", href: bad },
					{ rel: "hash", href: bad },
					{ rel: "signature", href: bad },
				],
				content: { src: bad },
			},
		],
	},
});
const list = (bad: unknown) => ({
	aggregator: { category: "aggregator" },
	canonical_url: bad,
	csaf_providers: [{ metadata: { url: bad, publisher: bad }, mirrors: [bad, `${BASE}m/provider-metadata.json`] }],
});
/** Like `metadata`, with a feed and a folder that can be asked. */
const askable = (bad: unknown) => ({
	...metadata(bad),
	distributions: [{ directory_url: BASE }, { rolie: { feeds: [{ url: `${BASE}feed.json`, tlp_label: "WHITE" }] } }],
});

function webOf(bad: unknown, root: (bad: unknown) => unknown, asked: string[]): ProviderWeb {
	const bodies = new Map<string, string>([
		["provider-metadata.json", JSON.stringify(root(bad))],
		["aggregator.json", JSON.stringify(list(bad))],
		["feed.json", JSON.stringify(feed(bad))],
		["service.json", JSON.stringify({ service: { workspace: [{ collection: [{ href: bad }] }] } })],
		["index.txt", `${String(bad)}\n${String(bad)}.json\n2026/${String(bad)}.json`],
		["changes.csv", `"${String(bad)}","x"\n"${String(bad)}.json","2026-01-01T00:00:00Z"`],
		["security.txt", `CSAF: ${String(bad)}\nCSAF: ${BASE}provider-metadata.json`],
	]);
	return {
		kind: "web",
		hasToken: false,
		get(url) {
			asked.push(url);
			const body = bodies.get(new URL(url).pathname.split("/").at(-1) ?? "");
			const status = body === undefined ? 404 : 200;
			return Promise.resolve(ok({ url, status, headers: new Map(), bytes: new TextEncoder().encode(body ?? ""), hops: [] }));
		},
	};
}

const pgp: OpenPgp = {
	readKeys: () => Promise.resolve(ok([])),
	verify: () => Promise.resolve({ good: false, reason: "no key" }),
};

const TARGETS: readonly CheckTarget[] = [
	{ kind: "domain", origin: "https://maker.example" },
	{ kind: "metadata", url: `${BASE}provider-metadata.json` },
	{ kind: "aggregator", url: `${BASE}aggregator.json` },
];

for (const [name, root] of Object.entries({ metadata, askable })) {
	test(`whatever stands in place of addresses in ${name}, every requirement gets its answer`, async () => {
		for (const bad of [...HOSTILE, 7, null, {}, [["x"]]]) {
			for (const target of TARGETS) {
				const asked: string[] = [];
				const { requirements } = await checkProvider(target, { web: webOf(bad, root, asked), digest: () => "", pgp, now: 0 });
				assert.equal(requirements.length, REQUIREMENTS.length, JSON.stringify([bad, target]));
				for (const url of asked) assert.match(url, /^https?:\/\//, JSON.stringify([bad, target]));
			}
		}
	});
}
