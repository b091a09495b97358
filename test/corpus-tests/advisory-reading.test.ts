/** 387 CISA documents as published: all load, every version slot is typed or listed with its place. */
import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { readCsaf } from "../../src/advisory/csaf/read.ts";
import type { Advisory } from "../../src/advisory/document.ts";
import { fixesFor } from "../../src/advisory/fixes-for.ts";
import { advisoryStats } from "../../src/advisory/stats.ts";
import { corpusFolder, corpusTest } from "../support/needs.ts";

const FOLDERS = ["surveillance", "other"] as const;

async function readFolder(name: string): Promise<Advisory[]> {
	const folder = join(corpusFolder ?? "", "surveillance", "csaf", name);
	const files = (await readdir(folder)).filter((file) => file.endsWith(".json")).sort();
	const advisories: Advisory[] = [];
	for (const file of files) {
		const result = readCsaf(await readFile(join(folder, file)), file);
		assert.ok(result.ok, `${file}: ${result.ok ? "" : result.error.message}`);
		advisories.push(result.value);
	}
	return advisories;
}

corpusTest("every document loads, and every version slot is typed or listed with its pointer", async (t) => {
	const sets = await Promise.all(FOLDERS.map(readFolder));
	assert.equal(sets.flat().length, 387);
	for (const [i, advisories] of [...sets, sets.flat()].entries()) {
		const stats = advisoryStats(advisories);
		const name = FOLDERS[i] ?? "together";
		const kinds = Object.entries(stats.kinds).map(([kind, count]) => `${kind} ${count}`);
		t.diagnostic(
			`show: ${name}: ${stats.advisories} documents, ${stats.versionSlots} version slots, ${(stats.typedShare * 100).toFixed(2)} % typed (${kinds.join(", ")})`,
		);
		t.diagnostic(
			`show: ${name}: ${stats.fixes.claims} fix claims in ${stats.fixes.remediations} remediations, ${stats.fixes.tied} tied to a product`,
		);
		t.diagnostic(`show: ${name}: repairs ${stats.repairs.map((one) => `${one.rule} ${one.count}`).join(", ")}`);
		assert.equal(stats.unparsed.length, stats.kinds.unparsed);
		for (const slot of stats.unparsed)
			t.diagnostic(`show: unparsed ${slot.source}#${slot.pointer} at ${slot.at}: ${slot.text.slice(0, 120)}`);
		assert.ok(stats.typedShare >= 0.99, `${name}: ${stats.typedShare}`);
	}
});

corpusTest("no version slot is lost: each branch of the trees is a slot of the advisory", async () => {
	for (const folder of FOLDERS) {
		for (const advisory of await readFolder(folder)) {
			const path = join(corpusFolder ?? "", "surveillance", "csaf", folder, advisory.source);
			const expected = versionLeaves(JSON.parse(await readFile(path, "utf8")));
			const found = new Set(advisory.products.filter((product) => product.expressionText !== "").map((product) => product.productId));
			for (const id of expected) assert.ok(found.has(id), `${advisory.source}: ${id}`);
		}
	}
});

/** Product ids under a version branch, found in another way than the reader's. */
function versionLeaves(document: unknown): string[] {
	const ids: string[] = [];
	JSON.stringify(document, (_key, value: unknown) => {
		if (
			typeof value === "object" &&
			value !== null &&
			"category" in value &&
			"product" in value &&
			String(value.category).startsWith("product_version")
		) {
			const { product } = value;
			if (typeof product === "object" && product !== null && "product_id" in product) ids.push(String(product.product_id));
		}
		return value;
	});
	return ids;
}

/** The fix that each series of ICSA-17-124-01 has in its own line of prose. */
const HIKVISION_2017: Readonly<Record<string, string>> = {
	"DS-2CD2xx2F-I Series": "V5.4.5 build 170123",
	"DS-2CD2xx0F-I Series": "V5.4.5 Build 170123",
	"DS-2CD2xx2FWD Series": "V5.4.5 Build 170124",
	"DS-2CD4x2xFWD Series": "V5.4.5 Build 170228",
	"DS-2CD4xx5 Series": "V5.4.5 Build 170302",
	"DS-2DFx Series": "V5.4.9 Build 170123",
	"DS-2CD63xx Series": "V5.4.5 Build 170206",
};

corpusTest("ICSA-17-124-01: seven of seven series have their own fix", async () => {
	const advisory = (await readFolder("surveillance")).find((one) => one.id === "ICSA-17-124-01");
	const vulnerability = advisory?.vulnerabilities[0];
	assert.ok(advisory !== undefined && vulnerability !== undefined);
	const found = Object.fromEntries(
		advisory.products.map((product) => [
			product.name,
			fixesFor(vulnerability, product)
				.map((fix) => fix.text)
				.join(),
		]),
	);
	assert.deepEqual(found, HIKVISION_2017);
});

corpusTest("ICSA-24-235-03: firmware on hardware, and statuses as the document counts them", async () => {
	const advisory = (await readFolder("surveillance")).find((one) => one.id === "ICSA-24-235-03");
	const vulnerability = advisory?.vulnerabilities[0];
	assert.ok(advisory !== undefined && vulnerability !== undefined);
	const product = advisory.products.find((one) => one.productId === "CSAFPID-0325");
	assert.deepEqual(
		product?.models.map((model) => model.text),
		["M15"],
	);
	assert.equal(product?.expressionText, "MX-V4.1.4.11");
	assert.deepEqual(product === undefined ? [] : fixesFor(vulnerability, product).map((fix) => fix.text), ["MX-V4.7.2.18"]);
	const counts = { known_affected: 0, fixed: 0, known_not_affected: 0, under_investigation: 0 };
	for (const status of vulnerability.status.values()) counts[status]++;
	assert.deepEqual(counts, { known_affected: 644, fixed: 439, known_not_affected: 200, under_investigation: 0 });
});
