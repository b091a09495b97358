/** The documents there are, and what changed in one: through the command line. Fields are those of CSAF 2.1 section 9.1.12. */
import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import test, { type TestContext } from "node:test";
import { bytesOf, HEAD, leaf } from "../../src/advisory/csaf/sample.ts";
import { LIST_FIELDS } from "../../src/advisory/listing.ts";
import { type StartFolder, startFolder } from "../support/start-call.ts";

interface Sketch {
	readonly id: string;
	readonly version?: string;
	readonly day?: string;
	readonly vendor?: string;
	readonly range?: string;
	readonly severity?: string;
	readonly impact?: "H" | "L";
	readonly publisher?: string;
}

function document({
	id,
	version = "1",
	day = "2024-02-01",
	vendor = "Norden",
	range = "< 5.4",
	severity,
	impact = "H",
	publisher = "Seawall",
}: Sketch): object {
	const tracking = {
		...HEAD.tracking,
		id,
		version,
		current_release_date: `${day}T00:00:00Z`,
		revision_history: [{ number: version, date: `${day}T00:00:00Z`, summary: `Summary of ${id}` }],
	};
	return {
		document: {
			...HEAD,
			title: `Notice ${id}`,
			publisher: { ...HEAD.publisher, name: publisher, namespace: `https://${publisher.toLowerCase()}.example` },
			tracking,
			...(severity === undefined ? {} : { aggregate_severity: { text: severity } }),
		},
		product_tree: { branches: [leaf("P", vendor, `${vendor}-CAM`, "product_version_range", range)] },
		vulnerabilities: [
			{
				cve: `CVE-2024-${id.padStart(4, "0")}`,
				product_status: { known_affected: ["P"] },
				scores: [{ products: ["P"], cvss_v3: { version: "3.1", vectorString: `CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:${impact}/I:N/A:N` } }],
			},
		],
	};
}

const text = (value: unknown) => new TextDecoder().decode(bytesOf(value));

function folderOf(context: TestContext, sketches: readonly Sketch[]): StartFolder {
	const folder = startFolder(context);
	for (const [at, sketch] of sketches.entries()) folder.write(`csaf/${at}.json`, text(document(sketch)));
	return folder;
}

const THREE: readonly Sketch[] = [
	{ id: "10", day: "2024-03-01", severity: "Low", impact: "L" },
	{ id: "9", day: "2024-04-01", vendor: "Ostwerk", range: "< 7.7", publisher: "Ostwerk" },
	{ id: "100", day: "2024-02-01", severity: "Critical", version: "1.2.0" },
];

interface Listed {
	readonly read: number;
	readonly documents: readonly { readonly id: string; readonly latest: boolean; readonly version: string }[];
}

async function ids(folder: StartFolder, ...more: readonly string[]): Promise<string> {
	const { code, out, said } = await folder.call(["advisory", "list", join(folder.path, "csaf"), "--format", "json", ...more]);
	assert.equal(code, 0, said);
	return (JSON.parse(out) as Listed).documents.map(({ id }) => id).join();
}

test("documents are found by each field that every document has, by CVE, and by the product tree", async (context) => {
	const folder = folderOf(context, THREE);
	const finds: Readonly<Record<(typeof LIST_FIELDS)[number], readonly [find: string, ids: string]>> = {
		id: ["9", "9"],
		title: ["notice 100", "100"],
		category: ["csaf_security", "10,9,100"],
		csaf_version: ["2.0", "10,9,100"],
		publisher: ["OSTWERK", "9"],
		publisher_category: ["other", "10,9,100"],
		namespace: ["https://ostwerk.example", "9"],
		status: ["final", "10,9,100"],
		version: ["1.2.0", "100"],
		initial_release_date: ["2024-01-01", "10,9,100"],
		current_release_date: ["2024-04", "9"],
		revision_history: ["summary of 10", "10,100"],
		tlp: ["clear", "10,9,100"],
		aggregate_severity: ["crit", "100"],
		cve: ["cve-2024-0010", "10"],
		cvss: ["5.3", "10"],
		vendor: ["ostw", "9"],
		product: ["Norden-CAM", "10,100"],
		product_version: ["7.7", "9"],
		product_id: ["P", "10,9,100"],
	};
	for (const field of LIST_FIELDS) {
		const [find, found] = finds[field];
		assert.equal(await ids(folder, "--find", `${field}=${find}`), found, field);
		assert.equal(await ids(folder, "--find", `${field}=no such text`), "", field);
	}
	assert.equal(await ids(folder, "--find", "vendor=norden", "--find", "aggregate_severity=low"), "10");
});

