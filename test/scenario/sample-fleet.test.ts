/** The sample fleet against its truth, device by device: verdict, kind and the CVEs that affect it. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import test from "node:test";
import { inventoryCsv, truthLines } from "../../scripts/build-sample.mjs";
import { createAssessor } from "../../src/match/assess.ts";
import { programFolder } from "../../src/store/disk/catalogue-folder.ts";
import { readInventory } from "../../src/store/files/read-inventory.ts";
import { libraryOf, shippedCatalogue } from "../support/library.ts";

interface Truth {
	readonly id: string;
	readonly verdict: string;
	readonly kind?: string;
	readonly affected: readonly string[];
	readonly reason: string;
}

const folder = join(programFolder(), "data", "sample");

test("every device of the sample fleet gets the verdict that was reasoned for it", async () => {
	const truth = (await readFile(join(folder, "truth.jsonl"), "utf8"))
		.trim()
		.split("\n")
		.map((line) => JSON.parse(line) as Truth);
	const catalogue = await shippedCatalogue();
	const assessor = createAssessor(await libraryOf(catalogue), catalogue, { asOf: "2026-11-24", all: true });
	for await (const batch of readInventory([join(folder, "inventory.csv")], {})) {
		assert.deepEqual(batch.rejected, []);
		assessor.add(batch.devices);
	}
	const assessment = assessor.finish({ rejected: [], problems: [] });
	const order = ["known_affected", "under_investigation", "fixed", "known_not_affected"];
	const got = new Map<string, { verdict: string; affected: Set<string>; kinds: Set<string> }>();
	for (const finding of assessment.findings) {
		const held = got.get(finding.device.id) ?? { verdict: finding.verdict, affected: new Set<string>(), kinds: new Set<string>() };
		if (order.indexOf(finding.verdict) < order.indexOf(held.verdict)) held.verdict = finding.verdict;
		if (finding.verdict === "known_affected" && finding.cve !== undefined) held.affected.add(finding.cve);
		if (finding.kind !== undefined) held.kinds.add(`${finding.verdict}/${finding.kind}`);
		got.set(finding.device.id, held);
	}
	const told = truth.map(({ id, kind }) => {
		const held = got.get(id);
		const verdict = held?.verdict ?? "no_statement";
		return {
			id,
			verdict,
			kind: kind === undefined || held?.kinds.has(`${verdict}/${kind}`) === true ? kind : `none of ${[...(held?.kinds ?? [])].join(" ")}`,
			affected: [...(held?.affected ?? [])].sort(),
		};
	});
	assert.deepEqual(
		told,
		truth.map(({ id, verdict, kind, affected }) => ({ id, verdict, kind, affected: [...affected].sort() })),
	);
	assert.equal(assessment.devices, truth.length);
	const { summary } = assessment;
	assert.equal(
		summary.known_affected + summary.under_investigation + summary.fixed + summary.known_not_affected + summary.no_statement,
		truth.length,
	);
});

test("inventory and truth are what the hand-written table gives", () => {
	assert.equal(readFileSync(join(folder, "inventory.csv"), "utf8"), inventoryCsv());
	assert.equal(readFileSync(join(folder, "truth.jsonl"), "utf8"), truthLines());
});

test("the sample has the breadth it promises", async () => {
	const lines = (await readFile(join(folder, "inventory.csv"), "utf8")).trim().split("\n").slice(1);
	const cells = lines.map((line) => line.split(","));
	assert.ok(lines.length >= 250, `${lines.length} devices`);
	assert.ok(new Set(cells.map((row) => row[2])).size >= 12, "brands");
	assert.equal(new Set(cells.map((row) => row[1])).size, 6, "sites");
});
