/** A published list read in a thread says what it says read here; what is no list is refused in both. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { readListInThread } from "../../src/serve/list-reader.ts";
import { readListBytes } from "../../src/store/held/held-lists.ts";

const SCORES = ["#model_version:v2025.03.14,score_date:2026-02-20T00:00:00+0000", "cve,epss,percentile"];
for (let n = 0; n < 5000; n += 1) SCORES.push(`CVE-2021-${10_000 + n},0.${String(n).padStart(5, "0")},0.5`);

for (const [what, text, isRead] of [
	["scores", SCORES.join("\n"), true],
	["no list", "{}", false],
	["nothing", "", false],
] as const) {
	test(`${what}: the same from a thread`, async () => {
		const bytes = new Uint8Array(gzipSync(text));
		const [here, there] = [await readListBytes(bytes, "list.csv.gz"), await readListInThread(bytes, "list.csv.gz")];
		assert.deepEqual(there, here);
		assert.equal(there.ok, isRead, JSON.stringify(there));
		if (there.ok) assert.deepEqual([there.value.kind, there.value.count], ["epss", 5000]);
	});
}
