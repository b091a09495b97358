import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type Edition, mayShow } from "../statistics/small-cells.ts";
import { readFigureQuery } from "./figure-query.ts";
import { type FigureFacts, lookUpIn } from "./look-up.ts";

const DOCUMENTS = [
	{ vendors: ["norden"], cves: ["CVE-2017-0001", "CVE-2018-0001"], year: 2018, isAdvisory: true },
	{ vendors: ["norden", "suden"], cves: ["CVE-2017-0001"], year: 2020, isAdvisory: true },
	{ vendors: ["suden"], cves: ["CVE-2021-0009"], year: 2021, isAdvisory: false },
];

function facts(firmware?: Edition): FigureFacts {
	return {
		asOf: "2026-03-01",
		documents: async () => DOCUMENTS,
		attacked: async () => ({ cves: new Set(["CVE-2017-0001"]), source: "list 1" }),
		firmware: async () => firmware,
		vendor: (name) => (["norden", "suden"].includes(name) ? { id: name, name: name === "norden" ? "Norden" : "Suden" } : undefined),
	};
}

async function look(text: string, of = facts(), language = "en") {
	const query = readFigureQuery(text);
	assert.ok(query.ok);
	return lookUpIn(of)(query.value, language);
}

// question, value, of how many documents, words
for (const [text, value, n, label] of [
	["cves", 3, 3, "CVE numbers"],
	["cves vendor=norden", 2, 2, "CVE numbers of Norden"],
	["cves vendor=norden year=2017", 1, 2, "CVE numbers of Norden, 2017"],
	["attacked vendor=norden", 1, 2, "CVE numbers known to be attacked of Norden"],
	["attacked vendor=suden year=2021", 0, 2, "CVE numbers known to be attacked of Suden, 2021"],
	["advisories vendor=suden", 1, 2, "Advisories of Suden"],
	["advisories", 2, 3, "Advisories"],
	["advisories year=2020", 1, 3, "Advisories, 2020"],
] as const)
	test(`${text} is ${value}, of ${n} documents`, async () => {
		const found = await look(text);
		assert.ok(found.ok);
		assert.deepEqual([found.value.value, found.value.n, found.value.label, found.value.asOf], [value, n, label, "2026-03-01"]);
	});

test("a row of years leaves none out, and counts each number once", async () => {
	const found = await look("cves-by-year", facts(), "de");
	assert.ok(found.ok);
	assert.deepEqual(
		found.value.series.map(({ name, value }) => `${name} ${value}`),
		["2017 1", "2018 1", "2019 0", "2020 0", "2021 1"],
	);
	assert.equal(found.value.label, "CVE-Nummern nach dem Jahr der Nummer");
});

test("a maker that nobody knows is no zero", async () => {
	const found = await look("cves vendor=nobody");
	assert.deepEqual(found.ok ? "" : [found.error.code, found.error.at], ["report/bad-figure", "nobody"]);
});

const edition = (rows: readonly (readonly [outdated: number, fine: number])[]): Edition => ({
	at: Date.parse("2026-02-10T00:00:00Z"),
	contributions: rows.map(([outdated, fine], at) => ({ organisationId: `o${at}`, counts: { outdated, no_known_hole: fine, unknown: 20 } })),
});

// outdated and not in each organisation, what is shown, of how many
for (const [rows, text, n] of [
	[
		[
			[30, 70],
			[20, 30],
			[10, 40],
		],
		"23 %",
		260,
	],
	[
		[
			[30, 70],
			[20, 30],
		],
		"not shown: too few devices or organisations",
		0,
	],
	[[], "not shown: too few devices or organisations", 0],
] as const)
	test(`of ${JSON.stringify(rows)} is told: ${text}`, async () => {
		const found = await look("outdated", facts(edition(rows)));
		assert.ok(found.ok);
		assert.deepEqual([found.value.text, found.value.n, found.value.asOf], [text, n, "2026-02-10"]);
	});

test("whatever the fleets, a share is told only where the rule of published statistics shows both numbers", async () => {
	const counted = fc.tuple(fc.nat(60), fc.nat(60));
	await fc.assert(
		fc.asyncProperty(fc.array(counted, { maxLength: 6 }), async (rows) => {
			const found = await look("outdated", facts(edition(rows)));
			assert.ok(found.ok);
			if (found.value.value === null) return;
			assert.ok(mayShow(rows.map(([a, b]) => a + b + 20)) && mayShow(rows.map(([a]) => a)));
		}),
	);
});

test("without a list of attacks nobody knows how many are attacked: that is no zero", async () => {
	const found = await look("attacked", { ...facts(), attacked: async () => undefined });
	assert.ok(found.ok);
	assert.deepEqual([found.value.value, found.value.text], [null, "not known: no list of attacks is held"]);
});