test("documents are sorted by each of these fields, by CVSS and by aggregate severity; one without a value comes last", async (context) => {
	const folder = folderOf(context, THREE);
	for (const [sort, sorted] of [
		["id", "9,10,100"],
		["-id", "100,10,9"],
		["current_release_date", "100,10,9"],
		["title", "9,10,100"],
		["publisher", "9,10,100"],
		["cve", "9,10,100"],
		["vendor", "10,100,9"],
		["product_version", "10,100,9"],
		["cvss", "10,9,100"],
		["-cvss", "9,100,10"],
		["aggregate_severity", "10,100,9"],
		["-aggregate_severity", "100,10,9"],
	] as const)
		assert.equal(await ids(folder, "--sort", sort), sorted, sort);
	for (const field of LIST_FIELDS) assert.equal((await ids(folder, "--sort", field)).split(",").length, 3, field);
});

test("the latest of one publisher and id: by version where both count alike, else by date", async (context) => {
	for (const [one, other, latest] of [
		[{ version: "9" }, { version: "10" }, "10"],
		[{ version: "1.9.0" }, { version: "1.10.0" }, "1.10.0"],
		[{ version: "2.0.0" }, { version: "2.0.0-rc.1", day: "2024-09-01" }, "2.0.0"],
		[{ version: "A", day: "2024-09-01" }, { version: "B" }, "A"],
		[{ version: "3", day: "2024-01-01" }, { version: "1.0.0", day: "2024-02-01" }, "1.0.0"],
	] as const) {
		for (const order of [
			[one, other],
			[other, one],
		]) {
			const folder = folderOf(context, [...order.map((sketch) => ({ id: "1", ...sketch })), { id: "1", publisher: "Ostwerk" }]);
			const { out } = await folder.call(["advisory", "list", join(folder.path, "csaf"), "--format", "json"]);
			const { documents } = JSON.parse(out) as Listed;
			assert.deepEqual(
				documents
					.filter((listed) => listed.latest)
					.map(({ version }) => version)
					.sort(),
				[latest, "1"].sort(),
			);
		}
	}
});

test("the table says date, version, CVSS and TLP; without a path the catalogue's own are listed, with --data those held", async (context) => {
	const folder = folderOf(context, THREE);
	const { out } = await folder.call(["advisory", "list", join(folder.path, "csaf")]);
	assert.match(out, /^10 {2}2024-03-01, version 1, CVSS 5\.3, TLP:CLEAR, 1 products\n {3}Notice 10\n/);
	assert.match(out, /3 of 3 documents\.\n$/);
	const own = await folder.call(["advisory", "list", "--find", "cve=CVE-2017-7921", "--format", "json"]);
	assert.deepEqual(
		(JSON.parse(own.out) as Listed).documents.map(({ id }) => id),
		["SEAWALL-2017-0001"],
	);
	const held = await folder.call(["--data", join(folder.path, "data"), "advisory", "list", "--format", "json"]);
	assert.equal((JSON.parse(held.out) as Listed).read, (JSON.parse(own.out) as Listed).read);
});

