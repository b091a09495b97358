import assert from "node:assert/strict";
import { test } from "node:test";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import type { RawRow } from "../../src/inventory/import/row.ts";
import { sniffDelimiter } from "../../src/store/files/delimiter.ts";
import { newRowTokeniser } from "../../src/store/files/tokenise-rows.ts";
import { cpuMs } from "../support/cpu-time.ts";

function rows(text: string, delimiter = ",", piece = text.length, returns = false): RawRow[] {
	const tokeniser = newRowTokeniser(delimiter, returns);
	const all: RawRow[] = [];
	for (let at = 0; at < text.length; at += piece) all.push(...tokeniser.push(text.slice(at, at + piece)));
	return [...all, ...tokeniser.end()];
}

const cell = fc.oneof(
	fc.string({ maxLength: 12 }),
	fc.constantFrom("", 'say "hi"', "a,b", "two\nlines", "three\r\nlines", '"', '""', ",", " x "),
);

test("what is written by the rules is read as csv-parse reads it, in pieces of any size", () => {
	fc.assert(
		fc.property(
			fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { maxLength: 6 }),
			fc.boolean(),
			fc.integer({ min: 1, max: 7 }),
			(table, all, piece) => {
				const write = (text: string): string => (all || /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
				const text = table.map((line) => line.map(write).join(",")).join("\r\n");
				const read = rows(text, ",", piece).filter((row) => row.cells.length > 1);
				assert.deepEqual(
					read.map((row) => row.cells),
					table,
				);
				const judge = parse(text, { relax_column_count: true, record_delimiter: ["\r\n"] }) as string[][];
				assert.deepEqual(
					read.map((row) => row.cells),
					judge,
				);
			},
		),
		{ numRuns: 300 },
	);
});

test("any text is read without throwing, and every line is accounted for", () => {
	fc.assert(
		fc.property(
			fc.array(fc.constantFrom('"', ",", "\n", "a", '""', "\r\n", " "), { maxLength: 60 }),
			fc.integer({ min: 1, max: 5 }),
			(parts, piece) => {
				const text = parts.join("");
				const read = rows(text, ",", piece);
				for (const [at, row] of read.entries()) assert.ok(row.line > (read[at - 1]?.line ?? 0));
				assert.deepEqual(read, rows(text));
			},
		),
		{ numRuns: 500 },
	);
});

test("a quote that is not closed costs its line and no more", () => {
	const text = 'a,b\n1,"open\n2,x\n3,"y"\n4,z\n';
	assert.deepEqual(
		rows(text).map((row) => [row.line, row.fault ?? row.cells.join("|")]),
		[
			[1, "a|b"],
			[2, "unclosed-quote"],
			[3, "2|x"],
			[4, "3|y"],
			[5, "4|z"],
		],
	);
	const far = `a,b\n1,"open\n${"2,x\n".repeat(50_000)}`;
	const read = rows(far, ",", 100_000);
	assert.equal(read.length, 50_002);
	assert.equal(read.filter((row) => row.fault !== undefined).length, 1);
});

test("a quote inside a quoted cell marks the row; blanks around quotes are no part of a cell", () => {
	assert.deepEqual(rows('1,"5" dome",x')[0], { line: 1, cells: ["1", '5" dome', "x"], fault: "stray-quote" });
	assert.deepEqual(rows('1, "a, b" ,x')[0]?.cells, ["1", "a, b", "x"]);
	assert.deepEqual(rows('1,5" dome,x')[0]?.cells, ["1", '5" dome', "x"]);
});

test("too many columns, too long a cell, too long a line: refused with the place, the rest kept", () => {
	const text = [
		`a,b`,
		`${"x,".repeat(10_000)}x`,
		`1,${"y".repeat(70_000)}`,
		`1,"${"y".repeat(70_000)}"`,
		"z".repeat(3_000_000),
		"2,ok",
	].join("\n");
	const read = rows(text, ",", 65_536);
	assert.deepEqual(
		read.map((row) => [row.line, row.fault ?? row.cells.join("|")]),
		[
			[1, "a|b"],
			[2, "too-many-columns"],
			[3, "cell-too-long"],
			[4, "unclosed-quote"],
			[5, "line-too-long"],
			[6, "2|ok"],
		],
	);
});

test("carriage returns alone end lines in old files", () => {
	assert.deepEqual(
		rows("a,b\r1,2\r", ",", 3, true).map((row) => row.cells),
		[
			["a", "b"],
			["1", "2"],
		],
	);
});

test("hostile quotes take bounded time", () => {
	for (const line of ['"a,\n', '","\n', '"""\n', 'x,"\n', '" "\n"', `"${'""'.repeat(30)}\n`, `a,"b" c"${'"'.repeat(9)}\n`]) {
		const started = cpuMs();
		rows(line.repeat(Math.ceil(4_000_000 / line.length)), ",", 131_072);
		assert.ok(cpuMs() - started < 5_000, JSON.stringify(line));
	}
});

for (const [head, delimiter] of [
	["a;b;c\n1;2,5;3\n4;5,5;6", ";"],
	["a,b,c\n1,2;x,3", ","],
	["a\tb\n1\t2", "\t"],
	["a|b|c\n1|2|3", "|"],
	["sep=;\na;b", ";"],
	['"a,b";"c,d"\n"e,f";"g,h"', ";"],
	["Liste der Kameras, Stand Mai\n\nMarke;Modell;IP\nAxis;M1;x\nAxis;M2;y", ";"],
	["ip\n10.0.0.1", ","],
] as const) {
	test(`delimiter of ${JSON.stringify(head)}`, () => assert.equal(sniffDelimiter(head), delimiter));
}
