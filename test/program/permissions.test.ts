/** Every route of the program that is served, asked by everybody who may not: signed out, in every lower role, from elsewhere. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { WaveRecord } from "../../src/detect/record/wave-record.ts";
import { authenticator } from "../../src/http/console/authenticator.ts";
import type { FleetEdits, ImportDesk } from "../../src/http/import-port.ts";
import { createProgram, ROUTES } from "../../src/http/program/create-program.ts";
import { organisationRoute, type Route } from "../../src/http/program/route.ts";
import type { Organisation } from "../../src/people/organisation.ts";
import { type Permission, permissionsOf, ROLES, type Role } from "../../src/people/role.ts";
import { verifyAudit } from "../../src/store/audit/audit-store.ts";
import { fleetsOver, importDevices, withDocuments } from "../support/fleet.ts";
import { shippedCatalogue } from "../support/library.ts";
import { publicationOver } from "../support/publication.ts";
import { type Browser, type Served, served } from "./served.ts";

/** Routes that anybody may ask for; a further one is a decision to be made here. */
const OPEN = [
	"GET /healthz",
	"GET /newsletters",
	"GET /newsletters/:id",
	"GET /newsletters/:id/:file",
	"GET /readyz",
	"GET /metrics",
	"GET /provider",
	"GET /provider/badge.svg",
	"GET /provider/health.json",
	"GET /",
	"GET /advisories",
	"GET /advisories/:id",
	"GET /advisories/:id/brands",
	"GET /advisories/:id/csaf.json",
	"GET /advisories/:id/revisions/:revision{[1-9][0-9]{0,5}}",
	"GET /documents/:file{[0-9a-f]{64}\\.json}",
	"GET /cves/:cve{CVE-[0-9]{4}-[0-9]{4,19}}",
	"GET /check",
	"GET /responses",
	"GET /responses/:event",
	"GET /responses/:event/compare",
	"GET /responses/:event/chart.svg",
	"GET /responses/:event/matrix.csv",
	"GET /responses/:event/scores.csv",
	"GET /responses/:event/reply",
	"POST /responses/:event/reply",
	"GET /captures/:id",
	"GET /captures/:id/view",
	"GET /score",
	"POST /score",
	"GET /comments/:kind/:id",
	"GET /members",
	"POST /members",
	"GET /members/open",
	"POST /members/open",
	"POST /members/payment",
	"GET /courses",
	"GET /courses/:course",
	"GET /courses/:course/calendar.ics",
	"POST /courses/:course/register",
	"GET /courses/registration/:word",
	"POST /courses/registration/:word",
	"GET /statistics",
	"GET /statistics/:file",
	"GET /waves",
	"GET /waves/:id",
	"GET /vendors",
	"GET /vendors/:id",
	"GET /about",
	"GET /faq",
	"GET /contact",
	"GET /corrections",
	"GET /subscribe",
	"POST /subscribe",
	"GET /subscribe/:word",
	"POST /subscribe/:word",
	"GET /unsubscribe",
	"GET /unsubscribe/:word",
	"POST /unsubscribe/:word",
	"GET /acknowledge",
	"GET /acknowledge/:word",
	"POST /acknowledge/:word",
	"GET /feeds/:file",
	"GET /feeds/vendors/:file",
	"GET /feeds/cves/:file",
	"GET /feeds/levels/:file",
	"GET /feeds/lines/:vendor/:file",
	"GET /feeds/languages/:language/:file",
	"GET /campaigns",
	"GET /sitemap.xml",
	"GET /robots.txt",
	"GET /.well-known/security.txt",
	"GET /.well-known/csaf/*",
	"GET /csaf/*",
	"GET /design/style",
	"GET /console/sign-in/link",
	"POST /console/sign-in/link",
	"GET /console/sign-in/link/open",
	"POST /console/sign-in/link/open",
	"GET /console/sign-in/company",
	"POST /console/sign-in/company",
	"GET /console/sign-in/company/back/:company",
	"GET /console/passkey",
	"POST /console/sign-in/passkey/options",
	"POST /console/sign-in/passkey",
	"GET /console/sign-in",
	"POST /console/sign-in",
	"GET /console/join",
	"POST /console/join",
	"POST /console/language",
	"GET /api/openapi.json",
	"GET /api/v1/advisories",
	"GET /api/v1/advisories/:advisory",
	"GET /api/v1/vendors",
	"GET /api/v1/waves",
	"POST /api/v1/explain",
	"GET /console/progress",
	"GET /console/draft",
	"GET /reports",
	"GET /reports/:slug",
	"GET /reports/:slug/versions/:hash",
	"GET /reports/:slug/images/:hash",
	"GET /authors/:name",
	"GET /.well-known/seawall-reports.pem",
];

