/** One fault put into a good provider makes exactly its requirement fail, and no other. */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { after, before } from "node:test";
import { makeKey, openSigner } from "../../src/delivery/openpgp/sign.ts";
import { testNeeding } from "../support/needs.ts";
import { checkSite, copyOf, goodAnswer, HOST, jsonBytes, NOW, ORIGIN, publishedSite, type Site } from "../support/published-site.ts";
import { makeAuthority, openssl, type ThrowAwayAuthority } from "../support/throw-away-authority.ts";
import type { Asked, Served } from "../support/tree-server.ts";

const tlsTest = testNeeding("openssl", openssl);

let authority: ThrowAwayAuthority | undefined;
const made = new Map<string, Awaited<ReturnType<typeof publishedSite>>>();
before(async () => {
	if (openssl === undefined) return;
	authority = makeAuthority([HOST, `csaf.data.security.${HOST}`]);
	for (const version of ["2.0", "2.1"] as const) made.set(version, await publishedSite(version));
});
after(() => {
	for (const one of made.values()) one.clean();
	authority?.clean();
});

const META = ".well-known/csaf/provider-metadata.json";
const SECURITY = ".well-known/security.txt";

/** Where things lie in the tree of an edition. */
function places(version: string) {
	const root = version === "2.0" ? "csaf/white" : "csaf/v2.1/clear";
	const name = version === "2.0" ? "white" : "clear";
	return {
		root,
		feed: `${root}/feed-tlp-${name}.json`,
		service: version === "2.0" ? "csaf/service.json" : "csaf/v2.1/service.json",
		category: `${root}/category-${name}.json`,
		index: `${root}/index.txt`,
		changes: `${root}/changes.csv`,
		document: `${root}/2026/ex-2026-001.json`,
	};
}

type Places = ReturnType<typeof places>;

function edit(site: Site, path: string, change: (text: string) => string): void {
	const before = new TextDecoder("utf-8", { ignoreBOM: true }).decode(site.open.get(path));
	const changed = change(before);
	assert.notEqual(changed, before, `nothing changed in ${path}`);
	site.open.set(path, new TextEncoder().encode(changed));
}

// biome-ignore lint/suspicious/noExplicitAny: tests reach into documents that they made
type Json = any;

function editJson(site: Site, path: string, change: (value: Json) => void): void {
	edit(site, path, (text) => {
		const value: Json = JSON.parse(text);
		change(value);
		return JSON.stringify(value, undefined, 2);
	});
}

async function editDocument(site: Site, path: string, change: (value: Json) => void): Promise<void> {
	const value: Json = JSON.parse(new TextDecoder().decode(site.open.get(path)));
	change(value);
	await site.replace(path, jsonBytes(value));
}

function move(site: Site, from: string, to: string): void {
	for (const ending of ["", ".sha256", ".sha512", ".asc"]) {
		const bytes = site.open.get(`${from}${ending}`);
		assert.ok(bytes !== undefined);
		const [before, after] = [from.split("/").at(-1) ?? "", to.split("/").at(-1) ?? ""];
		const isHash = ending.startsWith(".sha");
		site.open.set(`${to}${ending}`, isHash ? new TextEncoder().encode(new TextDecoder().decode(bytes).replace(before, after)) : bytes);
		site.open.delete(`${from}${ending}`);
	}
}

/** Moves a document in every list that names it. */
function rename(site: Site, places: Places, from: string, to: string): void {
	move(site, `${places.root}/${from}`, `${places.root}/${to}`);
	for (const list of [places.index, places.changes, places.feed]) edit(site, list, (text) => text.replaceAll(from, to));
	const folders = new Set([from, to].map((path) => path.split("/")[0]));
	for (const folder of folders) {
		const files = [...site.open.keys()].filter((path) => path.startsWith(`${places.root}/${folder}/`) && !path.endsWith("index.html"));
		const links = files.map((path) => `<a href="${path.split("/").at(-1)}">x</a>`).join("\n");
		site.open.set(`${places.root}/${folder}/index.html`, new TextEncoder().encode(links));
	}
	edit(site, `${places.root}/index.html`, (text) => `${text}<a href="${to.split("/")[0]}/">x</a>`);
}

