/** Forms told apart by content; a bad record hides no good one; hostile input gives a problem and never a throw. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { cpuMs } from "../../test/support/cpu-time.ts";
import type { Problem } from "../core/problem.ts";
import { bytesOf, HEAD } from "./csaf/sample.ts";
import { cveRecord } from "./cve/sample.ts";
import { device, nvdEntry, nvdResponse } from "./nvd/sample.ts";
import { readAny } from "./read-any.ts";

const record = cveRecord("CVE-2021-33045", {
	affected: [{ vendor: "Dahua", product: "NVR1XXX", versions: [{ version: "*", status: "affected" }] }],
});
const entry = nvdEntry("CVE-2017-7921", [device("hikvision:ds-2cd2032-i")]);

for (const [what, value, ids] of [
	["a CSAF document", { document: HEAD }, ["TEST-1"]],
	["a CSAF document that speaks of cveMetadata", { document: { ...HEAD, title: "cveMetadata" } }, ["TEST-1"]],
	["a CVE record", record, ["CVE:CVE-2021-33045"]],
	["a list of CVE records", [record, record], ["CVE:CVE-2021-33045", "CVE:CVE-2021-33045"]],
	["an NVD entry", entry, ["NVD:CVE-2017-7921"]],
	["an item of NVD's list", { cve: entry }, ["NVD:CVE-2017-7921"]],
	["a response of NVD", nvdResponse([entry, nvdEntry("CVE-2018-9995", [])]), ["NVD:CVE-2017-7921", "NVD:CVE-2018-9995"]],
	["a feed made from NVD", { feed_name: "CVE-2017", cve_items: [entry] }, ["NVD:CVE-2017-7921"]],
] as const) {
	test(what, () => {
		const read = readAny(bytesOf(value), "file.json");
		assert.ok(read.ok, read.ok ? "" : read.error.message);
		assert.deepEqual(
			read.value.map((advisory) => advisory.id),
			ids,
		);
	});
}

test("pointers lead into the file as it was published", () => {
	const read = readAny(bytesOf(nvdResponse([entry])), "nvd.json");
	assert.ok(read.ok);
	assert.equal(read.value[0]?.products[0]?.pointer, "/vulnerabilities/0/cve/configurations/0/nodes/0/cpeMatch/0/criteria");
});

test("a bad record of a list is named, the others are read", () => {
	const problems: Problem[] = [];
	const read = readAny(bytesOf([{ dataType: "CVE_RECORD", cveMetadata: { cveId: "CVE-x" } }, record, 3]), "list.json", problems);
	assert.ok(read.ok);
	assert.equal(read.value.length, 1);
	assert.deepEqual(
		problems.map(({ code, at }) => [code, at]),
		[
			["advisory/bad-record", "list.json#/0/cveMetadata/cveId"],
			["advisory/bad-record", "list.json#/2"],
		],
	);
});

for (const [what, value, code] of [
	["no advisory at all", { hello: 1 }, "advisory/not-csaf"],
	["only bad records", [{ dataType: "CVE_RECORD" }], "advisory/bad-record"],
	[
		"a record of another format",
		{ dataType: "CVE_RECORD", dataVersion: "4.0", cveMetadata: { cveId: "CVE-2020-1234" } },
		"advisory/bad-record",
	],
	["broken JSON", '{"cveMetadata": ', "advisory/not-json"],
	["nested too deep", `{"cveMetadata": ${"[".repeat(500)}`, "advisory/too-deep"],
] as const) {
	test(`refused: ${what}`, () => {
		const read = readAny(bytesOf(value), "file.json");
		assert.equal(read.ok ? "" : read.error.code, code);
	});
}

/** A copy of a value with one part replaced by something else. */
function damaged(value: unknown, path: readonly number[], junk: unknown): unknown {
	const [step, ...rest] = path;
	if (step === undefined || typeof value !== "object" || value === null) return junk;
	const keys = Object.keys(value);
	const key = keys[step % Math.max(keys.length, 1)];
	if (key === undefined) return junk;
	const part = damaged((value as Record<string, unknown>)[key], rest, junk);
	return Array.isArray(value) ? value.map((one: unknown, at) => (String(at) === key ? part : one)) : { ...value, [key]: part };
}

test("any damage to a record gives a record or a problem", () => {
	const whole = [record, nvdResponse([entry]), entry];
	fc.assert(
		fc.property(fc.constantFrom(...whole), fc.array(fc.nat(20), { maxLength: 10 }), fc.jsonValue(), (value, path, junk) => {
			readAny(bytesOf(damaged(value, path, junk)), "file.json");
		}),
		{ numRuns: 400 },
	);
});

test("a record with very many criteria costs linear time", () => {
	const many = Array.from({ length: 5000 }, (_, at) => ({
		vulnerable: true,
		criteria: `cpe:2.3:o:acme:nvr_firmware:1.${at}:*:*:*:*:*:*:*`,
	}));
	const hardware = Array.from({ length: 5000 }, (_, at) => ({ vulnerable: false, criteria: `cpe:2.3:h:acme:n-${at}:-:*:*:*:*:*:*:*` }));
	const big = nvdEntry("CVE-2020-0001", [{ operator: "AND", nodes: [{ cpeMatch: many }, { cpeMatch: hardware }] }]);
	const started = cpuMs();
	const read = readAny(bytesOf(big), "big.json");
	assert.ok(read.ok && read.value[0]?.products.length === 5000);
	assert.ok(cpuMs() - started < 3000);
});
