/** Editions of the catalogue from signed bundles: verified, compared for the fleet, taken whole, taken back; hostile ones change nothing. */
import assert from "node:assert/strict";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { before, test } from "node:test";
import { gzipSync } from "node:zlib";
import type { EditionUpdate } from "../../src/cli/catalog-update.ts";
import type { Assessment } from "../../src/match/verdict.ts";
import { type EditionDraft, type TestPublisher, testPublisher } from "../support/bundles.ts";
import { type StartFolder, startFolder } from "../support/start-call.ts";

const LIST = "name,brand,model,firmware\nGate,Hikvision,DS-2CD2142FWD-I,V5.4.0 build 160414\nYard,Northlight,NL-900,V5.4.0 build 160414\n";

let publisher: TestPublisher;
let stranger: TestPublisher;
before(async () => {
	publisher = await testPublisher("publisher");
	stranger = await testPublisher("stranger");
});

const data = (folder: StartFolder) => join(folder.path, "data");
const call = (folder: StartFolder, ...args: readonly string[]) => folder.call(["--data", data(folder), ...args]);
const update = (folder: StartFolder, ...args: readonly string[]) => call(folder, "catalog", "update", ...args);

async function updated(folder: StartFolder, ...args: readonly string[]): Promise<EditionUpdate> {
	const { code, out, said } = await update(folder, ...args, "--format", "json");
	assert.equal(code, 0, said);
	const [edition] = (JSON.parse(out) as { readonly editions: readonly EditionUpdate[] }).editions;
	assert.ok(edition !== undefined);
	return edition;
}

async function assessed(folder: StartFolder, list: string): Promise<Assessment> {
	const { out, said, code } = await call(folder, "assess", list, "--format", "json", "--all");
	assert.equal(code, 0, said);
	return JSON.parse(out) as Assessment;
}

const versionOf = async (folder: StartFolder) =>
	(JSON.parse((await call(folder, "catalog", "status", "--format", "json")).out) as { catalogue: { version: string } }).catalogue.version;

/** A brand that nobody knows yet: its devices turn from unidentified to those of its maker. */
function withNorthlight({ edit }: EditionDraft): void {
	edit("vendors.json", ({ vendors }: { vendors: object[] }) => {
		vendors.push({
			id: "northlight",
			name: "Northlight",
			roles: ["brand"],
			convention: "plain",
			source: "a made-up brand of the tests",
			date: "2026-11-24",
		});
	});
}

