/** References of R's `surveillance` on published and simulated series: bounds within 1e-6, alarms the same. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import type { Control } from "../../src/detect/baseline/method.ts";
import { METHODS } from "../../src/detect/baseline/methods.ts";
import { corpusFolder, corpusTest } from "../support/needs.ts";

interface Reference {
	readonly series: string;
	readonly freq: number;
	readonly counts: readonly number[];
	readonly range: readonly [number, number];
	readonly results: readonly {
		readonly algorithm: string;
		readonly control: Control;
		readonly range?: readonly [number, number];
		readonly alarm: readonly (number | null)[];
		readonly upperbound: readonly (number | null)[];
	}[];
}

/** Methods that we do not have; all others must agree. */
const OTHERS = ["farrington", "bayes", "rki"];

corpusTest("every reference of the package agrees", (t) => {
	const packed = readFileSync(join(corpusFolder ?? "", "wave", "r_reference_dev.json.gz"));
	const { cases } = JSON.parse(gunzipSync(packed).toString("utf8")) as { readonly cases: readonly Reference[] };
	let compared = 0;
	for (const { series, freq, counts, range, results } of cases) {
		for (const { algorithm, control, alarm, upperbound, ...rest } of results) {
			const [name = ""] = algorithm.split("/");
			if (OTHERS.includes(name)) continue;
			const method = METHODS.get(name === "earsC" ? `ears${control["method"]}` : name);
			const [from, to] = rest.range ?? range;
			const found = method?.({ counts: Float64Array.from(counts), frequency: freq }, { from, to }, control);
			assert.ok(found?.ok, `${series} ${algorithm}: ${JSON.stringify(found)}`);
			for (const [at, expected] of upperbound.entries()) {
				const what = `${series} ${algorithm} at ${from + at}`;
				const bound = found.value.upperbound[at] ?? Number.NaN;
				assert.equal(found.value.alarms[at] === 1, alarm[at] === 1, what);
				if (expected === null) assert.ok(Number.isNaN(bound), what);
				else assert.ok(Math.abs(bound - expected) <= 1e-6 * Math.max(1, Math.abs(expected)), `${what}: ${bound}, and R gives ${expected}`);
			}
			compared += 1;
		}
	}
	assert.ok(compared >= 78, `only ${compared} were compared`);
	t.diagnostic(`show: ${compared} references of R agree`);
});
