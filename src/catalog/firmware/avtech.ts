/**
 * AVTECH: four counters, one for each part of the image: `FullImg-1023-1007-1011-1009` (CISA ICSA-24-214-07). Each counts for itself, so
 * one image is newer than another only where none of its counters is smaller; else the two have no order.
 */
import { type Step, unknown } from "./partial-order.ts";
import { schemeOf } from "./reading.ts";

const SHAPE = /^(?:firmware[_ ])?(?:full[_-]?img[-_ ])?(\d{3,5})-(\d{3,5})-(\d{3,5})-(\d{3,5})$/i;

const byEveryCounter: Step = (a, b) => {
	const below = a.vector.filter((counter, part) => counter < (b.vector[part] ?? 0)).length;
	const above = a.vector.filter((counter, part) => counter > (b.vector[part] ?? 0)).length;
	if (below === 0 && above === 0) return undefined;
	if (below > 0 && above > 0) return unknown("version", "some parts of the image are newer, others older");
	const order = below > 0 ? "<" : ">";
	return { order, axis: "version", why: `no part of ${a.raw} is ${order === "<" ? "newer" : "older"} than in ${b.raw}` };
};

/** The scheme that the catalogue calls `avtech`. */
export const avtech = schemeOf({
	id: "avtech",
	title: "AVTECH, one counter for each part of the image",
	read: (text) => {
		const found = SHAPE.exec(text);
		return found === null ? undefined : { vector: found.slice(1).map(Number) };
	},
	plan: { lines: "always", steps: [byEveryCounter], dateMayConflict: false, suffixStatesMore: false },
});
