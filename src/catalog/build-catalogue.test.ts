import assert from "node:assert/strict";
import { test } from "node:test";
import { buildCatalogue, selfTest } from "./build-catalogue.ts";
import type { CatalogueData } from "./catalogue-data.ts";

const facts = { source: "a public document", date: "2026-01-02" };
const maker = {
	id: "dahua",
	name: "Dahua",
	roles: ["maker", "brand"],
	aliases: ["Zhejiang Dahua"],
	schemes: ["dahua"],
	convention: "dahua",
	...facts,
};
const brand = { id: "amcrest", name: "Amcrest", roles: ["brand"], partOf: "dahua", convention: "plain", ...facts };
const family = {
	maker: "dahua",
	pattern: "IPC-H",
	kind: "camera",
	distinctive: true,
	matches: ["DH-IPC-HFW4431S"],
	mustNotMatch: ["DS-2CD2142FWD-I"],
	...facts,
};
const signal = { id: "mac-dahua", kind: "mac_prefix", vendor: "dahua", values: ["08EDED"], confidence: "low", says: "a block", ...facts };
const relabel = { brand: "amcrest", maker: "dahua", evidence: "stated", ...facts };

function data(parts: Partial<Record<keyof CatalogueData, unknown>> = {}): CatalogueData {
	return {
		catalog: { version: "1", date: "2026-06-01" },
		vendors: {
			conventions: {
				dahua: { prefixes: ["DHI-", "DH-"], innerX: "several", trailingX: "any", lowerX: "one" },
				plain: { prefixes: [], innerX: "one", trailingX: "any", lowerX: "one" },
			},
			vendors: [maker, brand],
		},
		relabels: { relabels: [relabel] },
		families: { families: [family] },
		listings: { listings: [{ cve: "CVE-2017-7921", maker: "dahua", model: "IPC-HFW4431S", by: "NVD", ...facts }] },
		attacked: { attacked: [{ cve: "CVE-2021-33044", kevAdded: "2024-08-21", evidence: "listed", ...facts }] },
		signals: { signals: [signal] },
		...parts,
	};
}

function vendors(...list: readonly object[]): CatalogueData {
	const base = data();
	return data({ vendors: { ...(base.vendors as object), vendors: list } });
}

test("sound data build and answer", () => {
	assert.deepEqual(selfTest(data()), []);
	const built = buildCatalogue(data());
	assert.ok(built.ok);
	const catalogue = built.value;
	assert.equal(catalogue.vendor("dahua")?.name, "Dahua");
	assert.deepEqual(catalogue.withParents("amcrest"), ["amcrest", "dahua"]);
	assert.equal(catalogue.relabelsOf("amcrest")[0]?.line, undefined);
	assert.equal(catalogue.familyOf("DHI-IPC-HDW5442")?.maker, "dahua");
	assert.equal(catalogue.familyOf("IPC-HDW5442", "amcrest"), undefined);
	assert.deepEqual(catalogue.listings("CVE-2000-0001"), []);
	assert.equal(catalogue.attacked("CVE-2021-33044")?.kevAdded, "2024-08-21");
	assert.deepEqual(catalogue.findVendors("Acme \u00dcberwachung")[0]?.id, "text:acme ueberwachung");
});

