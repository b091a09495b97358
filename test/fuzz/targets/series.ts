/** Tables of counts, and the parameters of methods. */
import assert from "node:assert/strict";
import { METHODS } from "../../../src/detect/baseline/methods.ts";
import { createSeriesReader } from "../../../src/detect/series/read-series.ts";
import { toGrid } from "../../../src/detect/series/to-grid.ts";
import { type Target, textOf } from "../target.ts";
import { textInput } from "../text.ts";

const METHOD_NAMES = [...METHODS.keys()];
/** Whole series are judged where they are short: time is measured for reading, not for statistics. */
const MOST_PERIODS = 200;

/** Lines as they are, behind a head that makes them rows. */
const table: Target = {
	name: "series/table",
	milliseconds: 250,
	make: (chance, seeds) => textInput(chance, seeds.cells),
	run(input) {
		const reader = createSeriesReader("counts.csv");
		const text = input.option % 2 === 0 ? `series,time,count,sources\n${textOf(input)}` : textOf(input);
		const lines = text.split("\n");
		for (const [index, line] of lines.entries()) reader.take(line, index + 1);
		const problem = reader.problem();
		const read = problem === undefined ? toGrid(reader.rows(), 52, reader) : undefined;
		const leftOut = reader.leftOut();
		return {
			answer: { problem: problem ?? null, leftOut, series: read?.series.length ?? 0, periods: read?.periods ?? 0 },
			laws: () => assert.ok(leftOut.reduce((sum, one) => sum + one.lines, 0) <= lines.length),
		};
	},
};

/** Whatever JSON says of parameters: judged or refused, each period at most once. */
const control: Target = {
	name: "series/control",
	milliseconds: 250,
	make: (chance, seeds) => textInput(chance, seeds.cells, seeds.cells),
	run(input) {
		const method = METHODS.get(METHOD_NAMES[input.option % METHOD_NAMES.length] ?? "seawall");
		const codes = Array.from(textOf(input).slice(0, MOST_PERIODS), (sign) => sign.charCodeAt(0));
		const counts = Float64Array.from(codes, (code) => (code === 78 ? Number.NaN : code));
		const stated = Object.fromEntries(
			["b", "w", "alpha", "noPeriods", "limit54", "mu0", "c.ARL", "M", "Mtilde", "baseline", "trans", "m", "fpr", "ret"].map((name, at) => [
				name,
				statedValue(codes[(at * 7) % Math.max(1, codes.length)] ?? 0, textOf(input, 1)),
			]),
		);
		const found = method?.({ counts, frequency: 1 + (input.option % 60) }, undefined, stated);
		assert.ok(found !== undefined);
		return {
			answer: found.ok ? found.value.alarms.length : found.error.code,
			laws: () => assert.ok(!found.ok || found.value.alarms.length <= counts.length),
		};
	},
};

function statedValue(code: number, text: string): unknown {
	const values = [undefined, null, code, -code, code / 100, true, text, [code, 4], {}, { S: code % 3, trend: true }, Number.NaN, 1e300];
	return values[code % values.length];
}

/** Both. */
export const seriesTargets: readonly Target[] = [table, control];
