/** Tests 6.2.8, 6.2.9 and 6.3.5: hashes that can be forged, or are short. */
import { text } from "../json.ts";
import { fileHashes, isOnlyBy } from "./6.1.25-hash-algorithm.ts";
import { type Rule, rule } from "./rule.ts";

/** Reports files whose only algorithm is this one. */
function onlyBy(algorithm: string): Rule["check"] {
	return (view, report) => {
		for (const { pointer, hashes } of fileHashes(view))
			if (isOnlyBy(algorithm, hashes)) report(pointer, `${algorithm} is the only algorithm for this file`);
	};
}

/** Test 6.2.8. */
export const onlyMd5 = rule(
	"6.2.8",
	"Use of MD5 as the only Hash Algorithm",
	"Two files with one MD5 hash can be made at will, so it proves nothing alone.",
	onlyBy("md5"),
);

/** Test 6.2.9. */
export const onlySha1 = rule(
	"6.2.9",
	"Use of SHA-1 as the only Hash Algorithm",
	"Two files with one SHA-1 hash can be made, so it proves nothing alone.",
	onlyBy("sha1"),
);

/** Test 6.3.5. */
export const shortHash = rule("6.3.5", "Use of Short Hash", "A short hash can be met by chance or by work.", (view, report) => {
	for (const { hashes } of fileHashes(view)) {
		for (const { node, place } of hashes) {
			const value = text(node, "value");
			if (value !== undefined && value.length < 64)
				report(place.pointer("value"), `the hash has ${value.length} characters, fewer than 64`);
		}
	}
});