const faulty: readonly (readonly [what: string, broken: CatalogueData, code: string, at: string])[] = [
	["no object", data({ relabels: [] }), "catalog/bad-value", "relabels.json#"],
	["no list", data({ attacked: { attacked: 3 } }), "catalog/bad-value", "attacked.json#/attacked"],
	["an id in capitals", vendors(maker, { ...brand, id: "Amcrest" }), "catalog/bad-id", "vendors.json#/vendors/1/id"],
	["an id twice", vendors(maker, maker, brand), "catalog/duplicate-id", "vendors.json#/vendors/1/id"],
	["one name of two vendors", vendors(maker, { ...brand, aliases: ["DAHUA"] }), "catalog/ambiguous-name", "vendors.json#/vendors/1"],
	[
		"a scheme that is none",
		vendors({ ...maker, schemes: ["nonsense"] }, brand),
		"catalog/unknown-scheme",
		"vendors.json#/vendors/0/schemes",
	],
	[
		"a convention that is none",
		vendors({ ...maker, convention: "loose" }, brand),
		"catalog/bad-value",
		"vendors.json#/vendors/0/convention",
	],
	["an owner that is none", vendors(maker, { ...brand, partOf: "nobody" }), "catalog/unknown-vendor", "vendors.json#/vendors/1/partOf"],
	["a circle of owners", vendors({ ...maker, partOf: "amcrest" }, brand), "catalog/part-of-circle", "vendors.json#/vendors/0/partOf"],
	[
		"a brand that is none",
		data({ relabels: { relabels: [{ ...relabel, brand: "nobody" }] } }),
		"catalog/unknown-vendor",
		"relabels.json#/relabels/0/brand",
	],
	[
		"evidence that is none",
		data({ relabels: { relabels: [{ ...relabel, evidence: "rumour" }] } }),
		"catalog/bad-value",
		"relabels.json#/relabels/0/evidence",
	],
	["no source", data({ relabels: { relabels: [{ ...relabel, source: "" }] } }), "catalog/bad-value", "relabels.json#/relabels/0/source"],
	[
		"a day that is none",
		data({ relabels: { relabels: [{ ...relabel, date: "2026-02-30" }] } }),
		"catalog/bad-date",
		"relabels.json#/relabels/0/date",
	],
	[
		"a month for a year",
		data({ relabels: { relabels: [{ ...relabel, to: "2022-04" }] } }),
		"catalog/bad-date",
		"relabels.json#/relabels/0/to",
	],
	[
		"a day to come",
		data({ relabels: { relabels: [{ ...relabel, date: "2026-06-02" }] } }),
		"catalog/future-date",
		"relabels.json#/relabels/0/date",
	],
	[
		"a model that cannot be read",
		data({ relabels: { relabels: [{ ...relabel, makerModel: "-" }] } }),
		"catalog/bad-pattern",
		"relabels.json#/relabels/0/makerModel",
	],
	["a sign twice", data({ signals: { signals: [signal, signal] } }), "catalog/duplicate-id", "signals.json#/signals/1/id"],
	[
		"a block of two",
		data({ signals: { signals: [signal, { ...signal, id: "mac-other" }] } }),
		"catalog/duplicate-id",
		"signals.json#/signals/1/values/0",
	],
	[
		"a sign of nobody",
		data({ signals: { signals: [{ ...signal, vendor: "nobody" }] } }),
		"catalog/unknown-vendor",
		"signals.json#/signals/0/vendor",
	],
	[
		"a sign that is sure",
		data({ signals: { signals: [{ ...signal, confidence: "high" }] } }),
		"catalog/bad-value",
		"signals.json#/signals/0/confidence",
	],
	...(
		[
			["mac_prefix", "08eded"],
			["port", "70000"],
			["protocol", "--"],
			["oem_infix", "H"],
			["firmware_grammar", "nonsense"],
			["board_id", "nonsense"],
			["serial_form", "nonsense"],
		] as const
	).map(
		([kind, value]) =>
			[
				`a value that is no ${kind}`,
				data({ signals: { signals: [{ ...signal, kind, values: [value] }] } }),
				"catalog/bad-value",
				"signals.json#/signals/0/values/0",
			] as const,
	),
	[
		"a CVE that is none",
		data({ attacked: { attacked: [{ cve: "7921", evidence: "x", ...facts }] } }),
		"catalog/bad-id",
		"attacked.json#/attacked/0/cve",
	],
];
for (const [what, broken, code, at] of faulty) {
	test(`a fault is named with its place: ${what}`, () => {
		const built = buildCatalogue(broken);
		assert.ok(!built.ok);
		assert.deepEqual([built.error[0]?.code, built.error[0]?.at], [code, at]);
	});
}

test("an example that fails is a fault of the self-test", () => {
	const wrong = { ...family, matches: ["DS-2CD2142FWD-I"], mustNotMatch: ["IPC-HFW4431S"] };
	const found = selfTest(data({ families: { families: [wrong] } }));
	assert.deepEqual(
		found.map((problem) => [problem.code, problem.at]),
		[
			["catalog/self-test-failed", "families.json#/families/0/matches/0"],
			["catalog/self-test-failed", "families.json#/families/0/mustNotMatch/0"],
		],
	);
});

test("a sign whose example fails, or that has none, is a fault of the self-test", () => {
	const grammar = { ...signal, id: "grammar", kind: "firmware_grammar", values: ["version-build"] };
	const wrong = { ...grammar, matches: ["2.800.0000000.13.R"], mustNotMatch: ["V5.4.5 build 170124"] };
	const faults = (one: object) => selfTest(data({ signals: { signals: [one] } })).map(({ code, at }) => [code, at]);
	assert.deepEqual(faults(wrong), [
		["catalog/self-test-failed", "signals.json#/signals/0/matches/0"],
		["catalog/self-test-failed", "signals.json#/signals/0/mustNotMatch/0"],
	]);
	assert.deepEqual(faults(grammar), [["catalog/self-test-failed", "signals.json#/signals/0"]]);
	assert.deepEqual(faults({ ...wrong, matches: wrong.mustNotMatch, mustNotMatch: wrong.matches }), []);
});

test("hostile data are refused, never thrown at", () => {
	for (const value of [undefined, null, 3, "x", [], { vendors: [null], conventions: { a: null } }]) {
		const built = buildCatalogue({
			catalog: value,
			vendors: value,
			relabels: value,
			families: value,
			listings: value,
			attacked: value,
			signals: value,
		});
		assert.equal(built.ok, false);
	}
});
