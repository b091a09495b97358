/** Every vector of the published test sets gives the published score. Others' data: read here, never held. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseVector } from "../../src/advisory/cvss/parse-vector.ts";
import { score } from "../../src/advisory/cvss/score.ts";
import { scoresV2 } from "../../src/advisory/cvss/score-v2.ts";
import { scoresV30 } from "../../src/advisory/cvss/score-v3-0.ts";
import { scoresV31 } from "../../src/advisory/cvss/score-v3-1.ts";
import type { Vector } from "../../src/advisory/cvss/vector.ts";
import { corpusFolder, corpusTest } from "../support/needs.ts";

const THREE = { "2.0": scoresV2, "3.0": scoresV30, "3.1": scoresV31 } as const;

/** A line is `VECTOR - (base, temporal, environmental)`, with None for what is not stated, or `VECTOR - score` for 4.0. */
function readLine(line: string): { readonly text: string; readonly expected: readonly (number | undefined)[] } {
	const [text = "", scores = ""] = line.split(" - ");
	const expected = scores
		.replace(/[()]/g, "")
		.split(",")
		.map((part) => part.trim())
		.filter((part) => part !== "")
		.map((part) => (part === "None" ? undefined : Number(part)));
	return { text, expected };
}

/** All scores that the sets state for this edition; in 3.x they are stated with and without metrics of the group. */
function computed(vector: Vector, expected: readonly (number | undefined)[]): readonly (number | undefined)[] {
	if (vector.version === "4.0") return [score(vector).overall];
	const all = THREE[vector.version](vector.metrics);
	return [all.base, all.temporal, all.environmental].map((value, index) => (expected[index] === undefined ? undefined : value));
}

function faultOf(line: string): string {
	const { text, expected } = readLine(line);
	const vector = parseVector(text);
	if (!vector.ok) return `${text}: ${vector.error.code} ${vector.error.at}`;
	const ours = computed(vector.value, expected);
	const same = ours.length === expected.length && ours.every((value, index) => Math.abs((value ?? -1) - (expected[index] ?? -1)) < 1e-9);
	return same ? "" : `${text}: ${ours} instead of ${expected}`;
}

corpusTest("CVSS vectors of all editions", (context) => {
	const folder = join(corpusFolder ?? "", "cvss");
	let total = 0;
	for (const file of readdirSync(folder).filter((name) => name.startsWith("vectors_"))) {
		const lines = readFileSync(join(folder, file), "utf8").trim().split("\n");
		const faults = lines.map(faultOf).filter((fault) => fault !== "");
		context.diagnostic(`show: ${file}: ${lines.length - faults.length} of ${lines.length}`);
		assert.deepEqual(faults.slice(0, 10), [], `${file}: ${faults.length} differ`);
		total += lines.length;
	}
	context.diagnostic(`show: CVSS vectors: ${total}`);
	assert.equal(total, 7667);
});
