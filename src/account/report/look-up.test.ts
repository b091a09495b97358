import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { readFigureQuery } from "./figure-query.ts";
import { type CountedFleet, type FigureFacts, lookUpIn } from "./look-up.ts";

const DOCUMENTS = [
	{ vendors: ["norden"], cves: ["CVE-2017-0001", "CVE-2018-0001"], year: 2018, isAdvisory: true },
	{ vendors: ["norden", "suden"], cves: ["CVE-2017-0001"], year: 2020, isAdvisory: true },
	{ vendors: ["suden"], cves: ["CVE-2021-0009"], year: 2021, isAdvisory: false },
];

function facts(fleets: readonly CountedFleet[] = []): FigureFacts {
	return {
		asOf: "2026-03-01",
		documents: async () => DOCUMENTS,
		attacked: async () => ({ cves: new Set(["CVE-2017-0001"]), source: "list 1" }),
		fleets: async () => fleets,
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

const row = (devices: number, outdated: number): CountedFleet => ({ maker: "norden", devices, outdated });

// rows, what is shown, of how many
for (const [rows, text, n] of [
	[[row(100, 30), row(50, 20), row(50, 10)], "30 %", 200],
	[[row(100, 100), row(50, 50), row(50, 50)], "100 %", 200],
	[[row(100, 30), row(50, 20)], "not shown: fewer than 20 devices or 3 organisations", 0],
	[[row(5, 1), row(5, 1), row(5, 1)], "not shown: fewer than 20 devices or 3 organisations", 0],
	[[row(100, 1), row(50, 1), row(50, 1)], "fewer than 5 devices", 200],
	[[row(100, 99), row(50, 50), row(50, 50)], "nearly all", 200],
	[[], "not shown: fewer than 20 devices or 3 organisations", 0],
] as const)
	test(`of ${JSON.stringify(rows.map(({ devices, outdated }) => [devices, outdated]))} is told: ${text}`, async () => {
		const found = await look("outdated vendor=norden", facts(rows));
		assert.ok(found.ok);
		assert.deepEqual([found.value.text, found.value.n], [text, n]);
	});

test("whatever the fleets, a number that is shown stands for enough devices and organisations on both sides", async () => {
	const counted = fc.tuple(fc.nat(60), fc.nat(60)).map(([a, b]) => row(Math.max(a, b), Math.min(a, b)));
	await fc.assert(
		fc.asyncProperty(fc.array(counted, { maxLength: 6 }), async (rows) => {
			const found = await look("outdated", facts(rows));
			assert.ok(found.ok);
			if (found.value.value === null) return;
			const [devices, old] = [rows.reduce((sum, one) => sum + one.devices, 0), rows.reduce((sum, one) => sum + one.outdated, 0)];
			assert.ok(rows.length >= 3 && devices >= 20);
			const part = Math.min(old, devices - old);
			assert.ok(part === 0 || part >= 5);
		}),
	);
});
