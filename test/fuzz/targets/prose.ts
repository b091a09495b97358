/** Fixes out of prose. A wrong one would turn a device green. */
import assert from "node:assert/strict";
import { extractFixes } from "../../../src/advisory/prose/extract-fixes.ts";
import { type Target, textOf } from "../target.ts";
import { textInput } from "../text.ts";

const fixes: Target = {
	name: "prose",
	make: (chance, seeds) => textInput(chance, seeds.prose, seeds.models),
	// Each claim quotes up to 300 characters, and there are at most 200.
	most: (length) => 250_000 + 2 * length,
	run(input) {
		const [details, names] = [textOf(input), textOf(input, 1)];
		const claims = extractFixes(details, "/details", { productNames: [names.slice(0, 2000), "DS-2CD2142FWD-I"] });
		return {
			answer: claims,
			laws: () => {
				assert.ok(claims.length <= 400, `${claims.length} claims`);
				for (const { text, axis, quote, product } of claims) {
					assert.match(text, /\d/);
					assert.ok(quote.length <= 300 && details.includes(quote), "a quote that does not stand in the text");
					assert.ok(product === undefined || product.length <= 200);
					if (axis === "build_date") assert.match(text, /^\d{4}-\d{2}-\d{2}$/);
				}
			},
		};
	},
};

/** All of them. */
export const proseTargets: readonly Target[] = [fixes];
