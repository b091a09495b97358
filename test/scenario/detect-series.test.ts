/** `seawall detect series` from the command line: answers, hostile tables, many series at once. */
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { drawCount, randomNumbers } from "../support/outbreak-series.ts";
import { startFolder } from "../support/start-call.ts";

const random = randomNumbers(5);
const QUIET = Array.from({ length: 200 }, () => drawCount(8, 1.5, random));
const RISEN = QUIET.map((count, at) => (at >= 190 && at < 193 ? count + 30 : count));

const rows = (name: string, counts: readonly number[]) => counts.map((count, at) => `${name},${at + 1},${count}`);
const table = (...lines: readonly string[]) => `series,time,count\n${lines.join("\n")}\n`;
const answers = (out: string) =>
	out
		.trim()
		.split("\n")
		.map((line) => JSON.parse(line) as Record<string, unknown>);

test("a line for each series and period of the range, in order, and the same packed", async (context) => {
	const folder = startFolder(context);
	const text = table(...rows("a", QUIET), ...rows("b", RISEN));
	const [plain, packed] = [join(folder.path, "counts.csv"), join(folder.path, "counts.csv.gz")];
	writeFileSync(plain, text);
	writeFileSync(packed, gzipSync(text));
	const { code, out } = await folder.call(["detect", "series", plain, "--range", "185:200"]);
	assert.equal(code, 0);
	const lines = answers(out);
	assert.equal(lines.length, 32);
	assert.deepEqual(Object.keys(lines[0] ?? {}), ["series", "time", "count", "expected", "upperbound", "alarm", "score"]);
	assert.deepEqual(
		lines.filter(({ alarm }) => alarm === true).map(({ series, time }) => [series, time]),
		[191, 192, 193].map((time) => ["b", time]),
	);
	assert.equal((await folder.call(["detect", "series", packed, "--range", "185:200"])).out, out);
	const csv = await folder.call(["detect", "series", plain, "--range", "200:200", "--format", "csv"]);
	assert.match(csv.out, /^series,time,count,expected,upperbound,alarm,score,label\na,200,\d+,[\d.]+,\d+,false,[\d.]+,\nb,200,/);
});

test("torn, long, NUL and badly dated lines are counted with their place, and hide nothing", async (context) => {
	const folder = startFolder(context);
	const file = join(folder.path, "counts.csv");
	const good = rows("a", RISEN);
	writeFileSync(
		file,
		table(...good.slice(0, 100), '"a,101', "x".repeat(10_000_000), "a,10\u00001,3", "a,0017-01-01,3", "a,7", ...good.slice(100)),
	);
	const { code, out, said } = await folder.call(["detect", "series", file, "--range", "191:193"]);
	assert.equal(code, 0);
	assert.deepEqual(
		answers(out).map(({ alarm }) => alarm),
		[true, true, true],
	);
	for (const [line, reason] of [
		[102, "a quote has no end"],
		[103, "the line is longer than 64 KiB"],
		[104, "NUL bytes stand in the line"],
		[105, "the year is not between 1990 and 2100"],
		[106, "the line ends before its count"],
	] as const) {
		const found = said.split("\n").find((text) => text.includes(reason));
		assert.ok(
			found?.startsWith("error: detect/bad-row: a line was left out") && found.includes(`counts.csv:${line}`),
			`${reason}: ${said}`,
		);
	}
});

test("over many quiet series a bound on false discoveries leaves fewer alarms, and a strong one stands", async (context) => {
	const folder = startFolder(context);
	const file = join(folder.path, "counts.csv");
	const many = Array.from({ length: 40 }, (_, at) =>
		rows(
			`quiet-${at}`,
			Array.from({ length: 150 }, () => drawCount(5, 2, random)),
		),
	);
	writeFileSync(file, table(...many.flat(), ...rows("risen", RISEN.slice(50))));
	const alarms = async (...more: readonly string[]) => {
		const { out } = await folder.call(["detect", "series", file, "--range", "110:150", "--fpr", "0.1", ...more]);
		return answers(out).filter(({ alarm }) => alarm === true);
	};
	const [all, bounded] = [await alarms(), await alarms("--fdr", "0.1")];
	assert.ok(all.length > 30 && bounded.length < all.length / 3, `${all.length}, ${bounded.length}`);
	assert.ok(bounded.some(({ series, time }) => series === "risen" && time === 142));
});

// arguments after the file, what is refused
for (const [args, refusal] of [
	[["--method", "guess"], "cli/unknown-method"],
	[["--frequency", "0"], "cli/bad-frequency"],
	[["--fpr", "2"], "cli/bad-budget"],
	[["--range", "5"], "cli/bad-range"],
	[["--range", "5:900"], "detect/bad-range"],
	[["--format", "xml"], "cli/unknown-format"],
	[["--method", "glrnb", "--range", "3:20"], "detect/no-baseline"],
] as const) {
	test(`refused: ${args.join(" ")}`, async (context) => {
		const folder = startFolder(context);
		const file = join(folder.path, "counts.csv");
		writeFileSync(file, table(...rows("a", QUIET)));
		const { code, said } = await folder.call(["detect", "series", file, ...args]);
		assert.equal(code, 2);
		assert.ok(
			said.split("\n").some((line) => line.includes(refusal)),
			said,
		);
	});
}