/** Where nothing is asked of them. */
const NO_DESKS = { imports: {} as ImportDesk, edits: {} as FleetEdits, waves: {} as WaveRecord };

interface Town {
	readonly harbour: string;
	readonly quay: string;
	readonly school: string;
	readonly personId: string;
	readonly site: Served;
	/** What the other places of a path stand for: things of Quay, which Harbour sees too. */
	readonly things: Readonly<Record<string, string>>;
}

async function town(site: Served): Promise<Town> {
	const by = { who: "test", at: 1 };
	const add = async (name: string, parentId: string | undefined) =>
		(await site.store.people.addOrganisation({ name, parentId, ...by })) ?? "";
	const harbour = await add("Harbour", undefined);
	const quay = await add("Quay", harbour);
	const school = await add("School", undefined);
	for (const role of ROLES) await site.person(`${role}@harbour.example`, harbour, role);
	await site.person("admin@quay.example", quay, "admin");
	await site.person("admin@school.example", school, "admin");
	const personId = await site.person("somebody@harbour.example", harbour, "viewer");
	await withDocuments(site.store);
	const { id: importId } = await importDevices(site.store, quay);
	const [device] = (await site.fleets.devices(quay, { search: "gate-1" })).items;
	const [document] = (await site.documents.list({ limit: 1 })).items;
	const sent = await site.intake.upload({ organisation: quay, name: "a.csv", bytes: oneCamera(), encoding: undefined });
	assert.ok(sent.ok);
	const other = await site.intake.upload({ organisation: quay, name: "b.csv", bytes: oneCamera(), encoding: undefined });
	const job = await site.intake.begin({
		organisation: quay,
		who: "test",
		upload: other.ok ? other.value.id : "",
		source: undefined,
		how: {},
	});
	const bytes = new Blob(["Name;Typ\r\nGate;DS-2CD2142FWD-I\r\n"]).stream();
	const { id: staged } = await site.imports.stage({ organisationId: quay, who: "test" }, "list.csv", bytes);
	const draft = await site.store.drafts.create({ organisationId: quay, trackingId: "D-1", content: "{}", ...by });
	const report = await site.store.reports.create({ organisationId: quay, slug: "one", draft: "{}", ...by });
	const wave = await site.waves.state({ cve: "CVE-2021-36260", since: "2026-02-01", source: "test" }, { who: "test" });
	assert.ok(wave.ok);
	const things = {
		draft: draft?.id ?? "",
		report: report.id,
		staged,
		wave: wave.value.id,
		upload: sent.value.id,
		job: job?.id ?? "",
		person: personId,
		device: device?.id ?? "",
		import: importId,
		advisory: document?.id ?? "",
	};
	return { harbour, quay, school, personId, site, things };
}

async function* oneCamera(): AsyncGenerator<Uint8Array> {
	yield new TextEncoder().encode("id,brand,model\nc-1,Axis,M3045-V\n");
}

/** Asks with a form that is ours, so that only the right to ask decides. */
async function ask(who: Browser, { method, path }: Route, organisation: string, things: Town["things"]): Promise<number> {
	const real = path.replace(":organisation", organisation).replace(/:(\w+)/g, (_, name: string) => things[name] ?? "none");
	if (method === "GET") return (await who.ask(real)).status;
	if (path.startsWith("/api/")) {
		const headers = { "content-type": "application/json", "x-seawall-word": await who.word("/console/account") };
		return (await who.ask(real, { method, headers, body: "{}" })).status;
	}
	return (await who.submit("/console/account", real, {})).status;
}

const guarded = ROUTES.filter(({ access }) => access.kind !== "open");
const inOrganisation = ROUTES.filter(({ access }) => access.kind === "permission");

test("open routes are those that are meant to be", () => {
	const found = ROUTES.filter(({ access }) => access.kind === "open").map(
		({ method, path }) => `${method} ${path.replace(/-[0-9a-f]{12}\.(?:css|js)$/, "")}`,
	);
	assert.deepEqual(found.sort(), [...OPEN].sort());
	assert.ok(guarded.length > 15 && inOrganisation.length >= 5);
});

