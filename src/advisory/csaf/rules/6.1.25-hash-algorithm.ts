/**
 * Test 6.1.25, and the hashes of a document for the other tests on them.
 *
 * The official files 6.2.8-02 and 6.2.9-02 hold two hashes of one file by MD5, and by SHA-1, and are declared valid: where one of these two
 * is the only algorithm of a file, the standard's files leave it to 6.2.8 and 6.2.9, and so do we.
 */
import { asObject, text } from "../json.ts";
import { type CsafView, itemsOf, type Located } from "./csaf-view.ts";
import { rule } from "./rule.ts";

/** The list of hashes of one file. */
export interface FileHashes {
	readonly pointer: string;
	readonly hashes: readonly Located[];
}

/** The hashes of every file. */
export function fileHashes({ products }: CsafView): readonly FileHashes[] {
	return products.flatMap(({ helper, place }) => {
		if (asObject(helper) === undefined || helper === undefined) return [];
		const files = itemsOf({ node: helper, place: place.at("product_identification_helper") }, "hashes");
		return files.map((file) => ({ pointer: file.place.pointer("file_hashes"), hashes: itemsOf(file, "file_hashes") }));
	});
}

/** True when this is the only algorithm of a file. */
export function isOnlyBy(algorithm: string, hashes: readonly Located[]): boolean {
	return hashes.length > 0 && hashes.every(({ node }) => text(node, "algorithm")?.toLowerCase() === algorithm);
}

/** The test. */
export const multipleHash = rule(
	"6.1.25",
	"Multiple Use of Same Hash Algorithm",
	"Two hashes by one algorithm cannot both be that of the file.",
	(view, report) => {
		for (const { hashes } of fileHashes(view)) {
			if (["md5", "sha1"].some((weak) => isOnlyBy(weak, hashes))) continue;
			const seen = new Set<string>();
			for (const { node, place } of hashes) {
				const algorithm = text(node, "algorithm");
				if (algorithm === undefined) continue;
				if (seen.has(algorithm))
					report(place.pointer("algorithm"), `the algorithm ${algorithm.slice(0, 40)} is used a second time for one file`);
				seen.add(algorithm);
			}
		}
	},
);
