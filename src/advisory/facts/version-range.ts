/**
 * Version ranges of our documents: a valid `vers` string of a type of our own, and the same in words.
 *
 * The grammar is that of package-url/vers-spec (docs/specification/standard/specification.md): lower end first, one `|` between two
 * constraints, blanks and the signs of the grammar percent-encoded. A bound on the build day is the version `build YYYY-MM-DD`.
 */

import { encodeVersion } from "../../catalog/vers/percent.ts";

/** A range as it stands in a product tree. */
export interface VersionRange {
	/** `vers:hikvision/>=V5.2.0%20build%20140721|<=V5.4.0%20build%20160530`. */
	readonly vers: string;
	/** `V5.2.0 build 140721 to V5.4.0 build 160530`. */
	readonly words: string;
}

/** One end: the version as the maker writes it, and whether it belongs to the range. */
export interface End {
	readonly version: string;
	readonly inclusive: boolean;
}

/** The types by maker, named as the firmware schemes of catalog/firmware; others use `generic`. Amcrest's firmware is Dahua's grammar. */
const TYPES: Readonly<Record<string, string>> = {
	Hikvision: "hikvision",
	Dahua: "dahua",
	Amcrest: "dahua",
	"D-Link": "d-link",
	NUUO: "nuuo",
	PTZOptics: "ptzoptics",
	QNAP: "qnap-qvr",
	Reolink: "reolink",
};

/** The vers type for the firmware of a maker, `generic` for one without a grammar of its own. */
export function versTypeOf(maker: string): string {
	return TYPES[maker] ?? "generic";
}

/** Every version, future ones too. */
export const allVersions: VersionRange = { vers: "vers:all/*", words: "all versions" };

/** One exact version. */
export function exactly(type: string, version: string): VersionRange {
	return { vers: `vers:${type}/${encodeVersion(version)}`, words: version };
}

/** Everything between two ends, of which at least one is given. */
export function between(type: string, lower: End | undefined, upper: End | undefined): VersionRange {
	const constraints = [
		...(lower === undefined ? [] : [`${lower.inclusive ? ">=" : ">"}${encodeVersion(lower.version)}`]),
		...(upper === undefined ? [] : [`${upper.inclusive ? "<=" : "<"}${encodeVersion(upper.version)}`]),
	];
	return { vers: `vers:${type}/${constraints.join("|")}`, words: inWords(lower, upper) };
}

/** The build day as a version: `build 2021-06-25`. */
export function buildDay(day: string): string {
	return `build ${day}`;
}

function inWords(lower: End | undefined, upper: End | undefined): string {
	if (lower === undefined) return upper === undefined ? "" : upper.inclusive ? `${upper.version} and earlier` : `before ${upper.version}`;
	if (upper === undefined) return lower.inclusive ? `${lower.version} and later` : `after ${lower.version}`;
	const from = lower.inclusive ? lower.version : `after ${lower.version}`;
	return `${from} to ${upper.inclusive ? "" : "before "}${upper.version}`;
}
