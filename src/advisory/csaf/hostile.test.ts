import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { MOST_BYTES } from "./decode.ts";
import { readCsaf } from "./read.ts";
import { bytesOf, HEAD, leaf } from "./sample.ts";

function codeOf(bytes: Uint8Array): string {
	const result = readCsaf(bytes, "f.json");
	return result.ok ? "ok" : result.error.code;
}

/** Time of this process's processors, so that other work on the machine does not count. */
function cpuMilliseconds(): number {
	return process.cpuUsage().user / 1000;
}

test("what is no CSAF document is refused with a code and a place", () => {
	const rows: readonly (readonly [Uint8Array, string, string])[] = [
		[new Uint8Array(0), "advisory/empty", "f.json"],
		[bytesOf(" \n"), "advisory/empty", "f.json"],
		[Uint8Array.from([0x50, 0x4b, 0x03, 0x04, 0xff, 0x80, 0x00]), "advisory/bad-encoding", "f.json"],
		[bytesOf('{"document":\n{"a":1,,}}'), "advisory/not-json", "f.json:2"],
		[bytesOf("{"), "advisory/not-json", "f.json:1"],
		[bytesOf('{"document":"\u0000"}'), "advisory/not-json", "f.json:1"],
		[bytesOf([]), "advisory/not-csaf", "f.json#/document"],
		[bytesOf("null"), "advisory/not-csaf", "f.json#/document"],
		[bytesOf({ document: {} }), "advisory/not-csaf", "f.json#/document/csaf_version"],
		[bytesOf({ document: { ...HEAD, csaf_version: "3.0" } }), "advisory/not-csaf", "f.json#/document/csaf_version"],
		[bytesOf({ document: { ...HEAD, category: 7 } }), "advisory/not-csaf", "f.json#/document/category"],
		[bytesOf({ document: { ...HEAD, tracking: { id: "" } } }), "advisory/not-csaf", "f.json#/document/tracking/id"],
	];
	for (const [bytes, code, at] of rows) {
		const result = readCsaf(bytes, "f.json");
		assert.equal(result.ok ? "ok" : result.error.code, code);
		assert.equal(result.ok ? "" : result.error.at, at);
	}
	assert.equal(codeOf(new Uint8Array(MOST_BYTES + 1)), "advisory/too-large");
});

test("2 000 levels are refused before JSON.parse, brackets in strings do not count", () => {
	const deep = "[".repeat(2000) + "]".repeat(2000);
	assert.equal(codeOf(bytesOf(`{"document":${deep}}`)), "advisory/too-deep");
	const objects = '{"branches":[{"a":'.repeat(1000);
	assert.equal(codeOf(bytesOf(objects)), "advisory/too-deep");
	assert.equal(codeOf(bytesOf({ document: { ...HEAD, title: deep } })), "ok");
	assert.equal(codeOf(bytesOf({ document: { ...HEAD, title: '\\"[[' } })), "ok");
});

test("a key that stands twice is recorded with its pointer", () => {
	const text = `{"document":${JSON.stringify(HEAD)},"vulnerabilities":[{"cve":"CVE-1","c\\u0076e":"CVE-2"}]}`;
	const result = readCsaf(bytesOf(text), "f");
	assert.ok(result.ok);
	assert.deepEqual(
		result.value.repairs.filter((repair) => repair.rule === "duplicate-key").map((repair) => repair.pointer),
		["/vulnerabilities/0/cve"],
	);
	assert.equal(result.value.vulnerabilities[0]?.cve, "CVE-2");
});

test("groups in a circle, groups of nothing, and groups named without end are survived", () => {
	const document = {
		document: HEAD,
		product_tree: {
			branches: [leaf("A", "V", "Camera X1", "product_version", "1.0")],
			product_groups: [
				{ group_id: "G", product_ids: ["H", "A"] },
				{ group_id: "H", product_ids: ["G"] },
			],
		},
		vulnerabilities: [
			{
				product_status: { known_affected: ["A"] },
				remediations: [{ category: "vendor_fix", details: "Update to 2.0", group_ids: ["G", "GONE"] }],
			},
		],
	};
	const result = readCsaf(bytesOf(document), "f");
	assert.ok(result.ok);
	assert.deepEqual(result.value.vulnerabilities[0]?.remediations[0]?.productIds, ["A"]);
	const rules = result.value.repairs.map((repair) => repair.rule);
	assert.ok(rules.includes("group-cycle") && rules.includes("dangling-group-id"));
	const ids = Array.from({ length: 20_000 }, (_, i) => `P${i}`);
	const groups = ["G0", "G1", "G2"].map((id) => ({ group_id: id, product_ids: ids }));
	const remediations = Array.from({ length: 2000 }, (_, i) => ({
		category: "vendor_fix",
		details: "x",
		group_ids: [`G${i % 3}`, `G${(i + 1) % 3}`],
	}));
	assert.equal(
		codeOf(bytesOf({ document: HEAD, product_tree: { product_groups: groups }, vulnerabilities: [{ remediations }] })),
		"advisory/too-many-products",
	);
});

