/** Reports, on every database: nobody overwrites another's save, a version is written once, lists are in order whatever they are narrowed by. */
import assert from "node:assert/strict";
import { generateKeyPairSync } from "node:crypto";
import type { KeptReport } from "../../src/account/report/ports.ts";
import { emptyReport, type ReportContent, versionOf } from "../../src/account/report/report.ts";
import { begin, contentOf, publish, type Reporting, save } from "../../src/account/report/reporting.ts";
import { ok } from "../../src/core/result.ts";
import { signerOf } from "../../src/serve/report/signing-key.ts";
import { verifyAudit } from "../../src/store/audit/audit-store.ts";
import type { Store } from "../../src/store/open-store.ts";
import { sha256 } from "../../src/store/sha256.ts";
import { storeTest } from "./stores.ts";

const CONTENT: ReportContent = {
	...emptyReport("What a reset means"),
	authors: ["Ada Lovelace"],
	funding: "Nobody paid for it.",
	interests: "None.",
	vendors: ["Norden"],
	cves: ["CVE-2017-7921"],
	body: "There are {{cves vendor=norden}} holes.",
};

function reportingOf(store: Store, clock: { now: number }): Reporting & { holes: number } {
	const reporting: Reporting & { holes: number } = {
		holes: 12,
		reports: store.reports,
		lookUp: async () => {
			const value = reporting.holes;
			return ok({
				label: "CVE numbers",
				value,
				text: String(value),
				n: 3,
				of: "documents",
				asOf: "2026-03-01",
				source: "documents",
				series: [],
			});
		},
		signer: signerOf(generateKeyPairSync("ed25519").privateKey),
		hash: sha256,
		now: () => clock.now,
		names: [],
		vendorsOf: (name: string) => [name.toLowerCase()],
	};
	return reporting;
}

async function begun(store: Store, reporting: Reporting, over: Partial<ReportContent> = {}): Promise<KeptReport> {
	const organisationId = await store.people.defaultOrganisation({ name: "default", who: "ada", at: 1 });
	return begin({ ...CONTENT, ...over }, { organisationId, who: "ada" }, reporting);
}

async function published(
	kept: KeptReport,
	reporting: Reporting,
	kind: "update" | "correction" = "update",
	reason = "News came.",
): Promise<KeptReport> {
	const done = await publish(kept, { who: "ada", kind, reason }, reporting);
	assert.ok(done.ok, done.ok ? "" : `${done.error.code} ${done.error.message}`);
	return done.value;
}

storeTest("two saves on one revision: one is kept; equal titles stand at addresses of their own", async (store) => {
	const reporting = reportingOf(store, { now: 5 });
	const kept = await begun(store, reporting);
	const other = await begun(store, reporting);
	assert.deepEqual([kept.slug, other.slug, kept.revision, kept.published], ["what-a-reset-means", "what-a-reset-means-2", 1, 0]);
	const both = await Promise.all(["one", "two"].map((body) => save(kept, { ...CONTENT, body }, "bob", reporting)));
	assert.equal(both.filter((one) => one.ok).length, 1);
	assert.deepEqual(
		both.flatMap((one) => (one.ok ? [] : [one.error.code])),
		["report/changed-meanwhile"],
	);
	assert.equal((await store.reports.find(kept.id))?.revision, 2);
	assert.equal(await store.reports.find("nobody"), undefined);
	assert.equal((await store.reports.kept("another")).length, 0);
	assert.equal(await store.reports.shown(kept.slug), undefined, "a draft is nobody's to read");
	assert.deepEqual(await store.reports.listed({ limit: 10 }), []);
	assert.ok((await verifyAudit(store.audit)).ok);
});

