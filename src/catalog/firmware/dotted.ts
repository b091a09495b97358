/** Plain dotted numbers, compared part by part. Makers with nothing else share this grammar, each under its own id. */
import { byVector, type OrderPlan } from "./partial-order.ts";
import { schemeOf, toVector } from "./reading.ts";
import type { FirmwareScheme } from "./scheme.ts";

const DOTTED = /^(?:v|ver\.?|version)?\s?(\d{1,9}(?:\.\d{1,9}){1,15})$/i;

const plan: OrderPlan = { lines: "always", steps: [byVector], dateMayConflict: false, suffixStatesMore: false };

/** A scheme of dotted numbers, at least two parts, under the id of a maker. `prefix` is cut off before reading. */
export function dottedGrammar(id: string, title: string, prefix?: RegExp): FirmwareScheme {
	return schemeOf({
		id,
		title,
		plan,
		read: (text) => {
			const found = DOTTED.exec(prefix === undefined ? text : text.replace(prefix, ""));
			return found === null ? undefined : { vector: toVector(found[1] ?? "") };
		},
	});
}

/** The scheme that the catalogue calls `dotted`: numbers alone, no suffix. */
export const dotted = dottedGrammar("dotted", "Dotted numbers");