interface Fault {
	readonly what: string;
	readonly num: number;
	readonly version?: "2.0" | "2.1";
	/** Breaks the files. */
	readonly break?: (site: Site, places: Places) => void | Promise<void>;
	/** Breaks the server: an answer, "good" to go on, `undefined` for 404. */
	readonly answer?: (asked: Asked, site: Site, places: Places) => Served | "good" | undefined;
	readonly now?: number;
}

const without = (path: string) => (asked: Asked) => (asked.path === path ? undefined : ("good" as const));

/** The rows; each breaks one thing. */
const FAULTS: readonly Fault[] = [
	{
		what: "a document without title",
		num: 1,
		break: (site, { document }) => editDocument(site, document, (value) => delete value.document.title),
	},
	{
		what: "a mandatory test fails (6.1.16)",
		num: 1,
		break: (site, { document }) => editDocument(site, document, (value) => (value.document.tracking.version = "3")),
	},
	{
		what: "a document with a byte order mark",
		num: 1,
		break: (site, { document }) => site.replace(document, new Uint8Array([0xef, 0xbb, 0xbf, ...(site.open.get(document) ?? [])])),
	},
	{
		what: "garbage after the document",
		num: 1,
		break: (site, { document }) => site.replace(document, new Uint8Array([...(site.open.get(document) ?? []), 0x7d])),
	},
	{
		what: "an address without TLS in a feed",
		num: 3,
		break: (site, { feed }) => edit(site, feed, (text) => text.replace(/"https:([^"]*\.sha256)"/, '"http:$1"')),
	},
	{
		what: "a redirect to an address without TLS",
		num: 3,
		answer: ({ path }, _, { document }) =>
			path === `/${document}.sha256` ? { status: 302, headers: { location: `http://${HOST}${path}` } } : "good",
	},
	{
		what: "a file name in another form",
		num: 2,
		break: (site, places) => rename(site, places, "2026/ex-2026-001.json", "2026/ex_2026_001.json"),
	},
	{
		what: "a file name that is not lower case",
		num: 2,
		break: (site, places) => rename(site, places, "2026/ex-2026-001.json", "2026/EX-2026-001.json"),
	},
	{
		what: "a WHITE document asks for a password",
		num: 4,
		answer: ({ path, authorization }, _, { document }) => (path === `/${document}` && authorization === "" ? { status: 401 } : "good"),
	},
	{
		what: "a WHITE document is forbidden",
		num: 4,
		answer: ({ path }, _, { document }) => (path === `/${document}` ? { status: 403 } : "good"),
	},
	{
		what: "AMBER documents are open",
		num: 5,
		answer: (asked, site) => goodAnswer(site, { ...asked, authorization: "Bearer token-of-a-recipient" }),
	},
	{
		what: "an AMBER document lies among the WHITE ones",
		num: 5,
		break: (site, { document }) => editDocument(site, document, (value) => (value.document.distribution.tlp.label = "AMBER")),
	},
	{
		what: "a page redirects in its content",
		num: 6,
		answer: ({ path }, site, { root }) =>
			path === `/${root}/`
				? {
						headers: { "content-type": "text/html" },
						body: `<meta http-equiv="refresh" content="0; url=/x">${new TextDecoder().decode(site.open.get(`${root}/index.html`))}`,
					}
				: "good",
	},
	{
		what: "more than 20 redirects",
		num: 6,
		answer: ({ path }, _, { root }) =>
			path === `/${root}/2026/ex-2026-001.json.sha256` ? { status: 302, headers: { location: path } } : "good",
	},
	{ what: "metadata without canonical_url", num: 7, break: (site) => editJson(site, META, (value) => delete value.canonical_url) },
	{
		what: "metadata with a role that there is none of",
		num: 7,
		break: (site) => editJson(site, META, (value) => (value.role = "csaf_best_provider")),
	},
	{
		what: "metadata with a publisher without namespace",
		num: 7,
		break: (site) => editJson(site, META, (value) => delete value.publisher.namespace),
	},
	{
		what: "canonical_url leads to nothing",
		num: 7,
		break: (site) => editJson(site, META, (value) => (value.canonical_url = `${ORIGIN}/gone/provider-metadata.json`)),
	},
	{
		what: "metadata no longer maintained",
		num: 7,
		version: "2.1",
		break: (site) => editJson(site, META, (value) => (value.maintained_until = "2026-01-01T00:00:00Z")),
	},
	{
		what: "metadata of 2.1 with an unknown member",
		num: 7,
		version: "2.1",
		break: (site) => editJson(site, META, (value) => (value.extra = 1)),
	},
	{ what: "no security.txt", num: 8, answer: without(`/${SECURITY}`) },
	{ what: "security.txt without CSAF", num: 8, break: (site) => edit(site, SECURITY, (text) => text.replace(/^CSAF.*\n/m, "")) },
	{
		what: "CSAF in security.txt is http",
		num: 8,
		break: (site) => edit(site, SECURITY, (text) => text.replace("CSAF: https:", "CSAF: http:")),
	},
	{
		what: "CSAF in security.txt is a path",
		num: 8,
		break: (site) => edit(site, SECURITY, (text) => text.replace(`CSAF: ${ORIGIN}`, "CSAF: ")),
	},
	{
		what: "CSAF in security.txt leads to nothing",
		num: 8,
		break: (site) => edit(site, SECURITY, (text) => text.replace("csaf/provider", "csaf/gone/provider")),
	},
	{
		what: "security.txt has expired",
		num: 8,
		break: (site) => edit(site, SECURITY, (text) => text.replace(/Expires: 20\d\d/, "Expires: 2020")),
	},
	{
		what: "the well-known address is not the first",
		num: 8,
		break: (site) => {
			site.open.set("csaf/v2.0/provider-metadata.json", site.open.get(META) ?? new Uint8Array());
			edit(site, SECURITY, (text) => text.replace("CSAF: ", `CSAF: ${ORIGIN}/csaf/v2.0/provider-metadata.json\nCSAF: `));
		},
	},
	{
		what: "nothing at the well-known address",
		num: 9,
		break: (site) => {
			const metadata = new TextDecoder().decode(site.open.get(META)).replaceAll(META, "csaf/provider-metadata.json");
			site.open.set("csaf/provider-metadata.json", new TextEncoder().encode(metadata));
			edit(site, SECURITY, (text) => text.replace(META, "csaf/provider-metadata.json"));
		},
		answer: ({ path, host }, site) =>
			host.startsWith("csaf.data")
				? { body: site.open.get("csaf/provider-metadata.json") ?? "", headers: { "access-control-allow-origin": "*" } }
				: path === `/${META}`
					? undefined
					: "good",
	},
	{
		what: "the well-known address redirects",
		num: 9,
		answer: ({ path, host }, site) =>
			path !== `/${META}` || host.startsWith("csaf.data")
				? path === "/m/provider-metadata.json"
					? { body: site.open.get(META) ?? "", headers: { "content-type": "application/json" } }
					: "good"
				: { status: 301, headers: { location: "/m/provider-metadata.json" } },
	},
	{ what: "no DNS path", num: 10, answer: ({ host }) => (host.startsWith("csaf.data") ? undefined : "good") },
	{ what: "the DNS path serves something else", num: 10, answer: ({ host }) => (host.startsWith("csaf.data") ? { body: "{}" } : "good") },
	{
		what: "the DNS path redirects",
		num: 10,
		answer: ({ host, path }, site) =>
			host.startsWith("csaf.data")
				? path === "/"
					? { status: 302, headers: { location: "/x" } }
					: { body: site.open.get(META) ?? "" }
				: "good",
	},
	{
		what: "the folder of another year",
		num: 11,
		break: (site, places) => rename(site, places, "2026/ex-2026-001.json", "2024/ex-2026-001.json"),
	},
	{ what: "no folder of a year", num: 11, break: (site, places) => rename(site, places, "2026/ex-2026-001.json", "new/ex-2026-001.json") },
	{ what: "no index.txt", num: 12, break: (site, { index }) => void site.open.delete(index) },
	{
		what: "index.txt leaves a document out",
		num: 12,
		break: (site, { index }) => edit(site, index, (text) => text.replace("2026/ex-2026-001.json\n", "")),
	},
	{
		what: "index.txt names a document that is not there",
		num: 12,
		break: (site, { index }) => edit(site, index, (text) => `2026/gone.json\n${text}`),
	},
	{
		what: "index.txt has addresses",
		num: 12,
		break: (site, { index, root }) => edit(site, index, (text) => text.replace("2026/ex-2026-001", `${ORIGIN}/${root}/2026/ex-2026-001`)),
	},
	{
		what: "index.txt has the wrong folder before its names",
		num: 12,
		break: (site, { index }) => edit(site, index, (text) => text.replaceAll(/^20/gm, "white/20")),
	},
	{ what: "index.txt begins with a mark", num: 12, break: (site, { index }) => edit(site, index, (text) => `\uFEFF${text}`) },
	{ what: "no changes.csv", num: 13, break: (site, { changes }) => void site.open.delete(changes) },
	{
		what: "changes.csv is out of order",
		num: 13,
		break: (site, { changes }) => edit(site, changes, (text) => `${text.trim().split("\n").reverse().join("\n")}\n`),
	},
	{
		what: "changes.csv has another date",
		num: 13,
		break: (site, { changes }) => edit(site, changes, (text) => text.replace("2026-03-02T10:00:00Z", "2026-03-02T10:00:01Z")),
	},
	{ what: "changes.csv has a heading", num: 13, break: (site, { changes }) => edit(site, changes, (text) => `file,date\n${text}`) },
	{
		what: "changes.csv leaves a document out",
		num: 13,
		break: (site, { changes }) => edit(site, changes, (text) => text.split("\n").slice(1).join("\n")),
	},
	{
		what: "changes.csv of 2.1 has quotes",
		num: 13,
		version: "2.1",
		break: (site, { changes }) => edit(site, changes, (text) => text.replace(/^([^,]*),(.*)$/gm, '"$1","$2"')),
	},
	{ what: "no listing", num: 14, answer: ({ path }, _, { root }) => (path === `/${root}/` ? { status: 403 } : "good") },
	{
		what: "a listing leaves a document out",
		num: 14,
		break: (site, { root }) =>
			edit(site, `${root}/2026/index.html`, (text) => text.replace(/<li><a href="\.\/ex-2026-001\.json">.*\n/, "")),
	},
	{
		what: "a listing made by a script",
		num: 14,
		break: (site, { root }) => edit(site, `${root}/index.html`, () => '<script src="list.js"></script>'),
	},
	{ what: "a feed that is not JSON", num: 15, break: (site, { feed }) => edit(site, feed, (text) => text.slice(1)) },
	{ what: "no feed", num: 15, break: (site, { feed }) => void site.open.delete(feed) },
	{
		what: "a feed without category",
		num: 15,
		break: (site, { feed }) =>
			editJson(site, feed, (value) => (value.feed.category = [{ scheme: "https://example.com/other", term: "other" }])),
	},
	{ what: "a feed leaves a document out", num: 15, break: (site, { feed }) => editJson(site, feed, (value) => value.feed.entry.pop()) },
	{
		what: "an entry without the hashes that there are",
		num: 15,
		break: (site, { feed }) =>
			editJson(site, feed, (value) => (value.feed.entry[0].link = value.feed.entry[0].link.filter((link: Json) => link.rel !== "hash"))),
	},
	{
		what: "an entry without the signature that there is",
		num: 15,
		break: (site, { feed }) =>
			editJson(
				site,
				feed,
				(value) => (value.feed.entry[0].link = value.feed.entry[0].link.filter((link: Json) => link.rel !== "signature")),
			),
	},
	{
		what: "two entries with one id",
		num: 15,
		break: (site, { feed }) => editJson(site, feed, (value) => (value.feed.entry[1].id = value.feed.entry[0].id)),
	},
	{
		what: "an entry updated before it was published",
		num: 15,
		break: (site, { feed }) => editJson(site, feed, (value) => (value.feed.entry[0].published = "2026-12-01T00:00:00Z")),
	},
	{
		what: "a feed older than an entry",
		num: 15,
		break: (site, { feed }) => editJson(site, feed, (value) => (value.feed.updated = "2020-01-01T00:00:00Z")),
	},
	{
		what: "an entry without format",
		num: 15,
		break: (site, { feed }) => editJson(site, feed, (value) => delete value.feed.entry[0].format),
	},
	{
		what: "an entry for a document that is not there",
		num: 15,
		break: (site, { feed }) =>
			editJson(site, feed, (value) =>
				value.feed.entry.push(
					JSON.parse(
						JSON.stringify(value.feed.entry[0])
							.replaceAll(/ex-20\d\d-\d+/g, "gone")
							.replace(/EX-20\d\d-\d+/, "gone"),
					),
				),
			),
	},
	{
		what: "a GREEN document in the feed of WHITE",
		num: 15,
		break: (site, { document }) => editDocument(site, document, (value) => (value.document.distribution.tlp.label = "GREEN")),
		version: "2.0",
	},
	{ what: "a service document that is not JSON", num: 16, break: (site, { service }) => edit(site, service, (text) => text.slice(1)) },
	{
		what: "a service document leaves a feed out",
		num: 16,
		break: (site, { service }) => editJson(site, service, (value) => value.service.workspace[0].collection.pop()),
	},
	{
		what: "a service document without workspace",
		num: 16,
		break: (site, { service }) => editJson(site, service, (value) => delete value.service.workspace),
	},
	{ what: "no service document", num: 16, break: (site, { service }) => void site.open.delete(service) },
	{ what: "a category document that is none", num: 17, break: (site, { category }) => edit(site, category, () => "[]") },
	{ what: "no category document", num: 17, break: (site, { category }) => void site.open.delete(category) },
	{
		what: "no hash file",
		num: 18,
		break: (site, { document }) => {
			site.open.delete(`${document}.sha256`);
			site.open.delete(`${document}.sha512`);
		},
	},
	{
		what: "a hash of something else",
		num: 18,
		break: (site, { document }) =>
			edit(site, `${document}.sha512`, (text) => (text.startsWith("0") ? `1${text.slice(1)}` : `0${text.slice(1)}`)),
	},
	{
		what: "a hash file that begins with a name",
		num: 18,
		break: (site, { document }) => edit(site, `${document}.sha256`, (text) => `SHA256 (x) = ${text}`),
	},
	{ what: "a hash that is cut", num: 18, break: (site, { document }) => edit(site, `${document}.sha256`, (text) => text.slice(2)) },
	{
		what: "a hash of 2.1 in upper case",
		num: 18,
		version: "2.1",
		break: (site, { document }) => edit(site, `${document}.sha256`, (text) => text.replace(/^\w+/, (value) => value.toUpperCase())),
	},
	{
		what: "MD5 alone",
		num: 18,
		break: (site, { document, feed }) => {
			const hash = createHash("md5")
				.update(site.open.get(document) ?? "")
				.digest("hex");
			for (const word of ["sha256", "sha512"]) site.open.delete(`${document}.${word}`);
			site.open.set(`${document}.md5`, new TextEncoder().encode(`${hash}\n`));
			edit(site, feed, (text) => text.replaceAll(/(ex-2026-001\.json)\.sha(?:256|512)/g, "$1.md5"));
		},
	},
	{ what: "no signature", num: 19, break: (site, { document }) => void site.open.delete(`${document}.asc`) },
	{
		what: "a signature over something else",
		num: 19,
		break: async (site, { document }) => void site.open.set(`${document}.asc`, await site.sign(new Uint8Array([1]))),
	},
	{
		what: "a signature that is none",
		num: 19,
		break: (site, { document }) => void site.open.set(`${document}.asc`, new TextEncoder().encode("signed\n")),
	},
	{
		what: "a signature by a key that is not stated",
		num: 19,
		break: async (site, { document }) => {
			const other = await makeKey({ name: "other", email: undefined }, NOW - 1000, 86_400 * 400, undefined);
			const signer = await openSigner(other.privateKey, undefined);
			site.open.set(
				`${document}.asc`,
				new TextEncoder().encode((await signer?.sign(site.open.get(document) ?? new Uint8Array(), NOW)) ?? ""),
			);
		},
	},
	{ what: "no key", num: 20, break: (site) => void site.open.delete(`csaf/openpgp/${site.fingerprint}.asc`) },
	{
		what: "a key with another fingerprint",
		num: 20,
		break: (site) => editJson(site, META, (value) => (value.public_openpgp_keys[0].fingerprint = "A".repeat(40))),
	},
	{ what: "a key that is none", num: 20, break: (site) => edit(site, `csaf/openpgp/${site.fingerprint}.asc`, () => "no key\n") },
	{ what: "no key is stated", num: 20, break: (site) => editJson(site, META, (value) => (value.public_openpgp_keys = [])) },
	{
		what: "a server that answers browsers alone",
		num: 24,
		version: "2.1",
		answer: ({ agent }) => (agent.startsWith("curl/") ? { status: 403 } : "good"),
	},
	{ what: "a server that wants an agent", num: 24, version: "2.1", answer: ({ agent }) => (agent === "" ? { status: 400 } : "good") },
	{
		what: "documents that browsers may not read",
		num: 25,
		version: "2.1",
		answer: (asked, site) => {
			const good = goodAnswer(site, asked);
			if (good === undefined) return undefined;
			const { "access-control-allow-origin": _, ...headers } = good.headers ?? {};
			return { ...good, headers };
		},
	},
];

