/** Drafts in the console: written in a form, looked at as typed, approved by another, released; nobody overwrites, nothing is active. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { OWN_ORIGIN } from "../../src/advisory/author/ports.ts";
import { type Browser, served } from "./served.ts";

const FIELDS = {
	trackingId: "QUAY-2026-0001",
	title: "Quay cameras: login can be passed by",
	language: "en",
	publisherName: "Quay",
	publisherNamespace: "https://quay.example",
	publisherCategory: "vendor",
	tlp: "CLEAR",
	summary: "Install V5.4.5 build 170124 or later on CAM2142 cameras.",
	"p.0.vendor": "Hikvision",
	"p.0.name": "DS-2CD2142FWD-I",
	"h.0.cve": "CVE-2026-10001",
	"h.0.title": "Login can be passed by",
	"h.0.description": "A made-up session is taken for the administrator's.",
	"h.0.cwe": "CWE-287",
	"h.0.cvss3.AV": "N",
	"h.0.cvss3.AC": "L",
	"h.0.cvss3.PR": "N",
	"h.0.cvss3.UI": "N",
	"h.0.cvss3.S": "U",
	"h.0.cvss3.C": "H",
	"h.0.cvss3.I": "H",
	"h.0.cvss3.A": "H",
	"h.0.s.0.product": "p1",
	"h.0.s.0.status": "known_affected",
	"h.0.s.0.to": "V5.4.4 build 161125",
	"h.0.s.0.end": "included",
	"h.0.s.0.fix": "V5.4.5 build 170124",
	"h.0.s.0.remedy": "vendor_fix",
} as const;

async function desk(context: Parameters<typeof served>[0]) {
	const site = await served(context);
	const organisationId = await site.store.people.defaultOrganisation({ name: "default", who: "test", at: 1 });
	for (const name of ["ada", "bob"]) await site.person(`${name}@quay.example`, organisationId, "publisher");
	await site.person("viewer@quay.example", organisationId, "operator");
	const base = `/console/organisations/${organisationId}/drafts`;
	const ada = await site.signedIn("ada@quay.example");
	const made = await ada.submit(base, base, { trackingId: FIELDS.trackingId, title: "" });
	assert.equal(made.status, 303);
	const page = made.headers.get("location") ?? "";
	return { site, base, page, ada, bob: await site.signedIn("bob@quay.example"), organisationId };
}

const step = (who: Browser, page: string, base: number, act: string, reason = "") =>
	who.submit(page, `${page}/step`, { base: String(base), act, reason });

test("an advisory is written, approved by two, and released as a document", async (context) => {
	const { site, base, page, ada, bob } = await desk(context);
	assert.equal((await ada.submit(base, base, { trackingId: FIELDS.trackingId })).status, 422);
	assert.match(await (await step(ada, page, 1, "submit")).text(), /errors/);
	const saved = await ada.submit(page, page, { ...FIELDS, base: "1" });
	assert.equal(saved.status, 303, await saved.text());
	const shown = await (await ada.ask(page)).text();
	assert.match(shown, /Nothing stands between it and review/);
	assert.match(shown, /CVSS 3\.1: 9\.8/);
	assert.match(await (await ada.ask(`${page}/preview`)).text(), /Install V5\.4\.5 build 170124 or later/);

	assert.equal((await step(ada, page, 2, "submit")).status, 303);
	assert.equal((await step(ada, page, 2, "approve")).status, 303);
	assert.match(await (await ada.ask(base)).text(), /1 of 2 approvals/);
	assert.equal((await step(ada, page, 2, "approve")).status, 422);
	assert.equal((await step(bob, page, 1, "approve")).status, 422);
	assert.equal((await step(bob, page, 2, "approve")).status, 303);
	assert.equal((await step(bob, page, 2, "publish")).status, 303);
	const document = await site.store.documents.document({ origin: OWN_ORIGIN, trackingId: FIELDS.trackingId });
	assert.match(new TextDecoder().decode(document?.bytes), /"status": "final"/);
	const entries = await site.store.audit.entries({ after: 0, limit: 1000 });
	assert.ok(entries.some(({ who, what }) => who === "bob@quay.example" && what === "draft/publish"));
	assert.deepEqual(site.defects, []);
});

test("it saves by itself on top of what was read, never over another's save, and looks without saving", async (context) => {
	const { page, ada, bob, site } = await desk(context);
	const auto = async (who: Browser, base: number, title: string) => {
		const answer = await who.submit(page, `${page}/autosave`, { ...FIELDS, title, base: String(base) });
		return [answer.status, ((await answer.json()) as { revision?: number }).revision];
	};
	assert.deepEqual(await auto(ada, 1, "one"), [200, 2]);
	assert.deepEqual(await auto(bob, 1, "two"), [422, undefined]);
	assert.deepEqual(await auto(ada, 2, "three"), [200, 3]);
	const late = await bob.submit(page, page, { ...FIELDS, title: "What Bob typed", base: "1" });
	assert.equal(late.status, 422);
	assert.match(await late.text(), /What Bob typed/);
	const look = await ada.submit(page, `${page}/look`, { ...FIELDS, title: '<img src=x onerror="alert(1)">', "h.0.cwe": "CWE-999999" });
	const text = await look.text();
	assert.match(text, /author\/unknown-weakness/);
	assert.doesNotMatch(text, /<img/);
	const id = page.split("/").at(-1) ?? "";
	assert.equal((await site.store.drafts.draft(id))?.revision, 3);
	assert.equal((await site.store.drafts.revisions(id)).length, 3);
	assert.deepEqual(site.defects, []);
});

test("the same devices of other brands are added on top of what was seen, and marked to be looked over", async (context) => {
	const { page, ada } = await desk(context);
	await ada.submit(page, page, { ...FIELDS, base: "1" });
	assert.equal((await ada.submit(page, `${page}/relabels`, { base: "1" })).status, 422);
	assert.equal((await ada.submit(page, `${page}/relabels`, { base: "2" })).status, 303);
	const text = await (await ada.ask(page)).text();
	const isMarked = /author\/not-looked-over/.test(text);
	// Whether the catalogue maps a model to this one or not: what is added is marked, and without an addition nothing changed.
	assert.equal(/value="p2"/.test(text), isMarked);
});

test("whoever may not publish sees no draft", async (context) => {
	const { site, base, page } = await desk(context);
	const viewer = await site.signedIn("viewer@quay.example");
	assert.deepEqual([(await viewer.ask(base)).status, (await viewer.ask(page)).status], [403, 403]);
});
