/** The example documents of CSAF 2.1, whole: read, and every product that a status names is a product that was read. */
import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { readCsaf } from "../../src/advisory/csaf/read.ts";
import { corpusFolder, corpusTest } from "../support/needs.ts";

const folder = join(corpusFolder ?? "", "oasis-csaf", "csaf_2.1", "examples", "csaf");

corpusTest("the examples of CSAF 2.1 are read whole, product paths among them", async (t) => {
	const files = (await readdir(folder, { recursive: true })).filter((file) => file.endsWith(".json")).sort();
	let paths = 0;
	for (const file of files) {
		const bytes = await readFile(join(folder, file));
		const result = readCsaf(bytes, file);
		assert.ok(result.ok, `${file}: ${result.ok ? "" : result.error.message}`);
		const { products, vulnerabilities, repairs, head } = result.value;
		assert.equal(head?.csafVersion, "2.1", file);
		const wrong = repairs.filter(({ rule }) => /^(?:dangling|wrong-type|unknown|relationship-cycle|cvss-)/.test(rule));
		assert.deepEqual(wrong, [], file);
		const ids = new Set(products.map(({ productId }) => productId));
		for (const { status, statusComplete } of vulnerabilities) {
			for (const id of status.keys()) assert.ok(ids.has(id), `${file}: ${id}`);
			assert.ok(statusComplete || status.size === 0, file);
		}
		const tree = (
			JSON.parse(bytes.toString("utf8")) as { product_tree?: { product_paths?: { full_product_name: { product_id: string } }[] } }
		).product_tree;
		for (const { full_product_name: named } of tree?.product_paths ?? []) {
			paths += 1;
			const product = products.find(({ productId }) => productId === named.product_id);
			assert.ok(product !== undefined && product.expression.kind !== "unparsed", `${file}: ${named.product_id}`);
		}
	}
	t.diagnostic(`show: CSAF 2.1: ${files.length} examples, ${paths} product paths`);
	assert.ok(files.length >= 20 && paths > 5, `${files.length} files, ${paths} paths`);
});
