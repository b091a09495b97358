/**
 * Bosch cameras: `7.80.0128`, zero-padded groups, which the maker's notices also write `7.80 B128` (CVE-2021-23847; device
 * answers `9.00.0210`, `7.70.0126`). The platform (CPP4 to CPP14) is identity: numbers of one are not older or newer than another's,
 * so a number without it has no order to one with it.
 */
import { byVector } from "./partial-order.ts";
import { schemeOf, toVector } from "./reading.ts";

const SHAPE = /^(?:(cpp\d{1,2}(?:\.\d)?)[\s_:/-]{1,2})?v?(\d{1,2}\.\d{2}(?:\.\d{1,4})?)(?:\sb(\d{1,4}))?$/i;

/** The scheme that the catalogue calls `bosch`. */
export const bosch = schemeOf({
	id: "bosch",
	title: "Bosch, numbers inside one platform",
	read: (text) => {
		const found = SHAPE.exec(text);
		if (found === null) return undefined;
		const [, platform, version = "", build] = found;
		const vector = toVector(version);
		if (build !== undefined && vector.length > 2) return undefined;
		return { line: platform?.toUpperCase(), vector: build === undefined ? vector : [...vector, Number(build)] };
	},
	plan: { lines: "always", steps: [byVector], dateMayConflict: false, suffixStatesMore: false },
});