for (const fault of FAULTS) {
	const version = fault.version ?? "2.0";
	tlsTest(`${fault.what}: ${fault.num} of CSAF ${version} fails alone`, async () => {
		const original = made.get(version);
		assert.ok(authority !== undefined && original !== undefined);
		const site = copyOf(original.site);
		const where = places(version);
		await fault.break?.(site, where);
		const check = await checkSite(
			authority,
			(asked) => {
				const other = fault.answer?.(asked, site, where) ?? (fault.answer === undefined ? "good" : undefined);
				return other === "good" ? goodAnswer(site, asked) : other;
			},
			{ now: fault.now ?? NOW },
		);
		const failed = check.requirements.filter(({ result }) => result === "fail");
		assert.deepEqual(
			failed.map(({ num }) => num),
			[fault.num],
			JSON.stringify(failed, undefined, 1),
		);
		const errors = failed[0]?.messages.filter(({ level }) => level === "error") ?? [];
		assert.equal(errors.length, 1, JSON.stringify(errors));
	});
}

tlsTest("there are at least forty faults, and every requirement of a provider has one", () => {
	assert.ok(FAULTS.length >= 40);
	const broken = new Set(FAULTS.map(({ num }) => num));
	for (let num = 1; num <= 25; num++) if (num < 21 || num > 23) assert.ok(broken.has(num), String(num));
});

tlsTest("a server whose certificate nobody vouches for fails at TLS alone, and nothing else is judged", async () => {
	const original = made.get("2.0");
	assert.ok(authority !== undefined && original !== undefined);
	const stranger = makeAuthority([HOST]);
	try {
		const check = await checkSite({ ...stranger, ca: authority.ca }, (asked) => goodAnswer(original.site, asked));
		const judged = check.requirements.filter(({ result }) => result !== "not-applicable" && result !== "pass");
		assert.deepEqual(
			judged.map(({ num, result }) => [num, result]),
			[
				[3, "fail"],
				[10, "fail"],
			],
		);
		assert.equal(check.roleMet, false);
	} finally {
		stranger.clean();
	}
});
