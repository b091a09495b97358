/** Version expressions, their dates, `vers` ranges. */
import assert from "node:assert/strict";
import { dayBound, isStart, withDays } from "../../../src/advisory/cve/date-bound.ts";
import { readDatedFamilies } from "../../../src/advisory/cve/dated-families.ts";
import { readVersionEntry } from "../../../src/advisory/cve/version-entry.ts";
import type { Expression } from "../../../src/advisory/range/expression.ts";
import { parseExpression, type VersionSlot } from "../../../src/advisory/range/parse-expression.ts";
import { firmwareSchemes } from "../../../src/catalog/firmware/schemes.ts";
import { toCanonical } from "../../../src/catalog/vers/canonical.ts";
import { contains } from "../../../src/catalog/vers/contains.ts";
import { parseCanonical, parseVers } from "../../../src/catalog/vers/parse.ts";
import { encodeVersion } from "../../../src/catalog/vers/percent.ts";
import { validateVers } from "../../../src/catalog/vers/validate.ts";
import { versTypes } from "../../../src/catalog/vers/vers-types.ts";
import { createReader, readFirmware } from "../../../src/match/firmware.ts";
import { positionIn } from "../../../src/match/position.ts";
import type { Chance } from "../chance.ts";
import { LONGEST, type Target, textOf } from "../target.ts";
import { makeText, textInput } from "../text.ts";

/** What no expression may say: a union of nothing, an interval without ends, a place outside the text. */
function soundExpression(expression: Expression, length: number): void {
	if (expression.kind === "unparsed") assert.ok(expression.at >= 0 && expression.at <= length, `place ${expression.at} of ${length}`);
	if (expression.kind !== "ranges") return;
	assert.ok(expression.alternatives.length > 0, "a union of nothing holds no version, and so calls every device safe");
	for (const one of expression.alternatives) {
		if (one.kind === "exact") {
			assert.ok(one.text !== "" && one.at >= 0 && one.at <= length);
			continue;
		}
		assert.ok(one.lower !== undefined || one.upper !== undefined, "an interval without ends");
		for (const bound of [one.lower, one.upper]) {
			if (bound === undefined) continue;
			assert.ok(bound.text !== "" && bound.at >= 0 && bound.at <= length, JSON.stringify(bound));
			if (bound.axis === "build_date") assert.match(bound.text, /^\d{4}-\d{2}-\d{2}$/);
		}
	}
}

const SLOTS: readonly VersionSlot[] = ["product_version", "product_version_range"];

const range: Target = {
	name: "range",
	make: (chance, seeds) => textInput(chance, chance.once(8) ? seeds.vers : seeds.ranges, seeds.ranges),
	run(input) {
		const text = textOf(input);
		const slot = SLOTS[input.option % 2] ?? "product_version";
		// A full name is cut to 2000 characters before it comes here.
		const hint = input.option % 3 === 0 ? { fullName: textOf(input, 1).slice(0, 2000) } : undefined;
		const read = parseExpression(text, slot, hint);
		return {
			answer: read,
			laws: () => {
				soundExpression(read.expression, Math.min(text.length, LONGEST));
				soundExpression(withDays(read.expression).expression, text.length);
				// Where a device stands is told from comparisons alone: one whose firmware says nothing is never beside or past a range.
				const silent = readFirmware("n/a", createReader([...firmwareSchemes.values()]));
				const { place } = positionIn(read.expression, silent);
				assert.ok(place === "unknown" || place === "inside", `${place}, although the firmware says nothing`);
			},
		};
	},
};

const entry: Target = {
	name: "cve version entry",
	make: (chance, seeds) => textInput(chance, seeds.ranges, seeds.ranges, seeds.ranges),
	run(input) {
		const [version, end, at] = [textOf(input), textOf(input, 1), textOf(input, 2)];
		const forms = [
			{ version, status: "affected" },
			{ version, lessThan: end, status: "affected", changes: [{ at, status: "unaffected" }] },
			{ version, lessThanOrEqual: end, status: "unaffected" },
			{ version: end, lessThan: version, status: at, changes: at },
		];
		const stretches = readVersionEntry(forms[input.option % forms.length] ?? {}, "/x", end.slice(0, 2000));
		return {
			answer: stretches,
			laws: () => {
				for (const { expression } of stretches) soundExpression(expression, LONGEST + 10);
			},
		};
	},
};

const dates: Target = {
	name: "dates",
	make: (chance, seeds) => textInput(chance, seeds.ranges),
	run(input) {
		const text = textOf(input);
		const calls = [() => dayBound(text, true), () => isStart(text), () => readDatedFamilies(text)];
		return { answer: calls[input.option % calls.length]?.() };
	},
};

/** A range put together from versions of one type. */
function madeRange(chance: Chance, versions: readonly string[]): string {
	const type = chance.pick([...versTypes.keys(), "maven", "all", "none"]);
	const constraints = Array.from({ length: chance.length(chance.once(10) ? 2100 : 6) }, () => {
		const version = encodeVersion(makeText(chance, versions).text.slice(0, chance.length(60)));
		return chance.pick(["", "", "=", "!=", "<", "<=", ">", ">="]) + version;
	});
	return `vers:${type}/${constraints.join("|")}`.slice(0, LONGEST);
}

const vers: Target = {
	name: "vers",
	make(chance, seeds) {
		const versions = [...seeds.vers, ...(chance.once(2) ? (seeds.firmware.get(chance.pick([...seeds.firmware.keys()])) ?? []) : [])];
		const input = textInput(chance, seeds.vers, versions);
		return chance.once(2) ? { ...input, texts: [madeRange(chance, versions), textOf(input, 1)], pump: undefined } : input;
	},
	run(input) {
		const [text, version] = [textOf(input), textOf(input, 1)];
		const read = parseVers(text);
		if (!read.ok) return { answer: read };
		const canonical = toCanonical(read.value);
		const answer = contains(read.value, version);
		return {
			answer: [canonical, validateVers(read.value), answer],
			laws: () => {
				const again = parseVers(canonical);
				assert.ok(again.ok || canonical.length > LONGEST, canonical.slice(0, 200));
				if (!again.ok) return;
				assert.equal(toCanonical(again.value), canonical, "the canonical form of the canonical form");
				assert.equal(contains(again.value, version).answer, answer.answer, "the canonical form contains something else");
				if (parseCanonical(text).ok) assert.equal(canonical, text, "a range without a fault that is not canonical");
				for (const { at } of validateVers(read.value)) assert.ok(at >= 0 && at <= text.length);
			},
		};
	},
};

/** All of them. */
export const expressionTargets: readonly Target[] = [range, entry, dates, vers];