test("an edition is verified, shown for the fleet, taken, told in every answer, and taken back", async (context) => {
	const folder = startFolder(context);
	const list = folder.write("devices.csv", LIST);
	const conventions = Object.keys(JSON.parse(readFileSync("data/catalog/vendors.json", "utf8")).conventions);
	assert.ok(conventions.length > 0);
	const bundle = await publisher.publish(folder.path, "2026-11-24", (draft) => {
		withNorthlight({
			...draft,
			edit: (name, change) =>
				draft.edit(name, (value: never) => {
					change(value);
					for (const vendor of (value as { vendors: Record<string, unknown>[] }).vendors)
						if (vendor["id"] === "northlight") vendor["convention"] = conventions[0];
				}),
		});
		// A document that goes: what it said of devices goes with it, and that is told.
		draft.files.delete("advisories/seawall-2017-0001.json");
	});
	const key = publisher.key(folder.path);
	const before = await assessed(folder, list);
	assert.equal((await update(folder, bundle)).code, 2, "no key is trusted yet");
	const trial = await updated(folder, bundle, "--key", key, "--inventory", list, "--dry-run");
	assert.deepEqual([trial.applied, trial.isNewKey, trial.signedBy], [false, true, publisher.fingerprint]);
	assert.deepEqual(trial.documents.gone, ["seawall-2017-0001.json"]);
	assert.deepEqual(trial.content.find(({ kind }) => kind === "makers and brands")?.added, ["northlight"]);
	assert.ok(trial.spellings > 1000);
	assert.ok(trial.fleet.summary.no_longer_stated >= 1, JSON.stringify(trial.fleet.summary));
	assert.equal(existsSync(join(data(folder), "catalogue")), false, "a trial leaves nothing behind");
	const table = await update(folder, bundle, "--key", key, "--inventory", list, "--dry-run");
	assert.match(table.out, /^Catalogue 2026\.11\.24 of 2026-11-24 would come in place of 2026\.11\.23/);
	assert.match(table.out, /\nGONE: 1 documents: seawall-2017-0001\.json/);
	assert.match(table.out, /Nothing was changed: this was a trial/);

	const taken = await updated(folder, bundle, "--key", key);
	assert.equal(taken.applied, true);
	const after = await assessed(folder, list);
	assert.deepEqual(after.catalogue, { version: "2026.11.24", date: "2026-11-24", ageDays: 0 });
	assert.ok(before.findings.some(({ advisory }) => advisory === "SEAWALL-2017-0001"));
	assert.ok(!after.findings.some(({ advisory }) => advisory === "SEAWALL-2017-0001"));
	// The key is known from the first time on; the same bytes again change nothing.
	assert.deepEqual([(await updated(folder, bundle)).isHeld, await versionOf(folder)], [true, "2026.11.24"]);

	assert.match((await call(folder, "catalog", "rollback")).out, /^Catalogue 2026\.11\.23 of 2026-11-23 is in force again/);
	assert.deepEqual((await assessed(folder, list)).summary, before.summary);
	assert.match((await call(folder, "catalog", "rollback")).out, /^Nothing to go back to/);
	const status = JSON.parse((await call(folder, "catalog", "status", "--format", "json")).out) as { steps: { did: string }[] };
	assert.deepEqual(
		status.steps.map(({ did }) => did),
		["trust", "update", "rollback"],
	);
});

test("a folder and the bundle in it are the same; two of them are a question", async (context) => {
	const folder = startFolder(context);
	const at = join(folder.path, "from");
	mkdirSync(at);
	await publisher.publish(at, "2026-11-24");
	assert.equal((await updated(folder, at, "--key", publisher.key(folder.path))).after.version, "2026.11.24");
	await stranger.publish(at, "2026-11-24");
	assert.match((await update(folder, at)).said, /catalog\/no-bundle-here: 2 files/);
});

test("what was rolled back counts no more, in a data directory that has kept its documents too, until it is taken again", async (context) => {
	const folder = startFolder(context);
	const list = folder.write("devices.csv", LIST);
	const gate = async () =>
		(await assessed(folder, list)).findings.filter(({ device }) => device.id.includes("Gate") || device.model === "DS-2CD2142FWD-I");
	const bundle = await publisher.publish(folder.path, "2026-11-24", (draft) => {
		draft.edit("advisories/seawall-2017-0001.json", (value: { document: { tracking: { id: string } } }) => {
			value.document.tracking.id = "SEAWALL-2017-9001";
		});
		const text = draft.files.get("advisories/seawall-2017-0001.json") ?? "";
		draft.files.set("advisories/seawall-2017-9001.json", text);
		draft.files.delete("advisories/seawall-2017-0001.json");
	});
	assert.equal((await folder.start(["--inventory", list])).code, 0);
	assert.ok((await gate()).every(({ advisory }) => advisory !== "SEAWALL-2017-9001"));
	const taken = await updated(folder, bundle, "--key", publisher.key(folder.path));
	assert.ok(taken.fleet.devices > 0, "the devices that are held are those that it is shown for");
	assert.deepEqual(taken.problems, []);
	const ids = async () => new Set((await gate()).map(({ advisory }) => advisory));
	assert.ok((await ids()).has("SEAWALL-2017-9001") || (await ids()).has("SEAWALL-2017-0001"));
	const held = async () => (await call(folder, "advisory", "list", "--format", "json")).out;
	assert.equal((await call(folder, "catalog", "rollback")).code, 0);
	assert.ok(!(await ids()).has("SEAWALL-2017-9001"));
	assert.ok(!(await held()).includes("SEAWALL-2017-9001"));
	assert.equal((await updated(folder, bundle)).applied, true);
	assert.ok((await held()).includes("SEAWALL-2017-9001"));
});