test("signed out: 401 on every guarded route, for people and programs", async (context) => {
	const { site, harbour, things } = await town(await served(context));
	for (const route of guarded) {
		for (const organisation of [harbour, "no-such"]) {
			assert.equal(await ask(site.browser(), route, organisation, things), 401, `${route.method} ${route.path}`);
		}
	}
	assert.deepEqual(site.defects, []);
});

test("a session that owes the second factor opens that page alone", async (context) => {
	const { site, harbour, personId, things } = await town(await served(context));
	const secretOf = { personId, secret: "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP", codeHashes: [], step: 0, who: "test", at: 1 };
	await site.store.people.setTotp(secretOf);
	const pending = await site.signedIn("somebody@harbour.example");
	assert.equal((await pending.ask("/console/second-factor")).status, 200);
	for (const route of guarded.filter(({ access }) => access.kind !== "pending"))
		assert.equal(await ask(pending, route, harbour, things), 401, `${route.method} ${route.path}`);
});

test("every role below the needed one: 403; every one that has it: not refused", async (context) => {
	const { site, harbour, things } = await town(await served(context));
	for (const role of ROLES) {
		const who = await site.signedIn(`${role}@harbour.example`);
		for (const route of inOrganisation) {
			const may = route.access.kind === "permission" && permissionsOf(role as Role).has(route.access.permission);
			const status = await ask(who, route, harbour, things);
			// A file and its import are those of one organisation, not of the one above.
			const isQuays = /:(?:upload|job|staged)\b/.test(route.path);
			const refused = status === 401 || (status === 404 && !isQuays) || (status === 403 && route.method === "GET");
			if (may) assert.ok(!refused, `${role}: ${route.method} ${route.path}: ${status}`);
			else assert.equal(status, 403, `${role}: ${route.method} ${route.path}`);
		}
	}
	assert.deepEqual(site.defects, []);
});

test("an admin of elsewhere, or of what is below: 404, as for what does not exist; one above is let in", async (context) => {
	const { site, harbour, quay, things } = await town(await served(context));
	const [school, below, above] = await Promise.all(
		["admin@school.example", "admin@quay.example", "admin@harbour.example"].map((email) => site.signedIn(email)),
	);
	assert.ok(school !== undefined && below !== undefined && above !== undefined);
	for (const route of inOrganisation) {
		for (const organisation of [harbour, quay, "no-such", "..%2f..", "%00"])
			assert.equal(await ask(school, route, organisation, things), 404, route.path);
		assert.equal(await ask(below, route, harbour, things), 404, route.path);
		if (route.method === "GET") assert.equal(await ask(above, route, quay, things), 200, route.path);
	}
	const text = async (organisation: string) => (await school.ask(`/console/organisations/${organisation}/people`)).text();
	assert.equal(await text(harbour), await text("no-such"), "the two look alike");
});

test("the id of somebody else's thing is no way to it: 404 below one's own organisation", async (context) => {
	const { site, school, quay, things } = await town(await served(context));
	const who = await site.signedIn("admin@school.example");
	// Documents and waves are everybody's.
	const others = { ...things, advisory: "NO-SUCH", wave: "none" };
	const deeper = inOrganisation.filter(({ path, method }) => method === "GET" && (path.match(/:/g)?.length ?? 0) > 1);
	assert.ok(deeper.length >= 2);
	for (const route of deeper) assert.equal(await ask(who, route, school, others), 404, route.path);
	const own = await site.signedIn("admin@quay.example");
	for (const route of deeper) assert.equal(await ask(own, route, quay, things), 200, route.path);
});

test("a token does what its scopes say, in its organisation alone, and needs no word of a page", async (context) => {
	const { site, harbour, quay, school, personId, things } = await town(await served(context));
	const secret = "seawall_secret";
	const token = { secretHash: authenticator().digest(secret), personId, organisationId: quay, name: "t", expiresAt: site.clock.now + 1000 };
	await site.store.people.addToken({ ...token, scopes: ["inventory:read"], who: "test", at: site.clock.now });
	const headers = { authorization: `Bearer ${secret}` };
	for (const { method, path, access } of inOrganisation.filter(({ path }) => path.startsWith("/api/") && !path.endsWith("/events"))) {
		const real = (organisation: string) =>
			path.replace(":organisation", organisation).replace(/:(\w+)/g, (_, name: string) => things[name as keyof typeof things] ?? "none");
		const status = async (organisation: string) => (await site.browser().ask(real(organisation), { method, headers })).status;
		for (const elsewhere of [harbour, school]) assert.equal(await status(elsewhere), 404, path);
		const may = access.kind === "permission" && access.permission === "inventory:read";
		assert.equal((await status(quay)) === 403, !may, `${method} ${path}`);
	}
	assert.equal((await site.browser().ask("/console/account", { headers })).status, 401);
	assert.deepEqual(site.defects, []);
});