storeTest("a version is signed, found by its hash, and stays as it was whatever comes after it", async (store) => {
	const clock = { now: Date.parse("2026-03-01T12:00:00Z") };
	const reporting = reportingOf(store, clock);
	let kept = await published(await begun(store, reporting), reporting);
	assert.deepEqual([kept.published, kept.isChanged], [1, false]);
	const listed = await store.reports.shown(kept.slug);
	const first = await store.reports.byHash(listed?.hash ?? "");
	assert.ok(first !== undefined);
	assert.equal(sha256(first.text), first.hash);
	assert.ok(reporting.signer?.verify(first.text, first.signature));
	assert.ok(!reporting.signer?.verify(`${first.text} `, first.signature));
	assert.deepEqual(
		versionOf(first.text).figures.map(({ id, text, n, asOf }) => [id, text, n, asOf]),
		[["figure-1", "12", 3, "2026-03-01"]],
	);

	const again = await publish(kept, { who: "ada", kind: "update", reason: "x" }, reporting);
	assert.equal(again.ok ? "" : again.error.code, "report/no-change");
	clock.now += 1000;
	reporting.holes = 13;
	const silent = await publish(kept, { who: "ada", kind: "correction", reason: " " }, reporting);
	assert.equal(silent.ok ? "" : silent.error.code, "report/no-reason");
	kept = await published(kept, reporting, "correction", "One was missing.");
	const versions = await store.reports.versions(kept.id);
	assert.deepEqual(
		versions.map(({ number, kind, reason }) => [number, kind, reason]),
		[
			[2, "correction", "One was missing."],
			[1, "first", ""],
		],
	);
	assert.deepEqual(await store.reports.byHash(first.hash), first);
	const second = versionOf((await store.reports.version(kept.id, 2))?.text ?? "");
	assert.deepEqual([second.previous, second.figures[0]?.text], [first.hash, "13"]);
	const shown = await store.reports.shown(kept.slug);
	assert.deepEqual([shown?.publishedAt, shown?.changedAt], [clock.now - 1000, clock.now]);
	assert.deepEqual(
		(await store.reports.events({ limit: 10, offset: 0 })).map(({ kind, words }) => [kind, words]),
		[
			["correction", "One was missing."],
			["first", ""],
		],
	);
	assert.equal(await store.reports.eventCount(), 2);
	const lines = (await store.audit.entries({ after: 0, limit: 100 })).map(({ what }) => what).filter((what) => what.startsWith("report/"));
	assert.deepEqual(lines, ["report/created", "report/published", "report/published"]);
	assert.ok((await verifyAudit(store.audit)).ok);
});

storeTest("a revision that somebody changed meanwhile is not published", async (store) => {
	const reporting = reportingOf(store, { now: 5 });
	const kept = await begun(store, reporting);
	assert.ok((await save(kept, { ...CONTENT, title: "Another" }, "bob", reporting)).ok);
	const done = await publish(kept, { who: "ada", kind: "update", reason: "" }, reporting);
	assert.equal(done.ok ? "" : done.error.code, "report/changed-meanwhile");
	assert.deepEqual(await store.reports.versions(kept.id), []);
});

storeTest("lists are narrowed by kind, maker, author and year, the newest first, and go on where a page ended", async (store) => {
	const clock = { now: 0 };
	const reporting = reportingOf(store, clock);
	const made: readonly (readonly [string, Partial<ReportContent>])[] = [
		["2024-05-01", { title: "a", kind: "test" }],
		["2025-05-01", { title: "b", vendors: ["Suden"], authors: ["Ada Lovelace", "Grace Hopper"] }],
		["2025-06-01", { title: "c", kind: "test", vendors: ["Suden", "Norden"] }],
		["2026-01-01", { title: "d", authors: ["Gr\u00e2ce Hopper"] }],
	];
	for (const [day, over] of made) {
		clock.now = Date.parse(`${day}T00:00:00Z`);
		await published(await begun(store, reporting, over), reporting);
	}
	const titles = async (filter: Partial<Parameters<typeof store.reports.listed>[0]>) =>
		(await store.reports.listed({ limit: 10, ...filter })).map(({ title }) => title).join("");
	for (const [filter, expected] of [
		[{}, "dcba"],
		[{ kind: "test" }, "ca"],
		[{ vendor: "suden" }, "cb"],
		[{ vendor: "norden", kind: "test" }, "ca"],
		[{ vendor: "suden", author: "grace hopper" }, "b"],
		[{ author: "grace hopper" }, "db"],
		[{ year: 2025 }, "cb"],
		[{ year: 2025, vendor: "norden" }, "c"],
		[{ year: 2023 }, ""],
		[{ vendor: "nobody" }, ""],
		[{ limit: 2 }, "dc"],
	] as const)
		assert.equal(await titles(filter), expected, JSON.stringify(filter));
	for (const filter of [{}, { vendor: "norden" }] as const) {
		const all = await store.reports.listed({ limit: 10, ...filter });
		const found: string[] = [];
		for (let after: { at: number; id: string } | undefined; ; ) {
			const [next] = await store.reports.listed({ limit: 1, after, ...filter });
			if (next === undefined) break;
			found.push(next.id);
			after = { at: next.publishedAt, id: next.id };
		}
		assert.deepEqual(
			found,
			all.map(({ id }) => id),
		);
	}
});

