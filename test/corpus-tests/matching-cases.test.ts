/**
 * Labelled cases derived by hand from CISA's documents, labelled twice, blind (its `rules` and `scoring` are in the file).
 *
 * A dangerous error (affected, or open, answered as safe) is never allowed; the rest is a score that is printed.
 */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { explain } from "../../src/match/explain.ts";
import { createMatcher } from "../../src/match/matcher.ts";
import { libraryOf, shippedCatalogue } from "../support/library.ts";
import { corpusFolder, corpusTest } from "../support/needs.ts";

interface Case {
	readonly id: string;
	readonly device: {
		readonly brand: string;
		readonly model: string;
		readonly firmware: string;
		readonly oem_map?: { readonly manufacturer: string; readonly model: string };
	};
	readonly advisory: string;
	readonly cve?: string;
	readonly expected: Short;
	readonly accept?: readonly Short[];
	readonly tags: readonly string[];
	readonly why: string;
}

type Short = "affected" | "not_affected" | "fixed" | "unknown";

const SHORT = { known_affected: "affected", known_not_affected: "not_affected", fixed: "fixed", under_investigation: "unknown" } as const;

corpusTest("the labelled cases: no dangerous error, at least 85 % strict", async (t) => {
	const folder = join(corpusFolder ?? "", "surveillance");
	const { cases } = JSON.parse(await readFile(join(folder, "matching-cases.json"), "utf8")) as { cases: readonly Case[] };
	assert.equal(cases.length, 62);
	const catalogue = await shippedCatalogue();
	const matcher = createMatcher(await libraryOf(catalogue, [join(folder, "csaf")]), catalogue);
	const byTag = new Map<string, { n: number; strict: number; lenient: number }>();
	const wrong: string[] = [];
	let strict = 0;
	let lenient = 0;
	const dangerous: string[] = [];
	const falseAlarms: string[] = [];
	for (const entry of cases) {
		const { oem_map: oemMap, ...device } = entry.device;
		const judged = explain({ ...device, oemMap }, { advisory: entry.advisory, cve: entry.cve }, matcher);
		assert.ok(judged.ok, `${entry.id}: ${judged.ok ? "" : judged.error.message}`);
		const got = SHORT[judged.value.verdict];
		const accepted: readonly Short[] = [entry.expected, ...(entry.accept ?? [])];
		const isStrict = got === entry.expected;
		const isLenient = accepted.includes(got);
		strict += isStrict ? 1 : 0;
		lenient += isLenient ? 1 : 0;
		for (const tag of entry.tags) {
			const row = byTag.get(tag) ?? { n: 0, strict: 0, lenient: 0 };
			byTag.set(tag, { n: row.n + 1, strict: row.strict + (isStrict ? 1 : 0), lenient: row.lenient + (isLenient ? 1 : 0) });
		}
		if (!isStrict)
			wrong.push(
				`${entry.id} expected ${entry.expected} got ${got} (${judged.value.kind ?? "-"}): ${judged.value.because.at(-1)?.outcome ?? ""}`,
			);
		if ((got === "not_affected" || got === "fixed") && !isLenient) dangerous.push(entry.id);
		if (got === "affected" && !isLenient) falseAlarms.push(entry.id);
		assert.ok(judged.value.because.length > 0, `${entry.id} has a proof`);
		if (got === "unknown") assert.ok(judged.value.needs.length > 0, `${entry.id} says what is missing`);
	}
	for (const [tag, row] of [...byTag].sort(([a], [b]) => (a < b ? -1 : 1)))
		t.diagnostic(
			`show: ${tag.padEnd(28)} n ${String(row.n).padStart(2)}  strict ${String(row.strict).padStart(2)}  lenient ${String(row.lenient).padStart(2)}`,
		);
	t.diagnostic(
		`show: labelled cases: strict ${strict}, lenient ${lenient} of ${cases.length}; dangerous ${dangerous.length}; false alarms ${falseAlarms.length}`,
	);
	for (const line of wrong) t.diagnostic(`show:   ${line}`);
	assert.deepEqual(dangerous, []);
	assert.ok(strict >= 0.85 * cases.length, `strict ${strict} of ${cases.length}`);
});