test("an id with NUL in it names nothing, on any database", async (context) => {
	const { site, quay, things } = await town(await served(context));
	const who = await site.signedIn("admin@quay.example");
	const word = await who.word("/console/account");
	for (const { method, path } of ROUTES) {
		for (const name of [...path.matchAll(/:(\w+)/g)].map(([, found = ""]) => found).filter((found) => found in things || found === "id")) {
			const real = path
				.replace(":organisation", quay)
				.replaceAll(/:(\w+)/g, (_, each: string) => (each === name ? "a%00b" : (things[each] ?? "none")));
			const headers = { "x-seawall-word": word, "content-type": "application/x-www-form-urlencoded" };
			const body = new URLSearchParams({ word }).toString();
			const { status } = await who.ask(real, method === "GET" ? {} : { method, headers, body });
			assert.equal(status, 404, `${method} ${real}`);
		}
	}
	const page = `/console/organisations/${quay}`;
	const forms: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
		["/console/sign-in", { email: "a\0@example.org", password: "\0" }],
		["/console/account/sessions/end", { session: "\0" }],
		["/console/account/tokens/revoke", { token: "\0" }],
		["/console/account/passkeys/rename", { passkey: "\0", name: "\0" }],
		[`${page}/alerts/targets/remove`, { target: "\0" }],
		[`${page}/organisations`, { name: "\0" }],
	];
	for (const [path, fields] of forms) {
		const { status } = await who.submit("/console/account", path, fields);
		assert.ok(status < 500, `${path}: ${status}`);
	}
	assert.deepEqual(site.defects, []);
});

test("whoever may not send a large body sends none: nothing of it is held", async (context) => {
	const { site, harbour } = await town(await served(context));
	const large = ROUTES.filter(({ bodyBytes }) => bodyBytes !== undefined);
	assert.ok(large.length > 0);
	const senders = [
		[site.browser(), 401],
		[await site.signedIn("viewer@harbour.example"), 403],
		[await site.signedIn("subscriber@harbour.example"), 403],
		[await site.signedIn("admin@school.example"), 404],
	] as const;
	for (const { path } of large) {
		for (const [who, status] of senders) {
			let pulled = 0;
			const body = new ReadableStream<Uint8Array>({
				pull(controller) {
					pulled += 1;
					if (pulled > 100) controller.close();
					else controller.enqueue(new Uint8Array(65_536));
				},
			});
			const headers = { "content-type": "multipart/form-data; boundary=x" };
			const init = { method: "POST", body, headers, duplex: "half" } as RequestInit;
			const answer = await who.ask(path.replace(":organisation", harbour), init);
			assert.deepEqual([answer.status, pulled < 5], [status, true], `${path}: ${pulled}`);
		}
	}
});

