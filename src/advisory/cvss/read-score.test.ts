import assert from "node:assert/strict";
import { test } from "node:test";
import { asObject } from "../csaf/json.ts";
import { readCsaf } from "../csaf/read.ts";
import { bytesOf, HEAD, leaf } from "../csaf/sample.ts";
import { readCveRecord } from "../cve/record.ts";
import { cveRecord } from "../cve/sample.ts";
import type { Advisory } from "../document.ts";
import { readNvdEntry } from "../nvd/record.ts";
import { nvdEntry } from "../nvd/sample.ts";
import { advisoryStats } from "../stats.ts";

/** 9.8 by the standard. */
const vectorString = "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H";

/** The same CVSS object in a document of each form, with the place where its members stand. */
const forms: readonly (readonly [form: string, place: string, read: (cvss: object) => Advisory])[] = [
	["CSAF 2.0", "/vulnerabilities/0/scores/0/cvss_v3", (cvss) => csaf("2.0", { scores: [{ products: ["P"], cvss_v3: cvss }] })],
	[
		"CSAF 2.1",
		"/vulnerabilities/0/metrics/0/content/cvss_v3",
		(cvss) => csaf("2.1", { metrics: [{ products: ["P"], content: { cvss_v3: cvss } }] }),
	],
	["CVE record", "/containers/cna/metrics/0/cvssV3_1", (cvss) => cve({ metrics: [{ cvssV3_1: cvss }] })],
	["NVD entry", "/metrics/cvssMetricV31/0/cvssData", (cvss) => nvd({ metrics: { cvssMetricV31: [{ cvssData: cvss }] } })],
];

function csaf(version: string, vulnerability: object): Advisory {
	const read = readCsaf(
		bytesOf({
			document: { ...HEAD, csaf_version: version },
			product_tree: { branches: [leaf("P", "Norden", "ND-1", "product_version_range", "vers:all/*")] },
			vulnerabilities: [{ cve: "CVE-2021-0001", product_status: { known_affected: ["P"] }, ...vulnerability }],
		}),
		"f.json",
	);
	assert.ok(read.ok);
	return read.value;
}

function cve(sketch: { readonly metrics: readonly object[] }): Advisory {
	const read = readCveRecord(asObject(cveRecord("CVE-2021-0001", sketch)) ?? {}, "", "f.json");
	assert.ok(read.ok);
	return read.value;
}

function nvd(more: object): Advisory {
	const read = readNvdEntry(asObject(nvdEntry("CVE-2021-0001", [], more)) ?? {}, "", "f.json");
	assert.ok(read.ok);
	return read.value;
}

const scoreRepairs = ({ repairs }: Advisory) =>
	repairs.filter(({ rule }) => rule.startsWith("cvss-")).map(({ rule, pointer, before, after }) => [rule, pointer, before, after]);

for (const [form, place, read] of forms) {
	test(`${form}: the score is computed from the vector; one that is stated otherwise is recorded with its place`, () => {
		const honest = read({ version: "3.1", vectorString, baseScore: 9.8, baseSeverity: "CRITICAL" });
		assert.deepEqual(scoreRepairs(honest), []);
		assert.equal(honest.vulnerabilities[0]?.scores[0]?.baseScore, 9.8);
		assert.equal(honest.vulnerabilities[0].scores[0].statedBaseScore, undefined);

		const wrong = read({ version: "3.1", vectorString, baseScore: 5.3, baseSeverity: "MEDIUM" });
		const [score] = wrong.vulnerabilities[0]?.scores ?? [];
		assert.deepEqual([score?.baseScore, score?.statedBaseScore, score?.pointer], [9.8, 5.3, place]);
		assert.deepEqual(scoreRepairs(wrong), [
			["cvss-score-disagrees", `${place}/baseScore`, "5.3", "9.8"],
			["cvss-score-disagrees", `${place}/baseSeverity`, "MEDIUM", "critical"],
		]);
	});

	test(`${form}: a vector alone is enough; where it is none the stated score stands, and that is said`, () => {
		assert.equal(read({ vectorString }).vulnerabilities[0]?.scores[0]?.baseScore, 9.8);
		const broken = read({ version: "3.1", vectorString: "CVSS:3.1/AV:N", baseScore: 10 });
		assert.equal(broken.vulnerabilities[0]?.scores[0]?.baseScore, 10);
		assert.deepEqual(scoreRepairs(broken), [["cvss-vector-unreadable", `${place}/vectorString`, "CVSS:3.1/AV:N", ""]]);
		assert.deepEqual(read({ baseScore: 10 }).vulnerabilities[0]?.scores, []);
	});
}

test("the figures of a set name every value that its vector denies", () => {
	const wrong = csaf("2.0", { scores: [{ products: ["P"], cvss_v3: { version: "3.1", vectorString, baseScore: 5.3 } }] });
	const broken = cve({ metrics: [{ cvssV3_1: { vectorString: "x", baseScore: 1 } }] });
	assert.deepEqual(advisoryStats([wrong, broken]).scores, {
		entries: 2,
		unreadable: 1,
		disagreeing: [
			{
				advisory: "TEST-1",
				source: "f.json",
				pointer: "/vulnerabilities/0/scores/0/cvss_v3/baseScore",
				stated: "5.3",
				computed: "9.8",
			},
		],
	});
});
