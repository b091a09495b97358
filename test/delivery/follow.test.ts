/** Following other providers over TLS: what is new is taken, verified first; hostile ones cost bounded time and memory and damage nothing. */
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before } from "node:test";
import { gzipSync } from "node:zlib";
import { nextPoll, type PollBefore, pollSource } from "../../src/advisory/provider/follow/poll-source.ts";
import { openPgp } from "../../src/delivery/openpgp/verify.ts";
import { isPublicAddress, openProviderWeb } from "../../src/outbound/provider-web.ts";
import { digest, openPlainFolder, openProviderFolder } from "../../src/store/disk/provider-folder.ts";
import { testNeeding } from "../support/needs.ts";
import { copyOf, goodAnswer, HOST, jsonBytes, NOW, ORIGIN, publishedSite, type Site, testDocument } from "../support/published-site.ts";
import { makeAuthority, openssl, type ThrowAwayAuthority } from "../support/throw-away-authority.ts";
import { type Asked, type Served, serveTree } from "../support/tree-server.ts";

const tlsTest = testNeeding("openssl", openssl);
const HOSTS = [HOST, `csaf.data.security.${HOST}`, "api.github.com", "raw.githubusercontent.com"];
const NOTHING: PollBefore = { known: new Map(), keys: [] };
const FEED = "csaf/white/feed-tlp-white.json";
const DOCUMENT = "csaf/white/2026/ex-2026-001.json";

let authority: ThrowAwayAuthority | undefined;
let made: Awaited<ReturnType<typeof publishedSite>> | undefined;
before(async () => {
	if (openssl === undefined) return;
	authority = makeAuthority(HOSTS);
	made = await publishedSite();
});
after(() => {
	made?.clean();
	authority?.clean();
});

/** Polls a server; its answers are counted. */
async function pollAt(address: string, answer: (asked: Asked) => Served | undefined, known: PollBefore = NOTHING) {
	assert.ok(authority !== undefined);
	let asked = 0;
	const server = await serveTree(authority, (question) => {
		asked++;
		return answer(question);
	});
	const here = { address: "127.0.0.1", port: server.port };
	const web = openProviderWeb({
		trusted: [HOST],
		authorities: [authority.ca],
		resolve: new Map(HOSTS.map((host) => [host, here])),
		agent: "seawall",
	});
	try {
		const poll = await pollSource(address, known, { web, digest, pgp: openPgp, now: Date.now });
		return { ...poll, asked, ids: poll.taken.map(({ advisory }) => advisory.id).sort() };
	} finally {
		web.close();
		await server.close();
	}
}

function site(): Site {
	assert.ok(made !== undefined);
	return copyOf(made.site);
}

const ALL = ["EX-2025-007", "EX-2026-001", "EX-2026-002", "EX-2026-003"];

tlsTest("a provider by its domain: all is new once, then nothing is fetched that has not changed", async () => {
	const files = site();
	const first = await pollAt(`${ORIGIN}/`, (asked) => goodAnswer(files, asked));
	assert.deepEqual([first.ok, first.ids, first.refused], [true, ALL, []]);
	assert.ok(first.taken.every(({ signedBy, isNew }) => isNew && signedBy === files.fingerprint));
	const second = await pollAt(`${ORIGIN}/`, (asked) => goodAnswer(files, asked), first);
	assert.deepEqual([second.taken.length, second.unchanged, second.bytes], [0, 4, 0]);
	assert.ok(second.asked < 8, `${second.asked} requests`);
});

tlsTest("a revision is told as a change, what is listed no more is kept and told", async () => {
	const files = site();
	const first = await pollAt(`${ORIGIN}/`, (asked) => goodAnswer(files, asked));
	const changed = testDocument({ id: "EX-2026-001", label: "WHITE", versions: ["1", "2", "3"] });
	await files.replace(DOCUMENT, jsonBytes(changed));
	const feed = JSON.parse(new TextDecoder().decode(files.open.get(FEED))) as { feed: { entry: { id: string; updated: string }[] } };
	const kept = feed.feed.entry.filter(({ id }) => id !== "EX-2025-007");
	for (const entry of kept) if (entry.id === "EX-2026-001") entry.updated = changed.document.tracking.current_release_date;
	files.open.set(FEED, jsonBytes({ feed: { ...feed.feed, entry: kept } }));
	const second = await pollAt(`${ORIGIN}/`, (asked) => goodAnswer(files, asked), first);
	assert.deepEqual(
		second.taken.map(({ advisory, isNew }) => [advisory.id, advisory.revision, isNew]),
		[["EX-2026-001", "3", false]],
	);
	assert.deepEqual(
		second.gone.map((url) => url.split("/").at(-1)),
		["ex-2025-007.json"],
	);
	assert.ok(second.known.has(second.gone[0] ?? ""));
});

