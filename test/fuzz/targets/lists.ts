/** Whole lists of devices, in pieces of any size, and lists of what is put aside. */
import assert from "node:assert/strict";
import type { PartReader, ReadBatch } from "../../../src/inventory/import/item.ts";
import { startRead } from "../../../src/inventory/read.ts";
import { readSuppressions } from "../../../src/match/suppression-file.ts";
import { sniffDelimiter } from "../../../src/store/files/delimiter.ts";
import { newRowTokeniser } from "../../../src/store/files/tokenise-rows.ts";
import { LONGEST, type Target, textOf } from "../target.ts";
import { textInput } from "../text.ts";

function pieces(text: string, size: number): readonly string[] {
	const parts: string[] = [];
	for (let at = 0; at < text.length; at += size) parts.push(text.slice(at, at + size));
	return parts;
}

function gather<Part>(reader: PartReader<Part>, parts: readonly Part[]): readonly ReadBatch[] {
	return [...parts.map((part) => reader.take(part)), reader.end()];
}

function joined(batches: readonly ReadBatch[]): Record<"devices" | "rejected" | "problems", readonly unknown[]> {
	return {
		devices: batches.flatMap(({ devices }) => devices),
		rejected: batches.flatMap(({ rejected }) => rejected),
		problems: batches.flatMap(({ problems }) => problems),
	};
}

function readRows(text: string, size: number): readonly ReadBatch[] {
	const tokeniser = newRowTokeniser(sniffDelimiter(text), false);
	return gather(startRead().delimited("list.csv"), [...pieces(text, size).map((piece) => tokeniser.push(piece)), tokeniser.end()]);
}

const FORMS: Readonly<Record<string, (text: string, size: number) => readonly ReadBatch[]>> = {
	csv: readRows,
	json: (text, size) => gather(startRead().json("list.json"), pieces(text, size)),
	jsonl: (text, size) => gather(startRead().jsonLines("list.jsonl"), pieces(text, size)),
};

/** One for each form. What comes out does not hang on where the pieces of a file end. */
const inventories: readonly Target[] = Object.entries(FORMS).map(([form, read]) => ({
	name: `list/${form}`,
	make: (chance, seeds) => textInput(chance, seeds.lists),
	milliseconds: 300,
	// A device has a score of fields, and a row may be one sign.
	most: (length) => 50_000 + 600 * length,
	run(input) {
		const text = textOf(input);
		const found = joined(read(text, LONGEST));
		return {
			answer: found,
			laws: () => {
				const size = Math.max(1 + (input.option % 200), Math.ceil(text.length / 2000));
				assert.deepEqual(joined(read(text, size)), found, `in pieces of ${size}`);
			},
		};
	},
}));

const suppressions: Target = {
	name: "suppressions",
	milliseconds: 100,
	make: (chance, seeds) => textInput(chance, seeds.suppressions),
	most: (length) => 50_000 + 400 * length,
	run(input) {
		const read = readSuppressions(textOf(input), "aside.csv", "2026-01-02");
		return {
			answer: read,
			laws: () => {
				if (read.ok)
					for (const one of read.value.suppressions) assert.ok(one.owner !== "" && one.reason !== "" && one.expires >= "2026-01-02");
			},
		};
	},
};

/** All of them. */
export const listTargets: readonly Target[] = [...inventories, suppressions];
