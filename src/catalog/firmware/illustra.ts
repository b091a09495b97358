/**
 * Illustra (Johnson Controls): `Illustra.SS016.05.09.04.0006` is platform SS016 and four numbers; the brand before it is
 * optional. The same cameras have a second numbering (`6.00.00`) in the prose of fixes, which never compares with the first.
 *
 * Sources: CISA ICSA-23-159-02, ICSA-24-179-04, ICSA-24-191-03; ICSA-21-245-01 for `2.8.0`.
 */
import { byVector } from "./partial-order.ts";
import { schemeOf, toVector } from "./reading.ts";

const PLATFORM = /^(?:illustra\.)?(ss\d{3}|ess\d{1,2})((?:\.\d{1,6}){1,5})$/i;
const RELEASE = /^v?(\d{1,3}(?:\.\d{1,4}){1,3})$/i;

/** The scheme that the catalogue calls `illustra`. */
export const illustra = schemeOf({
	id: "illustra",
	title: "Illustra, numbers inside one platform",
	read: (text) => {
		const platform = PLATFORM.exec(text);
		if (platform !== null) return { line: platform[1]?.toUpperCase(), vector: toVector((platform[2] ?? "").slice(1)) };
		const release = RELEASE.exec(text);
		return release === null ? undefined : { line: "release numbering", vector: toVector(release[1] ?? "") };
	},
	plan: { lines: "always", steps: [byVector], dateMayConflict: false, suffixStatesMore: false },
});
