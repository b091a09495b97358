import assert from "node:assert/strict";
import { test } from "node:test";
import { highestScore, scoreLines, severityOf, toScore } from "./score.ts";

test("severity follows the bands of CVSS v3.1", () => {
	for (const [score, word] of [
		[0, "NONE"],
		[0.1, "LOW"],
		[3.9, "LOW"],
		[4, "MEDIUM"],
		[6.9, "MEDIUM"],
		[7, "HIGH"],
		[9, "CRITICAL"],
	] as const) {
		assert.equal(severityOf(score), word);
	}
});

// cve-2023-47565 and cve-2025-1316
const scores = [
	{ version: "3.1", vector: "CVSS:3.1/AV:A", score: 8, source: "nvd", scored_by: "QNAP (CNA)" },
	{ version: "3.1", vector: "CVSS:3.1/AV:N", score: 8.8, source: "nvd" },
	{ version: "4.0", vector: "CVSS:4.0/AV:N", score: 9.3, source: "nvd" },
	{ version: "2.0", vector: "AV:N", score: 10, source: "nvd" },
];

test("of several scores of a generation the highest is stated, all stand in the note", () => {
	const score = toScore(scores, ["P"]);
	assert.deepEqual(score?.cvss_v3, { version: "3.1", vectorString: "CVSS:3.1/AV:N", baseScore: 8.8, baseSeverity: "HIGH" });
	assert.equal(score?.cvss_v2?.baseScore, 10);
	assert.equal(highestScore(scores), 9.3);
	assert.equal(scoreLines(scores)[0], "8.0 by QNAP (CNA), in nvd (CVSS 3.1: CVSS:3.1/AV:A)");
});

test("nothing is scored where there is nothing to say", () => {
	assert.equal(toScore([], ["P"]), undefined);
	assert.equal(toScore(scores, []), undefined);
	assert.equal(highestScore([]), undefined);
});