test("a token sees and ends tokens that can do no more than itself; what stands above an organisation is not told below", async (context) => {
	const { site, harbour, quay } = await town(await served(context));
	const { people } = site.store;
	const personId = (await people.credential("admin@harbour.example"))?.person.id ?? "";
	const make = (secret: string, organisationId: string, scopes: readonly Permission[]) => {
		const token = { secretHash: authenticator().digest(secret), personId, organisationId, name: secret, scopes };
		return people.addToken({ ...token, expiresAt: site.clock.now + 1000, who: "test", at: site.clock.now });
	};
	const own = await make("own", quay, ["inventory:read"]);
	const wider = await make("wider", quay, ["inventory:read", "inventory:change"]);
	const above = await make("above", harbour, ["inventory:read"]);
	const ask = (secret: string, path: string, method = "GET") =>
		site.browser().ask(`/api/v1${path}`, { method, headers: { authorization: `Bearer ${secret}` } });
	const seen = async (secret: string) =>
		((await (await ask(secret, "/tokens")).json()) as { items: readonly { id: string }[] }).items.map(({ id }) => id).toSorted();
	assert.deepEqual(await seen("own"), [own]);
	assert.deepEqual(await seen("wider"), [own, wider].toSorted());
	assert.deepEqual(await seen("above"), [own, above].toSorted());
	for (const id of [wider, above]) assert.equal((await ask("own", `/tokens/${id}`, "DELETE")).status, 404);
	assert.equal((await ask("own", `/tokens/${own}`, "DELETE")).status, 200);
	assert.equal((await ask("own", "/tokens")).status, 401);
	const all = await site.signedIn("admin@harbour.example");
	assert.equal(((await (await all.ask("/api/v1/tokens")).json()) as { items: readonly unknown[] }).items.length, 3);
	const below = await site.signedIn("admin@quay.example");
	const parents = async (who: Browser) => {
		const { items } = (await (await who.ask(`/api/v1/organisations/${quay}/organisations`)).json()) as { items: readonly Organisation[] };
		return items.map(({ parentId }) => parentId);
	};
	assert.deepEqual([await parents(below), await parents(all)], [[undefined], [harbour]]);
});

test("every change without the word of our page, or from another site, is refused", async (context) => {
	const { site, harbour, personId } = await town(await served(context));
	const who = await site.signedIn("admin@harbour.example");
	const word = await who.word("/console/account");
	// Each of these is a decision: it sends one mail to be confirmed, or its address names what it is about, which nobody can guess.
	assert.deepEqual(
		ROUTES.filter(({ isClick }) => isClick === true).map(({ method, path }) => `${method} ${path}`),
		[
			// A provider's message is known by its signature, a registration by its word; the others send one mail to be confirmed.
			"POST /responses/:event/reply",
			"POST /members",
			"POST /members/payment",
			"POST /courses/:course/register",
			"POST /courses/registration/:word",
			"POST /subscribe",
			"POST /subscribe/:word",
			"POST /unsubscribe/:word",
		],
	);
	for (const { path, access } of ROUTES.filter(({ method, isClick }) => method === "POST" && isClick !== true)) {
		// What only answers questions changes nothing: one below /api/, and the score of a text that is pasted.
		if (access.kind === "pending" || path === "/api/v1/explain" || path === "/score") continue;
		const real = path.replace(":organisation", harbour).replace(":person", personId);
		assert.equal((await who.post(real, {})).status, 403, path);
		assert.equal((await who.post(real, { word: "wrong" })).status, 403, path);
		assert.equal((await who.post(real, { word }, { "sec-fetch-site": "cross-site" })).status, 403, path);
		assert.equal((await who.post(real, { word }, { origin: "https://evil.example" })).status, 403, path);
		assert.equal((await who.post(real, { word }, { "content-type": "text/plain" })).status, 403, path);
	}
	assert.ok(await who.word("/console/account"), "still signed in");
});

test("a route that does not say who may ask stops the start, as does a permission without a place", async (context) => {
	const { store, intake } = await served(context);
	const gate = {
		people: store.people,
		hasher: { hash: async () => "", verify: async () => false },
		codes: { check: () => 0, digest: String, secret: String },
		now: () => 0,
	};
	const options = {
		gate,
		...fleetsOver(store),
		intake,
		calls: store.calls,
		...NO_DESKS,
		places: store.sites,
		preferences: store.preferences,
		publication: publicationOver(store),
		telemetry: { take: async () => undefined },
		alerts: { store: store.alerts, newSecret: () => "" },
		authoring: { drafts: store.drafts, catalogue: await shippedCatalogue() },
		audit: { ...store.audit, verify: () => verifyAudit(store.audit) },
		secure: false,
		address: () => "",
		trustedProxies: [],
		allowedHosts: [],
		onDefect: () => undefined,
	};
	const planted = createProgram(options, ROUTES, (app) => void app.get("/console/secret", (c) => c.text("open to all")));
	assert.deepEqual(planted.ok ? "" : [planted.error.code, planted.error.at], ["http/route-without-permission", "GET /console/secret"]);
	const placeless = organisationRoute("GET", "/console/everybody", "people:read", async (_, { c }) => c.text(""));
	const refused = createProgram(options, [...ROUTES, placeless]);
	assert.deepEqual(refused.ok ? "" : refused.error.code, "http/route-without-permission");
	assert.ok(createProgram(options, ROUTES).ok);
});
