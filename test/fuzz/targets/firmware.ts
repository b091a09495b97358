/** Every firmware scheme: reading, and the laws of its partial order. */
import assert from "node:assert/strict";
import { compareWithin } from "../../../src/catalog/firmware/compare-within.ts";
import type { Comparison, FirmwareScheme, Order } from "../../../src/catalog/firmware/scheme.ts";
import { firmwareSchemes } from "../../../src/catalog/firmware/schemes.ts";
import { contains } from "../../../src/catalog/vers/contains.ts";
import { parseVers } from "../../../src/catalog/vers/parse.ts";
import { encodeVersion } from "../../../src/catalog/vers/percent.ts";
import { createReader, isAbove, isBelow, readFirmware } from "../../../src/match/firmware.ts";
import { type Target, textOf } from "../target.ts";
import { textInput } from "../text.ts";

const MIRROR: Readonly<Record<Order, Order>> = { "<": ">", ">": "<", "=": "=", "?": "?" };
const OTHER = { a: "b", b: "a" } as const;

function mirrored({ order, extends: more, conflict, unequal }: Comparison): unknown {
	return [MIRROR[order], more === undefined ? undefined : OTHER[more], conflict, unequal];
}

function plain({ order, extends: more, conflict, unequal }: Comparison): unknown {
	return [order, more, conflict, unequal];
}

/** An open order stays open wherever it is asked about a bound; a decided one is never turned round. */
function boundsKeepOrder(scheme: FirmwareScheme, a: string, b: string, comparison: Comparison): void {
	const { order, extends: more } = comparison;
	assert.equal(isBelow(comparison), order === "?" ? (more === "a" ? false : undefined) : order === "<");
	if (order === "?") assert.equal(isAbove(comparison), undefined);
	const vers = parseVers(`vers:${scheme.id}/<${encodeVersion(b)}`);
	// A build day alone is another kind of version in a range.
	if (!vers.ok || !scheme.parse(a).ok || !scheme.parse(b).ok || /^build/i.test(a) || /^build/i.test(b)) return;
	const { answer } = contains(vers.value, a);
	const expected = order === "<" ? "in" : order === "?" && more !== "a" ? "?" : "out";
	assert.equal(answer, expected, `${a} in <${b}: ${answer}, although the order is ${order}`);
}

function ofScheme(scheme: FirmwareScheme): Target {
	return {
		name: `firmware/${scheme.id}`,
		make: (chance, seeds) => {
			const texts = seeds.firmware.get(scheme.id) ?? [];
			return textInput(chance, texts, texts, texts);
		},
		run(input) {
			const [a, b, c] = [textOf(input), textOf(input, 1), textOf(input, 2)];
			const ab = compareWithin(scheme, a, b);
			return {
				answer: [scheme.parse(a), ab],
				laws: () => {
					for (const text of [a, b, c]) {
						const parsed = scheme.parse(text);
						assert.equal(parsed.ok ? parsed.value.raw : parsed.error.raw, text);
						if (!parsed.ok) continue;
						const { vector, serial, buildDate } = parsed.value;
						assert.ok(
							[...vector, serial ?? 0, buildDate ?? 0].every((part) => Number.isSafeInteger(part) && part >= 0),
							text,
						);
						for (const written of [text, ` ${text}\t`, text.toLowerCase(), text.toUpperCase()]) {
							// A capital that folds into two letters is another text.
							if (scheme.parse(written).ok) assert.equal(compareWithin(scheme, text, written).order, "=", written);
							else assert.ok(written.length > 200 || !/^[ -~\s]*$/.test(written), `${JSON.stringify(written)} is not read`);
						}
					}
					const [bc, ac] = [compareWithin(scheme, b, c), compareWithin(scheme, a, c)];
					assert.deepEqual(plain(compareWithin(scheme, b, a)), mirrored(ab));
					if (ab.order === "<") assert.notEqual(ab.extends, "a");
					if (ab.order !== "?") assert.ok(ab.conflict === undefined);
					if (ab.order === bc.order && ab.order !== "?" && ac.order !== "?") assert.equal(ac.order, ab.order);
					if (ab.order === "=" && bc.order !== "?" && ac.order !== "?") assert.equal(ac.order, bc.order);
					boundsKeepOrder(scheme, a, b, ab);
				},
			};
		},
	};
}

/** A device's firmware in several schemes at once, as a vendor's entry names them. */
const several: Target = {
	name: "firmware/several",
	make: (chance, seeds) => {
		const texts = [...seeds.firmware.values()].flat();
		return textInput(chance, texts, texts, texts);
	},
	run(input) {
		const all = [...firmwareSchemes.values()];
		const from = input.option % all.length;
		const schemes = [...all.slice(from), ...all.slice(0, from)].slice(0, 4);
		const read = readFirmware(textOf(input), createReader(schemes));
		const [other, third] = [textOf(input, 1), textOf(input, 2)];
		return { answer: [read.isReadable(), read.compareTo(other), read.compareToDay(other), read.orderOf(other, third)] };
	},
};

/** All of them. */
export const firmwareTargets: readonly Target[] = [...[...firmwareSchemes.values()].map(ofScheme), several];