storeTest("a picture that takes the name of another does not change what was published with it", async (store) => {
	const reporting = reportingOf(store, { now: 5 });
	const kept = await begun(store, reporting, { body: "![Bars](image:bars)" });
	const add = async (text: string, at: number) => {
		const bytes = new TextEncoder().encode(text);
		const image = { name: "bars", sha256: sha256(text), type: "image/png", width: 1, height: 1, size: bytes.length } as const;
		assert.ok(await store.reports.addImage({ reportId: kept.id, image, bytes, who: "ada", at }));
		return image.sha256;
	};
	const one = await add("one", 1);
	const done = await published(kept, reporting);
	const two = await add("two", 2);
	assert.deepEqual(
		(await store.reports.images(kept.id)).map(({ sha256: hash }) => hash),
		[two],
	);
	const version = versionOf((await store.reports.version(kept.id, 1))?.text ?? "");
	assert.deepEqual(
		version.images.map(({ sha256: hash }) => hash),
		[one],
	);
	assert.equal(new TextDecoder().decode((await store.reports.image(one))?.bytes), "one");
	assert.equal(await store.reports.image(sha256("three")), undefined);
	assert.equal(
		await store.reports.addImage({
			reportId: "nobody",
			image: { name: "a", sha256: one, type: "image/png", width: 1, height: 1, size: 3 },
			bytes: new Uint8Array(),
			who: "a",
			at: 1,
		}),
		false,
	);
	const again = await published(done, reporting, "update", "The picture was too small.");
	assert.equal(again.published, 2);
	assert.ok(contentOf(again).ok);
});

storeTest("a correction is told to the readers of those who cite what changed, a ring of citations included", async (store) => {
	const clock = { now: 1_000 };
	const reporting = reportingOf(store, clock);
	const a = await published(
		await begun(store, reporting, { title: "a", body: "{{cves as=x}} See [b](/reports/b) and CVE-2017-7921." }),
		reporting,
	);
	await published(await begun(store, reporting, { title: "b", body: "We read [a](/reports/a)." }), reporting);
	await published(await begun(store, reporting, { title: "c", body: '[A](/reports/a#x "responds to") counts.' }), reporting);
	await published(await begun(store, reporting, { title: "d", body: "Nothing." }), reporting);
	const { count, citing } = await store.reports.citing("report", "a", 10);
	assert.equal(count, 2);
	assert.deepEqual(citing.map(({ relation, place, passage, report }) => [report.slug, relation, place, passage]).sort(), [
		["b", "cites", "", "We read a."],
		["c", "responds to", "x", "A counts."],
	]);
	assert.equal((await store.reports.citing("cve", "CVE-2017-7921", 10)).count, 1);

	clock.now = 2_000;
	const tell = async () =>
		(await store.reports.events({ limit: 100, offset: 0 })).filter(({ at, kind }) => at === clock.now && kind === "source-corrected");
	const change = async (kept: KeptReport, body: string) => {
		const saved = await save(kept, { ...CONTENT, title: "a", body }, "ada", reporting);
		assert.ok(saved.ok);
		return published(saved.value, reporting, "correction", "It was wrong.");
	};
	// The figure says the same: only who cites all of it is told.
	const once = await change(a, "{{cves as=x}} See [b](/reports/b).");
	assert.deepEqual(
		(await tell()).map(({ report, about }) => [report.slug, about]),
		[["b", "a"]],
	);
	assert.equal((await store.reports.citing("cve", "CVE-2017-7921", 10)).count, 0, "what is no longer said is no longer cited");
	clock.now = 3_000;
	reporting.holes = 13;
	await change(once, "{{cves as=x}} See [b](/reports/b)!");
	assert.deepEqual((await tell()).map(({ report }) => report.slug).sort(), ["b", "c"]);
	const c = await store.reports.shown("c");
	assert.ok(c !== undefined);
	assert.deepEqual(
		(await store.reports.correctedSources(c)).map(({ slug, reason, at }) => [slug, reason, at]),
		[["a", "It was wrong.", 3_000]],
	);
	assert.deepEqual(await store.reports.correctedSources({ id: c.id, changedAt: 3_000 }), []);
});
