import assert from "node:assert/strict";
import { test } from "node:test";
import { cpuMs } from "../../../test/support/cpu-time.ts";
import type { Advisory } from "../document.ts";
import { readProductId } from "./product-id.ts";
import { looksLikeOpenVex, readOpenVex } from "./read.ts";

const bytes = (value: unknown) => new TextEncoder().encode(typeof value === "string" ? value : JSON.stringify(value));

interface Loose {
	readonly [key: string]: unknown;
}

function document(statements: readonly Loose[], over: Loose = {}): Loose {
	return {
		"@context": "https://openvex.dev/ns/v0.2.0",
		"@id": "https://example.com/vex/1",
		author: "Norden AB",
		timestamp: "2026-01-02T03:04:05Z",
		version: 2,
		statements,
		...over,
	};
}

const purl = "pkg:generic/Norden/ND-1@V1.0%20build%20170101";
const about = (status: string, over: Loose = {}): Loose => ({
	vulnerability: { name: "CVE-2017-0001" },
	products: [{ "@id": purl }],
	status,
	...over,
});

function read(value: unknown): Advisory {
	const result = readOpenVex(bytes(value), "x.json");
	assert.ok(result.ok, result.ok ? "" : result.error.message);
	return result.value;
}

const statuses = (advisory: Advisory) => advisory.vulnerabilities.map(({ cve, status }) => [cve, ...status.values()].join(" "));

test("a document's head", () => {
	const advisory = read(document([about("affected", { action_statement: "Update to V2.0." })], { last_updated: "2026-02-02T00:00:00Z" }));
	assert.equal(advisory.id, "https://example.com/vex/1");
	assert.equal(advisory.revision, "2");
	assert.equal(advisory.publisher, "Norden AB");
	assert.equal(advisory.initialReleaseDate, "2026-01-02T03:04:05Z");
	assert.equal(advisory.currentReleaseDate, "2026-02-02T00:00:00Z");
	assert.deepEqual(statuses(advisory), ["CVE-2017-0001 known_affected"]);
	assert.equal(advisory.vulnerabilities[0]?.remediations[0]?.category, "vendor_fix");
	assert.equal(advisory.vulnerabilities[0]?.remediations[0]?.fixes[0]?.text, "V2.0");
});

// identifier, vendor, model, version, conditions
const identifiers: readonly (readonly [
	id: string,
	vendor: string,
	model: string | undefined,
	version: string | undefined,
	conditions: number,
])[] = [
	[purl, "Norden", "ND-1", "V1.0 build 170101", 0],
	["pkg:generic/Norden/ND-1", "Norden", "ND-1", undefined, 0],
	["pkg:generic/Norden/ND-1@1?arch=arm#part", "Norden", "ND-1", "1", 2],
	["pkg:generic/ND-1@1", "", undefined, undefined, 0],
	["pkg:generic/a/b/c@1", "", undefined, undefined, 0],
	["pkg:npm/%40norden/nd-1@1.0.0", "", undefined, undefined, 0],
	["pkg:oci/git@sha256:23a264", "", undefined, undefined, 0],
	["cpe:2.3:o:norden:nd-1_firmware:5.4.0:build_160414:*:*:*:*:*:*", "norden", "nd-1", "5.4.0 build 160414", 0],
	["cpe:2.3:h:cp_plus:cp-1\\:2:-:*:*:*:*:*:*:*", "cp plus", "cp-1:2", undefined, 0],
	["cpe:2.3:o:norden:nd-1_firmware:5.*:*:*:*:*:*:*:*", "norden", "nd-1", undefined, 1],
	["cpe:2.3:o:norden:nd-1_firmware:5:*:*:*:*:*:x64:*", "norden", "nd-1", "5", 1],
	["cpe:2.3:o:norden:*:5:*:*:*:*:*:*:*", "", undefined, undefined, 0],
	["cpe:2.3:o:norden:nd-?:5:*:*:*:*:*:*:*", "", undefined, undefined, 0],
	["cpe:/o:norden:nd-1_firmware:5.4.0", "norden", "nd-1", "5.4.0", 0],
	["https://example.com/product/7", "", undefined, undefined, 0],
	["urn:uuid:1d0d1f5e", "", undefined, undefined, 0],
	["ND-1 Series", "Supplier", "ND-1 Series", undefined, 0],
];

for (const [id, vendor, model, version, conditions] of identifiers) {
	test(`identifier ${id}`, () => {
		const named = readProductId(id, "Supplier");
		assert.equal(named?.vendor, vendor);
		assert.equal(named.model, model);
		assert.equal(named.version, version);
		assert.equal(named.conditions.length, conditions);
	});
}

test("an unknown identifier is kept and has no name to match by", () => {
	const advisory = read(document([about("not_affected", { products: [{ "@id": "pkg:oci/git@sha256:1" }], impact_statement: "x" })]));
	assert.equal(advisory.products.length, 1);
	assert.deepEqual(advisory.products[0]?.models, []);
	assert.equal(advisory.products[0]?.vendor, "");
	assert.deepEqual(statuses(advisory), ["CVE-2017-0001 known_not_affected"]);
});

