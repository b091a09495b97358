import assert from "node:assert/strict";
import { test } from "node:test";
import { readCsaf } from "./csaf/read.ts";
import { bytesOf, HEAD, leaf } from "./csaf/sample.ts";
import { fixesFor } from "./fixes-for.ts";

/** Fixes of each product of a document in which every remediation lists every product, as CISA's do. */
function fixesByProduct(
	products: readonly (readonly [vendor: string, name: string])[],
	details: readonly string[],
	cve?: string,
): Record<string, string[]> {
	const ids = products.map((_, i) => `P${i}`);
	const result = readCsaf(
		bytesOf({
			document: HEAD,
			product_tree: { branches: products.map(([vendor, name], i) => leaf(`P${i}`, vendor, name, "product_version_range", "<= 1.0")) },
			vulnerabilities: [
				{
					...(cve === undefined ? {} : { cve }),
					product_status: { known_affected: ids },
					remediations: details.map((text) => ({ category: "mitigation", details: text, product_ids: ids })),
				},
			],
		}),
		"f",
	);
	assert.ok(result.ok);
	const [vulnerability] = result.value.vulnerabilities;
	assert.ok(vulnerability !== undefined);
	return Object.fromEntries(
		result.value.products.map((product) => [product.name, fixesFor(vulnerability, product, result.value.products).map((fix) => fix.text)]),
	);
}

test("ICSA-17-124-01: each series has its own fix and no other's", () => {
	const fixes = fixesByProduct(
		[
			["Hikvision", "DS-2CD2xx2FWD Series"],
			["Hikvision", "DS- 2CD4x2xFWD Series"],
			["Hikvision", "DS-2CD2xx2F-I Series"],
			["Hikvision", "DS-2CD63xx Series"],
		],
		[
			"DS-2CD2xx2F-I Series: V5.4.5 build 170123 and later",
			"DS-2CD2xx2FWD Series: V5.4.5 Build 170124 and later",
			"DS- 2CD4x2xFWD Series: V5.4.5 Build 170228 and later",
			"These updates are available for download ",
		],
	);
	assert.deepEqual(fixes, {
		"DS-2CD2xx2FWD Series": ["V5.4.5 Build 170124"],
		"DS-2CD4x2xFWD Series": ["V5.4.5 Build 170228"],
		"DS-2CD2xx2F-I Series": ["V5.4.5 build 170123"],
		"DS-2CD63xx Series": [],
	});
});

test("a fix that names no product holds for all; one that names a brand or part of the name holds for what carries it", () => {
	assert.deepEqual(
		fixesByProduct(
			[
				["Geutebr\u00c3\u00bcck", "EFD-22xx"],
				["Geutebr\u00c3\u00bcck", "EBC-21xx"],
			],
			["Geutebruck recommends users upgrade to the latest firmware, Version 1.12.13.2 or later."],
		),
		{
			"EFD-22xx": ["1.12.13.2"],
			"EBC-21xx": ["1.12.13.2"],
		},
	);
	assert.deepEqual(
		fixesByProduct(
			[
				["Johnson Controls", "Illustra Pro Gen 4 Dome"],
				["Johnson Controls", "Illustra Pro Gen 4 PTZ"],
			],
			["Update Illustra Pro Gen 4 PTZ to version 6.00.00."],
		),
		{
			"Illustra Pro Gen 4 Dome": [],
			"Illustra Pro Gen 4 PTZ": ["6.00.00"],
		},
	);
	assert.deepEqual(
		fixesByProduct([["Johnson Controls", "KT-1"]], ["upgrade the KT-1 controller to Version 3.04 and upgrade EntraPass to Version 8.40"]),
		{ "KT-1": ["3.04"] },
	);
});

test("ICSA-20-224-03: announced lines that are a name and a version are fixes, each of its own product", () => {
	const products = [
		["Tridium", "Niagara"],
		["Tridium", "Niagara Enterprise Security"],
	] as const;
	const lines = ["Niagara 4.9.0.198", "Niagara Enterprise Security 4.9.0.60"];
	assert.deepEqual(fixesByProduct(products, ["Tridium has released updates and recommends users update to the versions", ...lines]), {
		Niagara: ["4.9.0.198"],
		"Niagara Enterprise Security": ["4.9.0.60"],
	});
	assert.deepEqual(fixesByProduct(products, lines), { Niagara: [], "Niagara Enterprise Security": [] }, "they may be headings");
	assert.deepEqual(
		fixesByProduct(products, ["Users should update to the versions below:", "Contact support.", ...lines]),
		{ Niagara: [], "Niagara Enterprise Security": [] },
		"another text stands between",
	);
});

test("ICSA-25-224-02: a fix belongs to the product and the CVE that its sentence names", () => {
	const products = [
		["Johnson Controls", "iSTAR Ultra"],
		["Johnson Controls", "iSTAR Ultra G2"],
	] as const;
	const lines = [
		"The maker made firmware version 6.9.3 available in 2024 to fix CVE-2025-53695 and lower the risk of exploitation for CVE-2025-53696.",
		"Users should upgrade iSTAR Ultra door controllers to version 6.9.8.",
	];
	assert.deepEqual(fixesByProduct(products, lines, "CVE-2025-53695"), { "iSTAR Ultra": ["6.9.3"], "iSTAR Ultra G2": ["6.9.3"] });
	assert.deepEqual(fixesByProduct(products, lines, "CVE-2025-53696"), { "iSTAR Ultra": ["6.9.8"], "iSTAR Ultra G2": [] });
});

test("ICSA-24-051-01: firmware with a name of its own is that of the one product listed", () => {
	const line = "Commend has created new firmware version WS-CM 2.0 to address the issues.";
	assert.deepEqual(fixesByProduct([["Commend", "WS203VICM"]], [line]), { WS203VICM: ["2.0"] });
	assert.deepEqual(fixesByProduct([["Commend", "ET908"]], [line]), { ET908: [] }, "it does not begin as the product does");
});
