import assert from "node:assert/strict";
import { test } from "node:test";
import type { Advisory } from "../document.ts";
import { readCsaf } from "./read.ts";
import { bytesOf, HEAD, leaf } from "./sample.ts";

function read(document: unknown): Advisory {
	const result = readCsaf(bytesOf(document), "test.json");
	assert.ok(result.ok, result.ok ? "" : result.error.message);
	return result.value;
}

const rules = (advisory: Advisory): string[] => advisory.repairs.map((repair) => repair.rule);

test("a document is read whole: head, product, status, remediation, score", () => {
	const advisory = read({
		document: {
			...HEAD,
			notes: [{ category: "summary", title: "S", text: "Geutebr\u00c3\u00bcck" }],
			references: [{ summary: "x", url: "https://example.org/x" }],
		},
		product_tree: {
			branches: [
				leaf("P1", "Hikvision", "DS-2CD2xx2F-I Series", "product_version_range", ">= 5.2.0 build 140721 | <= 5.4.0  build 160530"),
			],
		},
		vulnerabilities: [
			{
				cve: "CVE-2017-7921",
				product_status: { known_affected: ["P1"] },
				remediations: [
					{
						category: "vendor_fix",
						details: "DS-2CD2xx2F-I Series: V5.4.5 build 170123 and later",
						product_ids: ["P1"],
						url: "https://example.org/fix",
					},
				],
				scores: [{ products: ["P1"], cvss_v3: { version: "3.0", vectorString: "CVSS:3.0/AV:N", baseScore: 10 } }],
				threats: [{ category: "exploit_status", details: "attacked" }],
			},
		],
	});
	assert.equal(advisory.id, "TEST-1");
	assert.equal(advisory.tlp, "CLEAR");
	assert.equal(advisory.notes[0]?.text, "Geutebr\u00fcck");
	assert.deepEqual(advisory.references, [{ summary: "x", url: "https://example.org/x" }]);
	const [product] = advisory.products;
	assert.equal(product?.vendor, "Hikvision");
	assert.deepEqual(product?.models, [
		{ text: "DS-2CD2xx2F-I Series", slot: "product_name", pointer: "/product_tree/branches/0/branches/0/name" },
	]);
	assert.equal(product?.expression.kind, "ranges");
	assert.equal(product?.expressionPointer, "/product_tree/branches/0/branches/0/branches/0/name");
	const [vulnerability] = advisory.vulnerabilities;
	assert.deepEqual([...(vulnerability?.status ?? [])], [["P1", "known_affected"]]);
	assert.equal(vulnerability?.remediations[0]?.fixes[0]?.text, "V5.4.5 build 170123");
	assert.equal(vulnerability?.remediations[0]?.fixes[0]?.pointer, "/vulnerabilities/0/remediations/0/details");
	assert.equal(vulnerability?.scores[0]?.baseScore, 10);
	assert.equal(vulnerability?.notes[0]?.category, "threat:exploit_status");
});

test("a model in the version slot becomes the product's name, and the description does not", () => {
	const advisory = read({
		document: HEAD,
		product_tree: {
			branches: [
				leaf(
					"A",
					"Dahua",
					"Digital Video Recorders and IP Cameras",
					"product_version",
					"DH-NVR1XXX,",
					"Digital Video Recorders and IP Cameras - DH-NVR1XXX,",
				),
				leaf("B", "Honeywell", "Performance Series NVRs", "product_version", "HEN32204", "Performance IP Series cameras: HEN32204"),
			],
		},
	});
	assert.deepEqual(
		advisory.products.map((product) => product.models.map((model) => `${model.slot} ${model.text}`)),
		[["version DH-NVR1XXX"], ["version HEN32204"]],
	);
	assert.deepEqual(
		advisory.products.map((product) => product.expression.kind),
		["model", "model"],
	);
	for (const rule of ["trailing-comma", "model-in-version-slot", "full-name-disagrees"]) assert.ok(rules(advisory).includes(rule), rule);
});

test("firmware on hardware is one product: the hardware's models, the firmware's versions", () => {
	const firmware = {
		category: "product_name",
		name: "P3 Firmware",
		branches: [
			{ category: "product_version", name: "MX-V4.1.4.11", product: { name: "Mobotix P3 Firmware MX-V4.1.4.11", product_id: "F" } },
		],
	};
	const camera = {
		category: "product_family",
		name: "P3",
		branches: [{ category: "product_name", name: "M15", product: { name: "Mobotix P3 M15", product_id: "H" } }],
	};
	const advisory = read({
		document: HEAD,
		product_tree: {
			branches: [{ category: "vendor", name: "Mobotix", branches: [camera, firmware] }],
			relationships: [
				{
					category: "installed_on",
					product_reference: "F",
					relates_to_product_reference: "H",
					full_product_name: { name: "Mobotix P3 Firmware MX-V4.1.4.11 installed on Mobotix P3 M15", product_id: "R" },
				},
				{
					category: "installed_on",
					product_reference: "GONE",
					relates_to_product_reference: "H",
					full_product_name: { name: "x", product_id: "D" },
				},
				{
					category: "default_component_of",
					product_reference: "C1",
					relates_to_product_reference: "C2",
					full_product_name: { name: "y", product_id: "C1" },
				},
				{
					category: "default_component_of",
					product_reference: "C1",
					relates_to_product_reference: "H",
					full_product_name: { name: "z", product_id: "C2" },
				},
			],
		},
	});
	const on = advisory.products.find((product) => product.productId === "R");
	assert.deepEqual(
		on?.models.map((model) => model.text),
		["M15"],
	);
	assert.deepEqual(on?.expression, { kind: "ranges", alternatives: [{ kind: "exact", text: "MX-V4.1.4.11", at: 0 }] });
	// Half a pair: what is there still names the device, and its versions are not known.
	const half = advisory.products.find((product) => product.productId === "D");
	assert.deepEqual(
		half?.models.map((model) => model.text),
		["M15"],
	);
	assert.equal(half?.expression.kind, "unparsed");
	assert.equal(half?.vendor, "Mobotix");
	assert.ok(advisory.unparsed.some((one) => one.pointer === half?.expressionPointer && one.text === "GONE"));
	for (const rule of ["dangling-reference", "relationship-cycle"]) assert.ok(rules(advisory).includes(rule), rule);
});

