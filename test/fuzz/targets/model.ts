/** Model names: mending, notation, pattern against name. */
import assert from "node:assert/strict";
import { cleanName, cleanProductName } from "../../../src/advisory/csaf/clean-name.ts";
import { splitFullName } from "../../../src/advisory/csaf/full-name.ts";
import { splitModelNames } from "../../../src/advisory/csaf/model-names.ts";
import type { Catalogue } from "../../../src/catalog/catalogue.ts";
import { isCategoryName } from "../../../src/catalog/model/category.ts";
import { readDeviceModel } from "../../../src/catalog/model/characters.ts";
import { compileModelPattern, type ModelReadingOptions } from "../../../src/catalog/model/compile.ts";
import { lintPattern } from "../../../src/catalog/model/lint.ts";
import { compact, MODEL_TEXT_LIMIT, tidyModel } from "../../../src/catalog/model/tidy.ts";
import { stripVendorWords } from "../../../src/catalog/model/vendor-words.ts";
import type { ModelConvention } from "../../../src/catalog/vendor.ts";
import { toLatinLookAlikes } from "../../../src/core/look-alike.ts";
import { collapse, fold, repairMojibake } from "../../../src/core/text.ts";
import { type Input, type Target, textOf } from "../target.ts";
import { bend, textInput } from "../text.ts";

const NOTATIONS = ["vendor", "csaf", "catalogue"] as const;

function optionsOf(input: Input, siblings: readonly string[]): ModelReadingOptions {
	const { option } = input;
	const convention: ModelConvention = {
		prefixes: [[], ["DH-"], ["DS-", "Hikvision"], ["a", "1"]][option % 4] ?? [],
		innerX: (["one", "several", "literal"] as const)[(option >> 2) % 3] ?? "one",
		trailingX: (["any", "literal"] as const)[(option >> 4) % 2] ?? "any",
		lowerX: (["one", "literal"] as const)[(option >> 5) % 2] ?? "one",
	};
	return { notation: NOTATIONS[(option >> 6) % 3] ?? "vendor", convention, siblings };
}

const patterns: Target = {
	name: "model pattern",
	make(chance, seeds) {
		const input = textInput(chance, seeds.models, seeds.models, seeds.models);
		// Near names are where patterns go wrong.
		const near = chance.once(2) ? bend(textOf(input).slice(0, MODEL_TEXT_LIMIT), chance, seeds.models) : textOf(input, 1);
		return { ...input, texts: [textOf(input), near, textOf(input, 2)] };
	},
	run(input) {
		const [text, device, third] = [textOf(input), textOf(input, 1), textOf(input, 2)];
		const options = optionsOf(input, [text, third]);
		const compiled = compileModelPattern(text, options);
		if (!compiled.ok) return { answer: compiled };
		const pattern = compiled.value;
		const found = pattern.test(device);
		return {
			answer: [pattern.meaning, pattern.literal, pattern.prefix, found],
			laws: () => {
				// Caches hold the name asked last: another name in between, another pattern, and blanks around change nothing.
				pattern.test(third);
				assert.deepEqual(pattern.test(device), found);
				compileModelPattern(third, options);
				if (device.length < MODEL_TEXT_LIMIT - 2) assert.equal(pattern.test(` ${device} `).match, found.match);
				const own = options.notation === "vendor" ? pattern.test(text) : undefined;
				assert.notEqual(own?.match, "no", "a name does not fit its own pattern");
				const reach = lintPattern(pattern, [device, third]);
				assert.ok(reach.takes + reach.unclear <= 2);
				if (found.match === "match" && pattern.prefix !== "" && options.notation === "csaf") {
					const { key, fullKey, behindKind } = readDeviceModel(device, options.convention);
					assert.ok(
						[key, fullKey, behindKind?.key ?? ""].some((one) => one.startsWith(pattern.prefix)),
						"matched outside its own index key",
					);
				}
			},
		};
	},
};

const mending: Target = {
	name: "model mending",
	make: (chance, seeds) => textInput(chance, seeds.models, seeds.models),
	run(input) {
		const [text, name] = [textOf(input), textOf(input, 1)];
		const tidy = tidyModel(text);
		const calls: readonly (() => unknown)[] = [
			() => tidy,
			() => isCategoryName(text),
			() => stripVendorWords(text, [name.slice(0, 50), "Dahua"]),
			() => compact(text),
			() => fold(text),
			() => collapse(text),
			() => repairMojibake(text),
			() => toLatinLookAlikes(text),
			() => cleanName(text),
			() => cleanProductName(text),
			() => splitModelNames(cleanProductName(text).text),
			() => splitFullName(cleanName(text).text, name.slice(0, 50), name, text),
		];
		return {
			answer: calls[input.option % calls.length]?.(),
			laws: () => {
				assert.ok(tidy.length <= 2 * MODEL_TEXT_LIMIT, "a mended name longer than readers are made for");
				// Remarks inside remarks go one by one.
				if (!/[()[\]]/.test(tidy) && tidy.length <= MODEL_TEXT_LIMIT) assert.equal(tidyModel(tidy), tidy, "mending twice");
				assert.equal(collapse(collapse(text)), collapse(text));
				const clean = cleanName(text).text;
				// Damage done twice is undone once.
				if (repairMojibake(clean) === clean) assert.equal(cleanName(clean).text, clean, "a clean name is not clean");
			},
		};
	},
};

/** Who is meant by a name of a vendor, and which family a model is of. */
export function nameTargets(catalogue: Catalogue): readonly Target[] {
	return [
		{
			name: "catalogue names",
			make: (chance, seeds) => textInput(chance, seeds.models),
			run(input) {
				const text = textOf(input);
				const ids = (): readonly string[] => catalogue.findVendors(text).map(({ id }) => id);
				const found = input.option % 2 === 0 ? ids() : catalogue.familyOf(text)?.pattern;
				return { answer: found ?? null };
			},
		},
	];
}

/** All that need no catalogue. */
export const modelTargets: readonly Target[] = [patterns, mending];