/** What a provider may do wrong with one document; the others are taken all the same. */
const REFUSALS: readonly (readonly [what: string, reason: RegExp, change: (files: Site) => void | Promise<void>])[] = [
	[
		"a wrong hash",
		/hash does not fit/,
		(files) => void files.open.set(`${DOCUMENT}.sha256`, new TextEncoder().encode(`${"0".repeat(64)}\n`)),
	],
	["other bytes", /hash does not fit/, (files) => void files.open.set(DOCUMENT, new TextEncoder().encode("{}"))],
	[
		"a signature over something else",
		/signature is not good/,
		async (files) => void files.open.set(`${DOCUMENT}.asc`, await files.sign(new Uint8Array([1]))),
	],
	["no signature of a trusted provider", /no signature/, (files) => void files.open.delete(`${DOCUMENT}.asc`)],
	["no document", /404/, (files) => void files.open.delete(DOCUMENT)],
	["no JSON, rightly signed", /not JSON/, (files) => files.replace(DOCUMENT, new TextEncoder().encode("<html>"))],
	["nested too deep, rightly signed", /nests deeper/, (files) => files.replace(DOCUMENT, new TextEncoder().encode("[".repeat(100_000)))],
	[
		"the id of another document, rightly signed",
		/its tracking id EX-2026-003 is that of/,
		(files) => files.replace(DOCUMENT, jsonBytes(testDocument({ id: "EX-2026-003", label: "WHITE" }))),
	],
];

for (const [what, reason, change] of REFUSALS) {
	tlsTest(`one document with ${what} is refused and named, the others are taken`, async () => {
		const files = site();
		await change(files);
		const poll = await pollAt(`${ORIGIN}/`, (asked) => goodAnswer(files, asked));
		assert.equal(poll.refused.length, 1, JSON.stringify(poll.refused));
		assert.match(poll.refused[0]?.reason ?? "", reason);
		assert.equal(poll.taken.length, 3);
		assert.ok(poll.ok);
	});
}

/** What a hostile provider may serve in place of its feed. */
const HOSTILE: readonly (readonly [what: string, note: RegExp, answer: (path: string) => Served])[] = [
	["an endless feed", /more than|no connection/, () => ({ body: Buffer.alloc(80 * 1024 * 1024, "[") })],
	[
		"a feed that is a zip bomb",
		/unpacks to more/,
		() => ({ body: gzipSync(Buffer.alloc(300 * 1024 * 1024)), headers: { "content-encoding": "gzip" } }),
	],
	["a feed that redirects in a circle", /redirects/, (path) => ({ status: 302, headers: { location: path } })],
	[
		"a feed that leads into a private network",
		/private network/,
		() => ({ status: 302, headers: { location: "https://192.168.0.1/feed.json" } }),
	],
	[
		"a feed that leads to the cloud's secrets",
		/private network|this machine/,
		() => ({ status: 302, headers: { location: "http://169.254.169.254/latest/meta-data/" } }),
	],
	["a feed nested a million deep", /nests deeper/, () => ({ body: "[".repeat(1_000_000) })],
];

for (const [what, note, answer] of HOSTILE) {
	tlsTest(`${what}: bounded, told, and what is known stays`, async () => {
		const files = site();
		const before = await pollAt(`${ORIGIN}/`, (asked) => goodAnswer(files, asked));
		const started = Date.now();
		const poll = await pollAt(`${ORIGIN}/`, (asked) => (asked.path === `/${FEED}` ? answer(asked.path) : goodAnswer(files, asked)), before);
		assert.ok(Date.now() - started < 20_000);
		assert.ok(
			poll.notes.some((one) => note.test(one)),
			JSON.stringify(poll.notes),
		);
		assert.deepEqual(poll.gone, []);
		assert.equal(poll.known.size, 4);
		assert.ok(poll.asked < 60);
	});
}