test("a chain of relationships as long as the document costs no more than its length", () => {
	const relationships = Array.from({ length: 30_000 }, (_, i) => ({
		category: i % 2 === 0 ? "installed_on" : "optional_component_of",
		product_reference: "F",
		relates_to_product_reference: i === 29_999 ? "H" : `R${i + 1}`,
		full_product_name: { name: `Firmware ${i}`, product_id: `R${i}` },
	}));
	const branches = [leaf("F", "V", "Firmware", "product_version", "1.0"), leaf("H", "V", "Camera X1", "product_version", "2.0")];
	const start = cpuMilliseconds();
	assert.equal(codeOf(bytesOf({ document: HEAD, product_tree: { branches, relationships } })), "ok");
	assert.ok(cpuMilliseconds() - start < 5000, `${cpuMilliseconds() - start} ms`);
});

test("3 MB of hostile prose is read in bounded time: beyond 1 MiB it is left out, with a record, and gives no fix", () => {
	for (const piece of ["a a a ", "update to 1.2.3 ", "1.2.3 ", "to 1 ", "users of 1.2 or later and "]) {
		const remediations = Array.from({ length: 50 }, (_, i) => ({
			category: "vendor_fix",
			details: `${i} ${piece.repeat(Math.floor(65_000 / piece.length))}`,
			product_ids: ["A"],
		}));
		const branches = [leaf("A", "V", "Camera X1", "product_version", "1.0")];
		const last = { category: "vendor_fix", details: "Update to version 2.0.", product_ids: ["A"] };
		const vulnerabilities = [{ product_status: { known_affected: ["A"] }, remediations: [...remediations, last] }];
		const bytes = bytesOf({ document: HEAD, product_tree: { branches }, vulnerabilities });
		const start = cpuMilliseconds();
		const result = readCsaf(bytes, "f");
		assert.ok(cpuMilliseconds() - start < 2500, `${piece}: ${cpuMilliseconds() - start} ms`);
		assert.ok(result.ok);
		assert.ok(result.value.repairs.some((repair) => repair.rule === "prose-left-out"));
		assert.deepEqual(result.value.vulnerabilities[0]?.remediations.at(-1)?.fixes, []);
	}
});

/** Any JSON in any place where CSAF expects something. */
const anything = fc.oneof(
	fc.constant(null),
	fc.boolean(),
	fc.integer(),
	fc.string({ maxLength: 20 }),
	fc.constant([]),
	fc.constant({}),
	fc.constant([null, 1, "x", {}, []]),
	fc.constant({ name: 1, branches: {}, product: [] }),
);

test("law: wrong types everywhere never throw, and what is right beside them is kept", () => {
	fc.assert(
		fc.property(anything, anything, anything, anything, anything, anything, (a, b, c, d, e, f) => {
			const document = {
				document: { ...HEAD, notes: a, references: b, distribution: c, publisher: d, title: e },
				product_tree: {
					branches: [a, leaf("GOOD", "V", "Camera X1", "product_version", "1.0"), { category: b, name: c, branches: d, product: e }],
					full_product_names: f,
					relationships: [
						a,
						{ category: b, product_reference: c, relates_to_product_reference: d, full_product_name: { product_id: "R", name: e } },
					],
					product_groups: [f, { group_id: "g", product_ids: a }],
				},
				vulnerabilities: [
					a,
					{
						cve: b,
						title: c,
						product_status: { known_affected: ["GOOD", d], fixed: e, first_fixed: f },
						remediations: [a, { category: b, details: c, product_ids: d, group_ids: e }],
						scores: [f, { cvss_v3: a }],
						notes: b,
						threats: [c],
					},
				],
			};
			const result = readCsaf(bytesOf(document), "f");
			assert.ok(result.ok);
			assert.ok(result.value.products.some((product) => product.productId === "GOOD"));
			assert.equal(result.value.vulnerabilities.find((one) => one.status.size > 0)?.status.get("GOOD"), "known_affected");
			for (const repair of result.value.repairs) assert.ok(repair.pointer === "" || repair.pointer.startsWith("/"));
		}),
		{ numRuns: 500 },
	);
	fc.assert(
		fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
			assert.notEqual(codeOf(bytes), "ok");
		}),
	);
});