test("bundles that must not be taken are refused by name, and what is in force stays", async (context) => {
	const folder = startFolder(context);
	const key = publisher.key(folder.path);
	const good = await publisher.publish(folder.path, "2026-11-24");
	assert.equal((await updated(folder, good, "--key", key)).applied, true);
	const signed = async (name: string, bytes: Uint8Array) => {
		const path = join(folder.path, name);
		writeFileSync(path, bytes);
		writeFileSync(`${path}.asc`, await publisher.sign(bytes));
		return path;
	};
	const bent = async (name: string, bend: (value: { files: Record<string, string>; [key: string]: unknown }) => void) => {
		const value = JSON.parse(readFileSync(good, "utf8"));
		bend(value);
		return signed(name, new TextEncoder().encode(JSON.stringify(value, undefined, 1)));
	};
	const vendors = (value: { files: Record<string, string> }, change: (vendor: Record<string, unknown>) => void) => {
		const file = JSON.parse(value.files["vendors.json"] ?? "");
		change(file.vendors[0]);
		value.files["vendors.json"] = JSON.stringify(file);
	};
	const cut = join(folder.path, "cut.json");
	cpSync(`${good}.asc`, `${cut}.asc`);
	writeFileSync(cut, readFileSync(good).subarray(0, -2));
	const bare = join(folder.path, "bare.json");
	cpSync(good, bare);
	const rows: readonly (readonly [string, string, RegExp])[] = [
		["no signature", bare, /catalog\/unsigned-bundle/],
		["other bytes than were signed", cut, /catalog\/bad-signature/],
		["signed by a stranger", await stranger.publish(folder.path, "2026-11-24"), /catalog\/bad-signature/],
		["older than what is in force", await publisher.publish(folder.path, "2026-11-23"), /catalog\/older-bundle: .*2026\.11\.23/],
		["of a day that has not come", await publisher.publish(folder.path, "2027-01-01"), /catalog\/future-bundle/],
		[
			"other content under the same version",
			await bent("same.json", ({ files }) => delete files["advisories/seawall-2016-0001.json"]),
			/catalog\/same-version/,
		],
		[
			"a path that leads out",
			await bent("path.json", ({ files }) => (files["advisories/../../../x.json"] = "{}")),
			/catalog\/bad-bundle: .*name/,
		],
		["an absolute path", await bent("root.json", ({ files }) => (files["/etc/cron.d/x"] = "{}")), /catalog\/bad-bundle: .*name/],
		[
			"a name of 10 MB",
			await bent("names.json", (value) => vendors(value, (vendor) => (vendor["name"] = "N".repeat(10_000_000)))),
			/catalog\/bad-bundle: a text has more than 4000 characters/,
		],
		[
			"a file name of 10 MB",
			await bent("file.json", ({ files }) => (files[`advisories/${"n".repeat(10_000_000)}.json`] = "{}")),
			/catalog\/bad-bundle/,
		],
		[
			"deep nesting",
			await bent("deep.json", ({ files }) => (files["relabels.json"] = `{"relabels":${"[".repeat(5000)}${"]".repeat(5000)}}`)),
			/catalog\/bad-bundle: it is nested/,
		],
		[
			"a file that is missing",
			await bent("lacks.json", ({ files }) => delete files["signals.json"]),
			/catalog\/bad-bundle: it lacks signals\.json/,
		],
		[
			"a wrong fact",
			await bent("fact.json", (value) => vendors(value, (vendor) => (vendor["partOf"] = "nobody-at-all"))),
			/catalog\/unknown-vendor/,
		],
		[
			"an unknown scheme",
			await bent("scheme.json", (value) => vendors(value, (vendor) => (vendor["schemes"] = ["of-a-later-program"]))),
			/catalog\/unknown-scheme/,
		],
		["a document that is not valid", await bent("doc.json", ({ files }) => (files["advisories/x.json"] = '{"document":{}}')), /error: /],
		[
			"a later form",
			await bent("later.json", (value) => (value["schema"] = "seawall/catalogue-bundle/2")),
			/catalog\/bad-bundle: it is no bundle/,
		],
	];
	for (const [what, path, wanted] of rows) {
		const { code, said, out } = await update(folder, path, ...(/older|same|future/.test(wanted.source) ? [] : ["--allow-older"]));
		assert.equal(code, 2, `${what}: ${out}`);
		assert.match(said, wanted, `${what}: ${said.slice(0, 500)}`);
		assert.ok(said.length < 20_000, `${what}: ${said.length} characters`);
	}
	const bomb = await signed("bomb.json", gzipSync(Buffer.alloc(200 * 1024 * 1024)));
	assert.match((await update(folder, bomb)).said, /files\/bad-gzip/, "packed it is no bundle, and no list either");
	assert.equal(await versionOf(folder), "2026.11.24");
	assert.deepEqual(
		readdirSync(join(data(folder), "catalogue")).filter((name) => name.startsWith("new-")),
		[],
	);
	const older = await publisher.publish(folder.path, "2026-11-23");
	assert.equal((await updated(folder, older, "--allow-older")).applied, true);
	assert.equal(await versionOf(folder), "2026.11.23");
});