test("a library inside a device is a condition, not the device's version", () => {
	const advisory = read({
		document: HEAD,
		product_tree: {
			branches: [
				leaf("L", "OpenSSL", "OpenSSL", "product_version_range", "< 1.1.1"),
				{
					category: "vendor",
					name: "V",
					branches: [{ category: "product_name", name: "Camera X1", product: { name: "Camera X1", product_id: "H" } }],
				},
			],
			relationships: [
				{
					category: "default_component_of",
					product_reference: "L",
					relates_to_product_reference: "H",
					full_product_name: { name: "OpenSSL in X1", product_id: "R" },
				},
			],
		},
	});
	assert.deepEqual(advisory.products.find((product) => product.productId === "R")?.expression, {
		kind: "condition",
		text: "with OpenSSL OpenSSL: < 1.1.1",
	});
});

test("names without branches state their version; the publisher stands in for the vendor", () => {
	const advisory = read({
		document: { ...HEAD, csaf_version: "2.1", publisher: { category: "vendor", name: "Axis" } },
		product_tree: {
			full_product_names: [
				{ name: "Camera X100 5.4.0", product_id: "A", product_identification_helper: { model_numbers: ["X10?-*"] } },
				{ name: "Camera X200: Versions prior to 2.0", product_id: "B" },
				{ name: "Camera X300", product_id: "C" },
			],
		},
	});
	const [a, b, c] = advisory.products;
	assert.deepEqual(
		a?.models.map((model) => [model.slot, model.text]),
		[
			["full_name", "Camera X100"],
			["model_number", "X10?-*"],
		],
	);
	assert.deepEqual(a?.expression, { kind: "ranges", alternatives: [{ kind: "exact", text: "5.4.0", at: 12 }] });
	assert.equal(
		b?.expression.kind === "ranges" && b.expression.alternatives[0]?.kind === "interval" ? b.expression.alternatives[0].upper?.text : "",
		"2.0",
	);
	assert.deepEqual([b?.name, c?.name, c?.expression.kind, c?.vendor], ["Camera X200", "Camera X300", "all", "Axis"]);
});

test("a name without branches keeps a vendor that only the catalogue can tell, and loses one that the document states", () => {
	const product = (publisher: object) =>
		read({
			document: { ...HEAD, publisher },
			product_tree: { full_product_names: [{ name: "Hikvision DS-2CD2142FWD-I < 5.4.5", product_id: "P" }] },
		}).products[0];
	const ours = product({ category: "vendor", name: "Hikvision" });
	assert.deepEqual([ours?.vendor, ours?.name, ours?.expression.kind], ["Hikvision", "DS-2CD2142FWD-I", "ranges"]);
	const unsaid = product({ category: "other", name: "Somebody" });
	assert.deepEqual([unsaid?.vendor, unsaid?.name, unsaid?.expression.kind], ["", "Hikvision DS-2CD2142FWD-I", "ranges"]);
});

test("statuses: first and last fold in, recommended alone says nothing, the worst of two counts with a repair", () => {
	const advisory = read({
		document: HEAD,
		product_tree: { full_product_names: ["A", "B", "C", "D", "E", "F"].map((id) => ({ name: `Camera ${id}`, product_id: id })) },
		vulnerabilities: [
			{
				product_status: {
					first_affected: ["A"],
					last_affected: ["B"],
					first_fixed: ["C"],
					recommended: ["D"],
					fixed: ["E", "F", "GONE"],
					known_affected: ["E"],
					known_not_affected: ["F"],
				},
			},
		],
	});
	assert.deepEqual(Object.fromEntries(advisory.vulnerabilities[0]?.status ?? []), {
		A: "known_affected",
		B: "known_affected",
		C: "fixed",
		E: "known_affected",
		F: "fixed",
		GONE: "fixed",
	});
	assert.equal(rules(advisory).filter((rule) => rule === "contradicting-status").length, 2);
	assert.ok(rules(advisory).includes("dangling-product-id"));
});

test("UTF-16 and byte order marks are read; a note behind a name is kept; an unreadable slot is listed", () => {
	const document = {
		document: HEAD,
		product_tree: {
			branches: [
				leaf(
					"A",
					"V",
					"E2 Camera Series",
					"product_version",
					"see the notes of the vendor for 3 versions",
					"E2 Camera Series - The maker reports that cameras before last year are meant",
				),
			],
		},
	};
	const text = JSON.stringify(document);
	const utf16 = new Uint8Array([0xff, 0xfe, ...new Uint8Array(Uint16Array.from(text, (char) => char.charCodeAt(0)).buffer)]);
	const bom = new Uint8Array([0xef, 0xbb, 0xbf, ...bytesOf(text)]);
	for (const bytes of [utf16, bom]) assert.ok(readCsaf(bytes, "x").ok);
	const advisory = read(document);
	assert.equal(advisory.notes[0]?.category, "product_name");
	assert.deepEqual(
		advisory.unparsed.map((one) => one.pointer),
		["/product_tree/branches/0/branches/0/branches/0/name"],
	);
});