tlsTest("a feed of 10 000 entries that lead nowhere: the server is left alone after twenty", async () => {
	const files = site();
	const feed = JSON.parse(new TextDecoder().decode(files.open.get(FEED))) as { feed: { entry: unknown[] } };
	const [entry] = feed.feed.entry;
	const text = JSON.stringify(entry);
	feed.feed.entry = Array.from({ length: 10_000 }, (_, at) => JSON.parse(text.replaceAll(/ex-2026-\d+/gi, `gone-${at}`)) as unknown);
	files.open.set(FEED, jsonBytes(feed));
	const poll = await pollAt(`${ORIGIN}/`, (asked) => goodAnswer(files, asked));
	assert.ok(poll.asked < 100, `${poll.asked} requests`);
	assert.ok(poll.left > 9000);
	assert.ok(poll.notes.some((one) => /were left for the next time/.test(one)));
});

tlsTest("a folder on the web with changes.csv, and one with listings alone", async () => {
	const files = site();
	const folder = `${ORIGIN}/csaf/white/`;
	const listed = await pollAt(folder, (asked) => goodAnswer(files, asked));
	assert.deepEqual(listed.ids, ["EX-2025-007", "EX-2026-001", "EX-2026-003"]);
	for (const name of ["changes.csv", "index.txt"]) files.open.delete(`csaf/white/${name}`);
	const browsed = await pollAt(folder, (asked) => goodAnswer(files, asked));
	assert.deepEqual(browsed.ids, listed.ids);
});

tlsTest("a folder of GitHub: one list, files raw, those of other folders left", async () => {
	const files = site();
	const bytes = files.open.get(DOCUMENT) ?? new Uint8Array();
	const tree = [
		{ path: "csaf_files/OT/white/2026/ex-2026-001.json", type: "blob", sha: "abc" },
		{ path: "csaf_files/IT/white/2026/other.json", type: "blob", sha: "def" },
		{ path: "csaf_files/OT/white/2026", type: "tree", sha: "ghi" },
	];
	const answer = ({ host, path }: Asked): Served | undefined => {
		if (host.startsWith("api.")) return { body: JSON.stringify({ tree, truncated: false }) };
		return path === "/cisagov/CSAF/develop/csaf_files/OT/white/2026/ex-2026-001.json" ? { body: bytes } : undefined;
	};
	const address = "https://github.com/cisagov/CSAF/tree/develop/csaf_files/OT/white";
	const first = await pollAt(address, answer);
	assert.deepEqual([first.ids, first.refused, first.notes], [["EX-2026-001"], [], []]);
	const second = await pollAt(address, answer, first);
	assert.deepEqual([second.asked, second.unchanged], [1, 1]);
});

testNeeding("openssl", openssl)("a plain folder on this machine", async () => {
	const folder = mkdtempSync(join(tmpdir(), "sw-follow-"));
	try {
		mkdirSync(join(folder, "2026"));
		writeFileSync(join(folder, "2026", "ex-1.json"), jsonBytes(testDocument({ id: "EX-1", label: "WHITE" })));
		writeFileSync(join(folder, "2026", "broken.json"), "{");
		const { web, address } = openPlainFolder(folder);
		const poll = await pollSource(address, NOTHING, { web, digest, pgp: openPgp, now: () => NOW });
		assert.deepEqual([poll.taken.map(({ advisory }) => advisory.id), poll.refused.length], [["EX-1"], 1]);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
});

tlsTest("a folder on this machine with metadata is verified as on the web", async () => {
	assert.ok(made !== undefined);
	const opened = await openProviderFolder(made.target.open);
	assert.ok(opened.ok && opened.value.target.kind === "domain");
	const poll = await pollSource(`${opened.value.target.origin}/`, NOTHING, { web: opened.value.web, digest, pgp: openPgp, now: () => NOW });
	assert.deepEqual([poll.taken.map(({ advisory }) => advisory.id).sort(), poll.refused, poll.notes], [ALL, [], []]);
	assert.ok(poll.taken.every(({ signedBy }) => signedBy === made?.site.fingerprint));
});

testNeeding("openssl", openssl)(
	"addresses of private networks and of this machine are none that a stranger may name; failures wait longer",
	() => {
		for (const address of [
			"10.0.0.1",
			"172.16.5.4",
			"192.168.1.1",
			"127.0.0.1",
			"169.254.169.254",
			"100.64.0.1",
			"::1",
			"fc00::1",
			"fe80::1",
			"0.0.0.0",
		])
			assert.equal(isPublicAddress(address), false, address);
		for (const address of ["8.8.8.8", "172.32.0.1", "2606:4700::1"]) assert.equal(isPublicAddress(address), true, address);
		const waits = [0, 1, 2, 3, 10, 100].map((failures) => nextPoll(0, failures) / 60_000);
		assert.deepEqual(waits, [60, 30, 60, 120, 1440, 1440]);
	},
);
