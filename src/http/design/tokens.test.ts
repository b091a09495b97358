import assert from "node:assert/strict";
import { test } from "node:test";
import { DESIGN_STYLE } from "./style.ts";
import { COLOURS } from "./tokens.ts";

/** Relative luminance (WCAG 2.2, definition). */
function luminance(hex: string): number {
	const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
		const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
		return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
	});
	return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
	const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x);
	return ((high ?? 0) + 0.05) / ((low ?? 0) + 0.05);
}

const colour = (name: string) => {
	const found = COLOURS.find((each) => each.name === name);
	assert.ok(found, name);
	return found;
};

for (const light of ["light", "dark"] as const) {
	test(`every text colour is read on every ground, ${light} (WCAG 1.4.3)`, () => {
		for (const text of COLOURS.filter(({ use }) => use === "text"))
			for (const ground of COLOURS.filter(({ use }) => use === "ground"))
				assert.ok(contrast(text[light], ground[light]) >= 4.5, `${text.name} on ${ground.name}: ${contrast(text[light], ground[light])}`);
		assert.ok(contrast(colour("on-accent")[light], colour("accent")[light]) >= 4.5);
	});

	test(`edges of fields stand out, ${light} (WCAG 1.4.11)`, () => {
		for (const ground of ["paper", "card"]) assert.ok(contrast(colour("edge")[light], colour(ground)[light]) >= 3, ground);
	});
}

test("the sheet uses no token that is not there, fetches nothing, and knows no colour beside the tokens", () => {
	const known = new Set([...DESIGN_STYLE.matchAll(/--([a-z0-9-]+):/g)].map((found) => found[1]));
	for (const [, used] of DESIGN_STYLE.matchAll(/var\(--([a-z0-9-]+)\)/g)) assert.ok(known.has(used), used);
	for (const [, address] of DESIGN_STYLE.matchAll(/url\(([^)]{0,40})/g)) assert.match(address ?? "", /^"data:image\/svg\+xml,/);
	assert.doesNotMatch(DESIGN_STYLE, /@import/);
});
