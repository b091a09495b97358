/** What the commands print is what `api/json-schema` says, to the last member, and a schema that nothing could breach is none. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import test, { after, before, type TestContext } from "node:test";
import { Ajv2020 } from "ajv/dist/2020.js";
import { SAMPLE_DRAFT } from "../../src/advisory/author/sample-draft.ts";
import { bytesOf, HEAD, leaf } from "../../src/advisory/csaf/sample.ts";
import { cveRecord } from "../../src/advisory/cve/sample.ts";
import { device, nvdEntry, nvdResponse } from "../../src/advisory/nvd/sample.ts";
import { readMarks } from "../../src/match/mark-file.ts";
import { readSuppressions } from "../../src/match/suppression-file.ts";
import { catalogueAdvisories, programFolder } from "../../src/store/disk/catalogue-folder.ts";
import { openStore } from "../../src/store/open-store.ts";
import { withAccount } from "../support/account.ts";
import { CVRF } from "../support/cvrf-sample.ts";
import { madeLogs } from "../support/made-logs.ts";
import { startFolder } from "../support/start-call.ts";
import { OFFICES_EVENT, OFFICES_FILES } from "../support/three-offices.ts";

const folder = join(programFolder(), "api", "json-schema");
const names = readdirSync(folder).map((file) => basename(file, ".schema.json"));
const ajv = new Ajv2020({ strict: true, strictRequired: false, allowUnionTypes: true, allErrors: true });
for (const name of names) ajv.addSchema(JSON.parse(readFileSync(join(folder, `${name}.schema.json`), "utf8")));

/** What is wrong with a value; empty = nothing. */
function faults(name: string, value: unknown): readonly string[] {
	const validate = ajv.getSchema(`${name}.schema.json`);
	assert.ok(validate !== undefined, name);
	return validate(value) === true ? [] : (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message}`);
}

/** Real outputs, by schema. */
const outputs = new Map<string, unknown[]>();

function keep(name: string, ...values: readonly unknown[]): void {
	outputs.set(name, [...(outputs.get(name) ?? []), ...values]);
}

const LIST = `id,brand,model,firmware,site,exposure
h1,Hikvision,DS-2CD2142FWD-I,V5.4.0 build 160414,North,internet
h2,Hikvision,DS-2CD2142FWD-I,V5.4,North,
h3,Hikvision,DS-2CD2142FWD-I,V5.4.5 build 170124,,
l1,LaView,LV-PB932F4,V5.3.0,South,
q1,Nobody,Thing 7,1.0,,
a1,Axis,P9999-LE,1.0,,
`;
const HOLE = "CVE-2017-7921";
const vectorString = "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H";

const cleanings: (() => void)[] = [];
after(() => {
	for (const clean of cleanings) clean();
});

before(async () => {
	const context = { after: (clean: () => void) => cleanings.push(clean) } as unknown as TestContext;
	const files = startFolder(context);
	const write = (name: string, value: unknown) => files.write(name, new TextDecoder().decode(bytesOf(value)));
	const list = files.write("list.csv", `${LIST},,,,,\n`);
	const stated = [
		["--suppressions", write("s.json", [{ owner: "A", reason: "r", expires: "2026-12-31", device: "h1", cve: HOLE }])],
		["--marks", write("m.json", [{ state: "done", by: "B", on: "2026-11-01", device: "*", cve: HOLE }])],
		["--waves", write("w.json", { schema: "seawall/waves/1", waves: [] })],
	].flat();
	for (const more of [[], stated]) {
		const json = await files.call(["assess", list, "--all", "--format", "json", "--quiet", ...more]);
		assert.equal(json.code, 0, json.said);
		keep("assessment", JSON.parse(json.out));
		const lines = await files.call(["assess", list, "--all", "--format", "jsonl", "--quiet", ...more]);
		keep(
			"finding",
			...lines.out
				.trim()
				.split("\n")
				.map((line) => JSON.parse(line) as unknown),
		);
	}
	const [first] = (outputs.get("assessment") ?? []) as { readonly questions: readonly unknown[] }[];
	keep("question", ...(first?.questions ?? []));
	const ask = (device: object, advisory = "SEAWALL-2017-0001") => JSON.stringify({ id: 1, device, advisory });
	const camera = { brand: "Hikvision", model: "DS-2CD2142FWD-I", firmware: "V5.4.0 build 160414" };
	const oem = { brand: "LaView", model: "X", oem_map: { manufacturer: "Hikvision", model: "DS-2CD2142FWD-I" } };
	const told = await files.call(["explain"], undefined, [ask(camera), ask(oem), ask({}), ask(camera, "NONE"), "{"]);
	keep(
		"explanation",
		...told.out
			.trim()
			.split("\n")
			.map((line) => JSON.parse(line) as unknown),
	);
	keep("proof", ...(outputs.get("explanation") ?? []).slice(0, 3), ...(outputs.get("finding") ?? []));
	const wrong = { products: ["P"], cvss_v3: { version: "3.1", vectorString, baseScore: 1 } };
	const documents = files.write("documents/broken.json", "{").replace(/broken\.json$/, "");
	write("documents/csaf.json", {
		document: HEAD,
		product_tree: { branches: [leaf("P", "Hikvision", "DS-2CD2142FWD-I", "product_version", "various, see 3 pages", "DS-2CD2142FWD-I")] },
		vulnerabilities: [{ cve: HOLE, product_status: { known_affected: ["P"] }, scores: [wrong] }],
	});
	write("documents/nvd.json", nvdResponse([nvdEntry(HOLE, [device("hikvision:ds-2cd2142fwd-i")])]));
	write(
		"documents/cve.json",
		cveRecord(HOLE, { affected: [{ vendor: "n/a", product: "n/a", versions: [{ version: "n/a", status: "affected" }] }] }),
	);
	const stats = await files.call(["advisory", "stats", documents, "--format", "json"]);
	assert.equal(stats.code, 0, stats.said);
	keep("advisory-stats", JSON.parse(stats.out));
	const checked = await files.call(["advisory", "validate", documents, "--format", "json"]);
	assert.equal(checked.code, 1, checked.said);
	keep("validation", JSON.parse(checked.out));
	const compared = await files.call(["advisory", "compare", HOLE, "--advisories", documents, "--inventory", list, "--format", "json"]);
	assert.equal(compared.code, 0, compared.said);
	keep("source-comparison", JSON.parse(compared.out));
	const listed = await files.call(["advisory", "list", documents, "--format", "json"]);
	assert.equal(listed.code, 0, listed.said);
	keep("advisory-list", JSON.parse(listed.out));
	const newer = write("newer.json", { document: { ...HEAD, title: "Other", lang: "en" }, vulnerabilities: [{ cve: HOLE }] });
	const changed = await files.call(["advisory", "diff", "--entries", join(documents, "csaf.json"), newer, "--format", "json"]);
	assert.equal(changed.code, 0, changed.said);
	keep("advisory-difference", JSON.parse(changed.out));
	const notice = files.write(
		"notice.html",
		"<h1>Update the Acme T30 to 2.6.1</h1><p>We never stop improving. Install 2.6.1 on every T30.</p>",
	);
	const scored = await files.call(["account", "score", notice, files.write("empty.txt", ""), "--format", "jsonl"]);
	assert.equal(scored.code, 0, scored.said);
	keep(
		"notice-score",
		...scored.out
			.trim()
			.split("\n")
			.map((line) => JSON.parse(line) as unknown),
	);
	const event = write("event.json", {
		disclosedAt: "2030-03-01",
		firstAttackAt: null,
		branches: [{ id: "north", sells: true }],
		notices: [{ file: "notice.html", branch: "north", publishedAt: "2030-03-08", channel: "page" }],
	});
	const shown = await files.call(["account", "event", event, "--as-of", "2030-03-10", "--format", "json"]);
	assert.equal(shown.code, 0, shown.said);
	keep("response-matrix", JSON.parse(shown.out));
	const record = ["--data", join(files.path, "record"), "account"];
	for (const [name, text] of Object.entries(OFFICES_FILES)) files.write(name, text);
	const put = await files.call([...record, "event", "add", write("offices.json", OFFICES_EVENT)]);
	assert.equal(put.code, 0, put.said);
	const json = async (...args: readonly string[]) => JSON.parse((await files.call([...record, ...args, "--format", "json"])).out);
	keep("response-events", await json("event", "list"));
	const captures = await json("capture", "list");
	keep("captures", captures);
	keep("capture", await json("capture", "show", captures.captures[0].id));
	keep("response-matrix", await json("event", "show", "autumn-wave"));
	const opened = await openStore({ dataFolder: join(files.path, "record") });
	assert.ok(opened.ok);
	const reply = {
		event: "autumn-wave",
		branch: "Dunmar",
		name: "Ilse",
		role: "",
		email: "i@dunmar.example",
		words: "No.",
		language: "en",
		at: 1,
	};
	await opened.value.responses.addReply(reply);
	await opened.value.close();
	keep("vendor-replies", await json("reply", "list"));
	const wave = {
		id: "w",
		revision: 1,
		key: { maker: "dahua", signature: "channels renamed", port: 37777, cve: HOLE },
		category: "W2",
		startedAt: "2017-09-20",
		endedAt: "2017-10-20",
		countries: ["DE"],
		evidence: [{ text: "x", source: "CERT" }],
		statedBy: "an operator",
		dismissed: "our own scan",
		synthetic: false,
		name: "autumn",
		mergedInto: "v",
		mergedFrom: ["u"],
		splitFrom: "t",
		splitOn: "2017-10-01",
		step: { what: "dismissed", who: "local", at: 1, reason: "our own scan" },
	};
	keep("waves", { schema: "seawall/waves/1", waves: [wave] });
	const said = { id: "m", origin: "catalogue", trackingId: "SEAWALL-2017-0001", kind: "comment", words: "x", who: "local", at: 1 };
	keep("document-marks", { schema: "seawall/document-marks/1", marks: [said] });
	const people = join(files.path, "people");
	await withAccount(people, "ada@example.org");
	const users = await files.call(["--data", people, "user", "list", "--format", "json"]);
	assert.equal(users.code, 0, users.said);
	keep("users", JSON.parse(users.out));
	await keepDetection(files.write, files.call);
	await keepDrafts(files);
	keep("suppressions", [{ owner: "A", reason: "r", expires: "2026-12-31", device: "h1", cve: HOLE }], {
		suppressions: [{ owner: "A", reason: "r", expiry: "2026-12-31", model: "X", brand: "Y", advisory: "Z", ticket: 7 }],
	});
	keep("marks", [{ state: "done", by: "B", on: "2026-11-01", device: "*", cve: HOLE }], { marks: [] });
});

/** A draft on its way, one that was imported, a conversion that lost something, and drafts for brands. */
async function keepDrafts({ path, write, call }: ReturnType<typeof startFolder>): Promise<void> {
	const own = (...args: readonly string[]) => call(["--data", join(path, "drafts"), "advisory", ...args]);
	await own("new", "--from", write("draft.json", JSON.stringify(SAMPLE_DRAFT)), "--by", "ada");
	await own("submit", SAMPLE_DRAFT.trackingId, "--by", "ada");
	await own("approve", SAMPLE_DRAFT.trackingId, "--by", "ada");
	keep(
		"draft",
		JSON.parse((await own("edit", SAMPLE_DRAFT.trackingId)).out),
		JSON.parse((await own("import", write("a.xml", CVRF), "--format", "draft")).out),
	);
	keep("drafts", JSON.parse((await own("list", "--drafts", "--format", "json")).out));
	const report = join(path, "conversion.json");
	const file = join(catalogueAdvisories(), "seawall-2017-0001.json");
	const newer = (await own("convert", file)).out.replace(
		'"csaf_version": "2.1"',
		'"csaf_version": "2.1", "license_expression": "CC-BY-4.0"',
	);
	await own("convert", write("newer.json", newer), "--report", report);
	keep("conversion", JSON.parse(readFileSync(report, "utf8")));
	keep("cascade", JSON.parse((await own("cascade", file, "--brand", "LTS", "--format", "json")).out));
}

/** A wave with victims in made-up logs, lines that are refused, and a series with and without labels. */
async function keepDetection(
	write: (name: string, text: string) => string,
	call: (args: readonly string[]) => Promise<{ readonly code: number; readonly out: string }>,
): Promise<void> {
	const plan = { seed: 3, hours: 300, sensors: 12, usual: 4, ports: [37777], events: [{ from: 220, to: 260, peak: 60, port: 37777 }] };
	const reports = [
		"time,device,symptoms,organisation,country",
		"2026-10-10T12:00Z,Dahua NVR,renamed,A,DE",
		"2026-10-10T13:00Z,Dahua DVR,black,B,FR",
		"x,y,z,A,",
	];
	const logs = [write("wave.log", madeLogs(plan).join("\n")), write("reports.csv", reports.join("\n"))];
	const found = await call(["detect", "logs", ...logs, "--format", "json"]);
	keep("detected-waves", JSON.parse(found.out));
	const rows = Array.from({ length: 120 }, (_, at) => `a,${at + 1},${(at * 7) % 5},${at === 100 ? 9 : 2}`);
	for (const columns of ["series,time,count,sources", "series,time,count,population"]) {
		const series = await call(["detect", "series", write("series.csv", [columns, ...rows].join("\n"))]);
		keep(
			"judged-period",
			...series.out
				.trim()
				.split("\n")
				.slice(-3)
				.map((line) => JSON.parse(line) as unknown),
		);
	}
}

test("every schema has outputs that are held against it", () => {
	assert.deepEqual([...outputs.keys()].sort(), [...names].sort());
	assert.ok((outputs.get("finding") ?? []).length > 20);
});

for (const name of names) {
	test(`${name}: what is printed and read is what the schema says`, () => {
		for (const value of outputs.get(name) ?? []) assert.deepEqual(faults(name, value), [], JSON.stringify(value).slice(0, 300));
	});

	test(`${name}: a member that is gone, strange or of another type is found, wherever it stands`, () => {
		const unseen: string[] = [];
		let planted = 0;
		for (const value of (outputs.get(name) ?? []).slice(0, 12)) {
			for (const { what, changed } of changesOf(value)) {
				planted += 1;
				if (faults(name, changed).length === 0) unseen.push(what);
			}
		}
		assert.ok(planted >= 1, `${planted} changes`);
		assert.deepEqual([...new Set(unseen.filter((what) => !mayChange(name, what)))], []);
	});
}

/** Members whose loss or shape the contract leaves open: optional ones, the id of a question, and what stands beside a proof. */
function mayChange(name: string, what: string): boolean {
	const [change = "", place = ""] = what.split(" ");
	if (name === "proof") return true;
	// Whatever stands in a document may be what changed in it.
	if (/^\/changes\/\*\/(?:before|after)\b/.test(place)) return change !== "gone" || !/(?:before|after)$/.test(place);
	if (change === "gone") return OPTIONAL.test(place);
	return (
		/^\/(?:id|marks|suppressions)$|\/ticket$/.test(place) || (change === "strange" && place === "" && /^(?:marks|suppressions)$/.test(name))
	);
}
const OPTIONAL =
	/\/(?:kind|cve|due|site|name|brand|maker|model|firmware|oemMap|signals|upgradeTo|suppression|mark|newestAdvisory|at|todo|signature|port|category|peakAt|endedAt|statedBy|dismissed|mergedInto|mergedFrom|splitFrom|splitOn|step|reason|ticket|versioning|tlp|cvss|label|flood|outage|exposure|sweep)$/;

/** A value with one thing changed at each place of each kind (list indexes count as one place). */
function* changesOf(value: unknown): Generator<{ readonly what: string; readonly changed: unknown }, void, undefined> {
	const seen = new Set<string>();
	const walk = function* (
		part: unknown,
		path: readonly (string | number)[],
	): Generator<{ what: string; changed: unknown }, void, undefined> {
		if (typeof part !== "object" || part === null) return;
		const place = path.map((step) => `/${typeof step === "number" ? "*" : step}`).join("");
		if (!Array.isArray(part) && !seen.has(place)) {
			seen.add(place);
			yield { what: `strange ${place}`, changed: edited(value, path, (object) => ({ ...object, strange: 1 })) };
			for (const key of Object.keys(part)) {
				const { [key]: _, ...rest } = part as Record<string, unknown>;
				yield { what: `gone ${place}/${key}`, changed: edited(value, path, () => rest) };
				yield { what: `type ${place}/${key}`, changed: edited(value, path, (object) => ({ ...object, [key]: Symbol.for("x") })) };
			}
		}
		for (const [key, inner] of Array.isArray(part) ? part.slice(0, 3).entries() : Object.entries(part)) yield* walk(inner, [...path, key]);
	};
	yield* walk(value, []);
}

function edited(value: unknown, [step, ...rest]: readonly (string | number)[], edit: (object: object) => unknown): unknown {
	if (step === undefined) return edit(value as object);
	if (Array.isArray(value)) return value.map((one: unknown, at) => (at === step ? edited(one, rest, edit) : one));
	return { ...(value as object), [step]: edited((value as Record<string, unknown>)[step], rest, edit) };
}

test("proof: what a proof needs must be there", () => {
	const [proof] = outputs.get("proof") ?? [];
	for (const key of ["device", "advisory", "verdict", "because"]) {
		const { [key]: _, ...rest } = proof as Record<string, unknown>;
		assert.notDeepEqual(faults("proof", rest), [], key);
		assert.notDeepEqual(faults("proof", { ...rest, [key]: 7 }), [], key);
	}
});

test("a file of statements that the schema takes is one that is read, and the other way round", () => {
	const suppression = { owner: "A", reason: "r", expires: "2026-12-31", device: "h1", cve: HOLE };
	const mark = { state: "done", by: "A", on: "2026-11-01", device: "h1", cve: HOLE };
	for (const [name, good] of [
		["suppressions", suppression],
		["marks", mark],
	] as const) {
		const holds = (row: object) => {
			const read =
				name === "marks" ? readMarks(JSON.stringify([row]), "x", "2026-11-24") : readSuppressions(JSON.stringify([row]), "x", "2026-11-24");
			return read.ok && read.value.problems.length === 0;
		};
		for (const row of [
			good,
			{ ...good, typo: "x" },
			{ ...good, device: 7 },
			...Object.keys(good).map((key) => ({ ...good, [key]: undefined })),
		]) {
			const plain: object = JSON.parse(JSON.stringify(row)) as object;
			assert.equal(faults(name, [plain]).length === 0, holds(plain), JSON.stringify(plain));
		}
	}
});