test("what is not there is no empty list: a wrong path is a wrong call, and a data directory that holds nothing is named", async (context) => {
	const folder = startFolder(context);
	const nothing = await folder.call(["advisory", "list", join(folder.path, "nope")]);
	assert.deepEqual([nothing.code, nothing.out], [2, ""]);
	assert.match(nothing.said, /^error: store\/.*nope/);
	mkdirSync(join(folder.path, "empty"));
	const empty = await folder.call(["advisory", "list", join(folder.path, "empty")]);
	assert.deepEqual([empty.code, empty.out], [2, ""]);
	assert.match(empty.said, /cli\/no-advisories/);
	const data = join(folder.path, "none");
	const held = /^note: .*none holds no document: those of the catalogue are listed$/;
	assert.match((await folder.call(["--data", data, "advisory", "list"])).said, held);
	assert.match((await startFolder(context, { SEAWALL_DATA: data }).call(["advisory", "list"])).said, held);
	for (const environment of [{}, { SEAWALL_DATA: "" }])
		assert.equal((await startFolder(context, environment).call(["advisory", "list"])).said, "");
});

test("documents of the data directory that SEAWALL_DATA names are listed as with --data", async (context) => {
	const folder = folderOf(context, THREE);
	const list = folder.write("list.csv", "brand,model\nHikvision,DS-2CD2142FWD-I\n");
	await folder.start(["--inventory", list, "--advisories", join(folder.path, "csaf")]);
	const named = await folder.call(["--data", join(folder.path, "data"), "advisory", "list"]);
	assert.match(named.out, /Notice 10/);
	const { out, said } = await startFolder(context, { SEAWALL_DATA: join(folder.path, "data") }).call(["advisory", "list"]);
	assert.deepEqual([out, said], [named.out, named.said]);
});

test("a field that documents do not have is a wrong call", async (context) => {
	const folder = folderOf(context, THREE);
	for (const option of [
		["--find", "colour=red"],
		["--sort", "colour"],
	]) {
		const { code, said } = await folder.call(["advisory", "list", join(folder.path, "csaf"), ...option]);
		assert.equal(code, 2);
		assert.match(said, /cli\/unknown-field: documents have no field "colour"/);
	}
});

test("what changed between two versions of a document, entries paired by what names them", async (context) => {
	const folder = startFolder(context);
	const older = document({ id: "1", range: "< 5.4" }) as { vulnerabilities: object[] };
	const newer = document({ id: "1", range: "< 5.6", version: "2" }) as { vulnerabilities: object[] };
	newer.vulnerabilities.unshift({ cve: "CVE-2024-9999", product_status: { known_affected: ["P"] } });
	const files = [folder.write("old.json", text(older)), folder.write("new.json", text(newer))];
	const { code, out } = await folder.call(["advisory", "diff", "--entries", ...files, "--format", "json"]);
	assert.equal(code, 0);
	const { changes, from, to } = JSON.parse(out) as { changes: { change: string; pointer: string }[]; from: object; to: object };
	assert.deepEqual(
		[from, to].map((side) => (side as { version: string }).version),
		["1", "2"],
	);
	const told = changes.map(({ change, pointer }) => `${change} ${pointer}`);
	assert.ok(told.includes("changed /document/tracking/version"));
	assert.ok(told.includes("added /vulnerabilities/0"));
	assert.ok(told.includes("added /document/tracking/revision_history/0") && told.includes("removed /document/tracking/revision_history/0"));
	assert.ok(!told.some((line) => line.includes("/vulnerabilities/1")), "the old hole only moved");
	const same = await folder.call(["advisory", "diff", "--entries", files[0] ?? "", files[0] ?? ""]);
	assert.equal(same.out, "1: version 1 to 1, 0 changes\n");
	const table = await folder.call(["advisory", "diff", "--entries", ...files]);
	assert.match(table.out, /^~ \/document\/tracking\/version: "1" → "2"$/m);
	const stranger = await folder.call([
		"advisory",
		"diff",
		"--entries",
		files[0] ?? "",
		folder.write("x.json", text(document({ id: "2" }))),
	]);
	assert.equal(stranger.code, 2);
	assert.match(stranger.said, /cli\/other-document: the files are two documents, 1 and 2/);
});