test("the same catalogue gives the same bytes; what was built is taken elsewhere", async (context) => {
	const [maker, taker] = [startFolder(context), startFolder(context)];
	const [a, b] = [join(maker.path, "a.json"), join(maker.path, "b.json")];
	const built = await call(maker, "catalog", "build", "--to", a, "--format", "json");
	assert.equal(built.code, 0, built.said);
	assert.match(built.said, /^a signing key was made: /);
	const again = await call(maker, "catalog", "build", "--to", b);
	assert.deepEqual([again.code, again.said], [0, ""]);
	assert.deepEqual(readFileSync(a), readFileSync(b));
	const { sha256, signedBy } = JSON.parse(built.out) as { sha256: string; signedBy: string };
	const taken = await updated(taker, a, "--key", `${a}.key`);
	assert.deepEqual([taken.sha256, taken.signedBy, taken.applied], [sha256, signedBy, true]);
});

test("a newer edition that ships with the program goes before an older one that was taken", async (context) => {
	const folder = startFolder(context);
	assert.equal(
		(await updated(folder, await publisher.publish(folder.path, "2026-11-24"), "--key", publisher.key(folder.path))).applied,
		true,
	);
	const file = join(data(folder), "catalogue", "state.json");
	const state = JSON.parse(readFileSync(file, "utf8"));
	// As it is after an update of the program: what was taken is of an earlier day than what ships, which it was not then.
	Object.assign(state.editions[0], { date: "2026-01-01", shippedThen: { version: "2025.12.01", date: "2025-12-01" } });
	writeFileSync(file, JSON.stringify(state));
	assert.equal(await versionOf(folder), "2026.11.23");
	assert.match((await call(folder, "catalog", "status")).out, /ships with the program, which is newer than/);
});

test("where the folder of an edition is damaged it is said, and rollback mends it", async (context) => {
	const folder = startFolder(context);
	const list = folder.write("devices.csv", LIST);
	assert.equal(
		(await updated(folder, await publisher.publish(folder.path, "2026-11-24"), "--key", publisher.key(folder.path))).applied,
		true,
	);
	const [edition] = readdirSync(join(data(folder), "catalogue")).filter((name) => name.startsWith("2026"));
	writeFileSync(join(data(folder), "catalogue", edition ?? "", "vendors.json"), "{");
	const broken = await call(folder, "assess", list);
	assert.equal(broken.code, 2);
	assert.match(broken.said, /store\/catalogue-damaged/);
	assert.equal((await call(folder, "catalog", "rollback")).code, 0);
	assert.equal((await call(folder, "assess", list)).code, 0);
});
