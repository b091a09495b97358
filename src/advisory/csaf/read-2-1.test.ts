/** Documents of CSAF 2.1 where they say more, or otherwise, than 2.0. Sections are those of CSAF 2.1 csd03. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { cpuMs } from "../../../test/support/cpu-time.ts";
import type { Problem } from "../../core/problem.ts";
import type { Advisory } from "../document.ts";
import { readAny } from "../read-any.ts";
import { readCsaf } from "./read.ts";
import { bytesOf, HEAD } from "./sample.ts";

const head = { ...HEAD, csaf_version: "2.1", distribution: { tlp: { label: "AMBER+STRICT" } }, $schema: "x" };

const camera = (id: string, name: string, numbers: readonly string[] = []) => ({
	category: "product_name",
	name,
	product: {
		name: `Norden ${name}`,
		product_id: id,
		...(numbers.length === 0 ? {} : { product_identification_helper: { model_numbers: numbers } }),
	},
});
const firmware = (id: string, version: string) => ({
	category: "product_name",
	name: "ND Firmware",
	branches: [{ category: "product_version_range", name: version, product: { name: `Norden ND Firmware ${version}`, product_id: id } }],
});
const library = {
	category: "vendor",
	name: "Openlib",
	branches: [
		{
			category: "product_name",
			name: "libstream",
			branches: [{ category: "product_version", name: "2.1", product: { name: "libstream 2.1", product_id: "L" } }],
		},
	],
};
const path = (id: string, beginning: string, subpaths: readonly (readonly [category: string, next: string])[]) => ({
	beginning_product_reference: beginning,
	full_product_name: { name: `${id} as a whole`, product_id: id },
	subpaths: subpaths.map(([category, next]) => ({ category, next_product_reference: next })),
});

function read(tree: object, vulnerability: object = {}, more: object = {}): Advisory {
	const result = readCsaf(
		bytesOf({
			document: head,
			product_tree: tree,
			vulnerabilities: [{ cve: "CVE-2025-0001", product_status: { known_affected: ["P"] }, ...vulnerability }],
			...more,
		}),
		"f.json",
	);
	assert.ok(result.ok, result.ok ? "" : result.error.message);
	return result.value;
}

const branches = [{ category: "vendor", name: "Norden", branches: [camera("H", "ND-1", ["ND-1-??"]), firmware("F", "< 5.4")] }, library];
const productOf = (advisory: Advisory, id: string) => advisory.products.find(({ productId }) => productId === id);

test("a product path is the firmware on the hardware: the hardware's models, the firmware's versions (3.2.3.4)", () => {
	const advisory = read({ branches, product_paths: [path("P", "F", [["installed_on", "H"]])] });
	const product = productOf(advisory, "P");
	assert.deepEqual(
		product?.models.map(({ text, slot }) => `${slot} ${text}`),
		["product_name ND-1", "model_number ND-1-??"],
	);
	assert.equal(product?.expressionText, "< 5.4");
	assert.equal(advisory.vulnerabilities[0]?.statusComplete, true);
});

test("each further subpath relates to the path before it, and the steps between are no products of the document", () => {
	const advisory = read({
		branches,
		product_paths: [
			path("P", "L", [
				["default_component_of", "F"],
				["installed_on", "H"],
			]),
		],
	});
	assert.deepEqual(
		advisory.products.map(({ productId }) => productId),
		["H", "F", "L", "P"],
	);
	const product = productOf(advisory, "P");
	assert.deepEqual(
		product?.models.map(({ text }) => text),
		["ND-1", "ND-1-??"],
	);
	assert.equal(product?.expressionText, "< 5.4");
	assert.ok(product.conditions.includes("with libstream 2.1"));
});

test("a path to what is not there, to itself, or to nothing leaves the versions open, never safe", () => {
	const advisory = read(
		{
			branches,
			product_paths: [
				path("A", "F", [["installed_on", "GONE"]]),
				path("B", "B", [["installed_on", "H"]]),
				path("C", "F", []),
				{ subpaths: 7 },
			],
		},
		{ product_status: { fixed: ["A", "B", "C"] } },
	);
	for (const id of ["A", "B", "C"]) assert.equal(productOf(advisory, id)?.expression.kind, "unparsed", id);
	const rules = new Set(advisory.repairs.map(({ rule }) => rule));
	for (const rule of ["dangling-reference", "product-without-id"]) assert.ok(rules.has(rule) || rule === "product-without-id", rule);
	assert.ok(advisory.unparsed.some(({ pointer }) => pointer === "/product_tree/product_paths/0/subpaths/0/next_product_reference"));
});

test("identification helpers: model numbers and SKUs with their wildcards, names in CPE and package URLs; a serial number must hold besides (3.1.3.3)", () => {
	const helper = {
		model_numbers: ["ND-2-??"],
		skus: ["F.01U.*"],
		cpe: "cpe:2.3:h:norden:nd-3:-:*:*:*:*:*:*:*",
		purls: ["pkg:generic/norden/ND-4@5.4", "pkg:npm/left-pad@1.0.0"],
		serial_numbers: ["S1*", "S2?"],
		hashes: [{ filename: "fw.bin", file_hashes: [{ algorithm: "sha256", value: "00" }] }],
	};
	const product = { product_id: "X", name: "Norden ND-1", product_identification_helper: helper };
	const [read1] = read({
		branches: [{ category: "vendor", name: "Norden", branches: [{ category: "product_name", name: "ND-1", product }] }],
	}).products;
	const at = "/product_tree/branches/0/branches/0/product/product_identification_helper";
	assert.deepEqual(
		read1?.models.slice(1).map(({ text, pointer }) => [text, pointer]),
		[
			["ND-2-??", `${at}/model_numbers/0`],
			["F.01U.*", `${at}/skus/0`],
			["nd-3", `${at}/cpe`],
			["ND-4", `${at}/purls/0`],
		],
	);
	assert.deepEqual(read1?.conditions, ["serial number S1* or S2?"]);
});

test("statuses: unknown is open, and TLP is kept (3.2.4.12)", () => {
	const advisory = read({ branches }, { product_status: { unknown: ["H"], fixed: ["F"] } });
	assert.deepEqual(
		[...(advisory.vulnerabilities[0]?.status ?? [])],
		[
			["F", "fixed"],
			["H", "under_investigation"],
		],
	);
	assert.equal(advisory.tlp, "AMBER+STRICT");
});

const critical = { version: "3.1", vectorString: "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", baseScore: 9.8 };
const milder = { version: "3.1", vectorString: "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H", baseScore: 7.5 };
const older = { version: "2.0", vectorString: "AV:N/AC:L/Au:N/C:N/I:N/A:C", baseScore: 7.8 };

test("of several metrics on a product the author's own count, then the highest, then the newest edition (9.1.11)", () => {
	const metric = (content: object, products: readonly string[], source?: string) => ({
		content,
		products,
		...(source === undefined ? {} : { source }),
	});
	const advisory = read(
		{ branches },
		{
			product_status: { known_affected: ["H", "F"] },
			metrics: [metric({ cvss_v2: older, cvss_v3: milder }, ["H"]), metric({ cvss_v3: critical }, ["H", "F"], "https://example.org/other")],
		},
	);
	assert.deepEqual(
		advisory.vulnerabilities[0]?.scores.map(({ version, baseScore, productIds, origin }) => [
			version,
			baseScore,
			productIds.join(),
			origin,
		]),
		[
			["3.1", 9.8, "F", "https://example.org/other"],
			["2.0", 7.8, "H", undefined],
			["3.1", 7.5, "H", undefined],
		],
	);
});

test("a severity in a word stands beside CVSS and never before it (3.2.4.10.1)", () => {
	const [vulnerability] = read(
		{ branches },
		{ metrics: [{ content: { qualitative_severity_rating: "low", cvss_v3: critical }, products: ["H"] }] },
	).vulnerabilities;
	assert.equal(vulnerability?.scores[0]?.baseScore, 9.8);
	assert.deepEqual(vulnerability.ratings, [
		{ rating: "low", pointer: "/vulnerabilities/0/metrics/0/content/qualitative_severity_rating", productIds: ["H"] },
	]);
});

test("versions are counted as integers or semantically, or neither (3.1.13)", () => {
	for (const [version, versioning] of [
		["1", "integer"],
		["0", "integer"],
		["01", undefined],
		["1.0.0", "semantic"],
		["2.10.3-rc.1+build.5", "semantic"],
		["1.0.0-0A.is.legal", "semantic"],
		["1.0", undefined],
		["01.0.0", undefined],
		["1.0.0-01", undefined],
		["v1.0.0", undefined],
		["", undefined],
	] as const) {
		const result = readCsaf(bytesOf({ document: { ...head, tracking: { ...head.tracking, version } } }), "f.json");
		assert.ok(result.ok);
		assert.equal(result.value.head?.versioning, versioning, version);
	}
});

const extension = (category: string, at = "x") => ({
	$schema: `https://example.org/${at}_1.0.0.json`,
	category,
	critical: false,
	content: { a: 1 },
});

test("an essential or significant extension brings a warning, a supplementary one none (2.4.4.2)", () => {
	for (const [category, warned] of [
		["essential", true],
		["significant", true],
		["supplementary", false],
		["a word of nobody", true],
	] as const) {
		const { warnings = [] } = read({ branches }, { x_extensions: [extension(category), extension(category)] });
		assert.deepEqual(
			warnings.map(({ code, at }) => [code, at]),
			warned ? [["advisory/unknown-extension", "f.json#/vulnerabilities/0/x_extensions/0"]] : [],
			category,
		);
	}
});

test("extensions are found wherever they stand, and reading a file hands their warnings on", () => {
	const problems: Problem[] = [];
	const product = { name: "x", product_id: "X", x_extensions: [extension("essential", "product")] };
	const metric = { content: { cvss_v3: critical, x_extensions: [extension("essential", "metric")] }, products: ["X"] };
	const document = {
		document: { ...head, x_extensions: [extension("essential", "document")] },
		product_tree: { full_product_names: [product] },
		vulnerabilities: [{ metrics: [metric] }],
		x_extensions: [extension("essential", "root"), 7],
	};
	const result = readAny(bytesOf(document), "f.json", problems);
	assert.ok(result.ok);
	assert.deepEqual(problems.map(({ at }) => at.slice(at.indexOf("#"))).sort(), [
		"#/document/x_extensions/0",
		"#/product_tree/full_product_names/0/x_extensions/0",
		"#/vulnerabilities/0/metrics/0/content/x_extensions/0",
		"#/x_extensions/0",
		"#/x_extensions/1",
	]);
});

test("hostile sizes: paths of many steps and extensions without end are read in time", () => {
	const start = cpuMs();
	const steps = Array.from({ length: 50_000 }, () => ["installed_with", "H"] as const);
	const advisory = read({ branches, product_paths: [path("P", "F", steps)] });
	assert.ok(productOf(advisory, "P") !== undefined);
	const many = Array.from({ length: 50_000 }, (_, i) => extension("essential", String(i)));
	assert.equal(read({ branches }, { x_extensions: many }).warnings?.length, 20);
	assert.ok(cpuMs() - start < 5000);
});