test("the identifiers of one product are each a product, with one status", () => {
	const cpe23 = "cpe:2.3:o:norden:nd-1_firmware:1.0:*:*:*:*:*:*:*";
	for (const key of ["cpe23", "@cpe23"]) {
		const advisory = read(document([about("fixed", { products: [{ "@id": purl, identifiers: { purl, [key]: cpe23 } }] })]));
		assert.deepEqual(
			advisory.products.map((product) => product.fullName),
			[purl, cpe23],
		);
		assert.deepEqual(statuses(advisory), ["CVE-2017-0001 fixed fixed"]);
	}
});

test("the later statement counts; of equal age the worse, with a record", () => {
	const later = about("fixed", { timestamp: "2026-01-03T00:00:00Z" });
	const sooner = about("affected", { timestamp: "2026-01-02T00:00:00Z", action_statement: "Wait." });
	for (const order of [
		[later, sooner],
		[sooner, later],
	])
		assert.deepEqual(statuses(read(document(order))), ["CVE-2017-0001 fixed"]);
	for (const order of [
		[about("fixed"), about("under_investigation")],
		[about("under_investigation"), about("fixed")],
	]) {
		const advisory = read(document(order));
		assert.deepEqual(statuses(advisory), ["CVE-2017-0001 under_investigation"]);
		assert.ok(advisory.repairs.some(({ rule }) => rule === "contradicting-status"));
	}
});

test("`fixed` without a version is not said of any version, and good news of a part is not news of the whole", () => {
	const bare = { "@id": "pkg:generic/Norden/ND-1" };
	assert.equal(read(document([about("fixed", { products: [bare] })])).products[0]?.expression.kind, "condition");
	assert.equal(read(document([about("affected", { products: [bare], action_statement: "x" })])).products[0]?.expression.kind, "all");
	const part = { "@id": purl, subcomponents: [{ "@id": "pkg:generic/openssl@1" }] };
	assert.deepEqual(read(document([about("not_affected", { products: [part] })])).products[0]?.conditions, [
		"only the part pkg:generic/openssl@1",
	]);
	assert.deepEqual(read(document([about("affected", { products: [part] })])).products[0]?.conditions, []);
});

test("the CVE may stand among the aliases; without one the name is the title", () => {
	const named = about("fixed", { vulnerability: { name: "GHSA-1", aliases: ["cve-2017-0002"], description: "A hole" } });
	const unnamed = about("fixed", { vulnerability: { name: "GHSA-2" } });
	const { vulnerabilities } = read(document([named, unnamed]));
	assert.deepEqual(
		vulnerabilities.map(({ cve, title }) => [cve, title]),
		[
			["CVE-2017-0002", "A hole"],
			[undefined, "GHSA-2"],
		],
	);
});

test("0.0.1: names alone", () => {
	const advisory = read(
		document([{ vulnerability: "CVE-2017-0001", products: [purl], status: "not_affected" }], { "@context": "https://openvex.dev/ns" }),
	);
	assert.deepEqual(statuses(advisory), ["CVE-2017-0001 known_not_affected"]);
});

test("what cannot be read is recorded and never good news", () => {
	const advisory = read(
		document([
			about("not-affected"),
			{ status: "fixed", products: [purl] },
			about("fixed", { vulnerability: { name: "CVE-2017-0003" }, products: [{}] }),
			7 as unknown as Loose,
		]),
	);
	assert.deepEqual(statuses(advisory), ["CVE-2017-0001 under_investigation", "CVE-2017-0003"]);
	assert.equal(advisory.vulnerabilities[1]?.statusComplete, false);
	const rules = advisory.repairs.map(({ rule }) => rule);
	for (const rule of ["unknown-status", "statement-without-vulnerability", "wrong-type"]) assert.ok(rules.includes(rule), rules.join());
});

const refused: readonly (readonly [value: unknown, code: string])[] = [
	["", "advisory/empty"],
	["{", "advisory/not-json"],
	["[".repeat(2000), "advisory/too-deep"],
	[{ "@context": "https://example.com" }, "advisory/not-openvex"],
	[[], "advisory/not-openvex"],
	[document([], { "@id": "" }), "advisory/not-openvex"],
	[document([], { statements: 7 }), "advisory/not-openvex"],
	[document([], { "@context": "https://openvex.dev/ns/v9" }), "advisory/not-openvex"],
];

for (const [value, code] of refused) {
	test(`refused with ${code}: ${JSON.stringify(value).slice(0, 60)}`, () => {
		const result = readOpenVex(bytes(value), "x.json");
		assert.equal(result.ok ? "read" : result.error.code, code);
	});
}

test("told from other JSON by its context", () => {
	assert.ok(looksLikeOpenVex(bytes(document([]))));
	assert.ok(!looksLikeOpenVex(bytes({ document: {} })));
});

test("hostile sizes are read in time", () => {
	const many = Array.from({ length: 20_000 }, (_, i) =>
		about("affected", { products: [{ "@id": `pkg:generic/n/${i}@1` }], action_statement: "x" }),
	);
	const start = cpuMs();
	assert.equal(read(document(many)).products.length, 20_000);
	assert.equal(readProductId("x".repeat(100_000), ""), undefined);
	assert.ok(readProductId(`cpe:2.3:o:${"\\".repeat(1900)}`, "") !== undefined);
	assert.ok(cpuMs() - start < 3000);
});
