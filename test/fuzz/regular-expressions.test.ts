/** No regular expression of the program goes back and forth, or its text is short: then its bound stands here. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { Worker } from "node:worker_threads";
import { ROW, repeatingLiterals } from "./regular-expressions.ts";
import type { Measured } from "./regular-expressions-thread.ts";

/** Expressions that are quadratic, with what bounds their text. To add one, bound its text first. */
const BOUNDED: Readonly<Record<string, string>> = {
	"/\\s*[,;|]\\s*|\\s+(?:\\/|\\+|&|oder|or|and|und|ou|et|y|o|e|eller|en|lub|och|i|vs)\\s+/i": "a model cell, cut to 500 signs",
	"/\\s*(?:[,;/|+=]|\\s&\\s|\\s(?:and|und|et|y|e|en|i|och)\\s)\\s*/i": "a brand cell, cut to 500 signs",
	"/\\s+(?:series\\s+)?models?:?\\s+|\\s+series\\s+(?=\\d)/i": "a product name of at most 2000 signs, its blanks single",
	"/\\s*[,;]\\s*(?:and\\s+|or\\s+)?|\\s+(?:and|or|&)\\s+/i": "a product name of at most 2000 signs, its blanks single",
	"/\\s*[,;]\\s*(?:and\\s+|or\\s+)?|\\s+(?:and|or|&)\\s+|\\s\\/\\s/i": "a product name of at most 2000 signs, its blanks single",
	"/\\s*[,;|]\\s*(?:and\\s)?|\\s(?:and|or)\\s/i": "a slot of at most 500 signs",
	"/\\s*\\|\\s*|\\s*\\n\\s*/": "our own table of headings",
	"/(\\d{3,})((?:\\/\\d+)+)/u": "a model name, mended and cut to 600 signs",
	"/(\\d+)(\\p{L}{1,2})((?:\\/\\d+\\p{L}{1,2})+)(?![\\p{L}\\p{N}])/u": "a model name, mended and cut to 600 signs",
	"/[\\s_-]+(?:series|family)\\b/i": "a model name, mended and cut to 300 signs",
	"/^(?:[A-Za-z][A-Za-z0-9]*[-.])*[A-Za-z]{0,4}\\d+(?:\\.[0-9A-Za-z]+)+(?:\\(\\w{1,6}\\))?[\\w.()-]*$/": "a word of at most 60 signs",
	"/(?<=[\\p{L}\\p{N}])[*?#]+|(?<=[\\p{L}\\p{N}])_{2,}|[*?#]+(?=[\\p{L}\\p{N}])/gu": "a model name, mended and cut to 300 signs",
	"/(?<=\\d)X{2,}|X{2,}(?=\\d)/g": "a model name, mended and cut to 300 signs",
	"/[xX]+$/": "a model of our own facts",
	"/\\B(?=(\\d{3})+$)/g": "a number of ours",
};

/** Milliseconds for a row of 2000 signs: a linear expression takes a fiftieth of it, a quadratic one several times as much. */
const MOST = 1.5;

/** Seconds after which an expression counts as hung. */
const PATIENCE = 20;

function measured(): Promise<{ readonly slow: ReadonlyMap<string, string>; readonly count: number }> {
	const literals = repeatingLiterals();
	const worker = new Worker(new URL("./regular-expressions-thread.ts", import.meta.url), { workerData: literals });
	const slow = new Map<string, string>();
	let count = 0;
	let begun = "";
	let timer: NodeJS.Timeout | undefined;
	return new Promise((resolve, reject) => {
		worker.on("message", (message: Measured) => {
			clearTimeout(timer);
			if ("begun" in message) begun = message.begun;
			else {
				count++;
				const { text, milliseconds, row } = message;
				if (milliseconds > MOST)
					slow.set(text, `${begun}: ${milliseconds.toFixed(1)} ms for ${JSON.stringify(row.slice(0, 20))} to ${ROW} signs`);
			}
			if (count === literals.length) resolve({ slow, count });
			else timer = setTimeout(() => void worker.terminate().then(() => reject(new Error(`it does not end: ${begun}`))), PATIENCE * 1000);
		});
		worker.on("error", reject);
	});
}

test("no regular expression is slower than its text is long, unless the text is bounded", async () => {
	const { slow, count } = await measured();
	assert.ok(count > 150, `${count} expressions`);
	assert.deepEqual(
		[...slow].filter(([text]) => BOUNDED[text] === undefined).map(([, what]) => what),
		[],
	);
	const known = new Set(repeatingLiterals().map(({ text }) => text));
	assert.deepEqual(
		Object.keys(BOUNDED).filter((text) => !known.has(text)),
		[],
		"listed, and no longer in the program",
	);
});
