/**
 * Hikvision and its family (EZVIZ, Annke, LTS, HiLook, HiWatch): version, then build day.
 *
 * Sources: CISA ICSA-17-124-01 and ICSA-23-285-14 (`V5.4.5 build 170124`, `3.2.30_build221223`), SADP answers
 * (`V5.6.2build 190701`), image names in a researcher's list for CVE-2021-36260 (`IPC_G3_EN_STD_5.5.160_210416`).
 * Releases branch: 5.5.0 of May 2017 and 5.4.5 of July 2017 stand side by side, so a version that is newer with a
 * build that is older is a conflict. Devices seldom state their platform, hence a missing line compares with any.
 */
import { parseDay } from "./build-day.ts";
import { byBuildDate, bySerial, byVector } from "./partial-order.ts";
import { type Reading, schemeOf, toNumber, toVector } from "./reading.ts";

/** `V5.4.5 build 170124`, `5.4.0_160402`, `V2.3.8-8`; text after the build is kept in `raw` and has no weight. */
const VERSION =
	/^v?\s?(\d{1,3}(?:\.\d{1,3}){1,3})(?:-(\d{1,4}))?(?:[\s_,;(]{0,3}build[\s_:.-]{0,3}(\d{4}-\d{2}-\d{2}|\d{1,12})|[\s_]{1,2}(\d{1,12}))?([^\w].*|_.*)?$/i;

/** The tag as written is the line: `IPC_G3`, but also `IPCK_E6`, `IPDES_G3`, `IPCP_H5`. Language and edition have no weight. */
const IMAGE = /^([a-z]{2,6}_[a-z]\d{1,2})(?:_[a-z]{2,8}){0,4}_v?(\d{1,3}(?:\.\d{1,3}){1,3})_(?:build)?(\d{1,12})(?:\.dav|\.zip)?$/i;

function read(text: string): Reading {
	const image = IMAGE.exec(text);
	if (image !== null) return toParts(image[2], undefined, image[3], image[1]?.toUpperCase());
	const found = VERSION.exec(text);
	if (found === null) return undefined;
	const [, version, release, named, bare, trailing] = found;
	// Without a build, trailing text could be anything, a model name too: refused rather than guessed.
	if (trailing !== undefined && named === undefined && bare === undefined) return undefined;
	return toParts(version, release, named ?? bare, undefined);
}

function toParts(version: string | undefined, release: string | undefined, build: string | undefined, line: string | undefined): Reading {
	const buildDate = build === undefined ? undefined : parseDay(build);
	if (build !== undefined && buildDate === undefined) return "bad-build-date";
	return { line, vector: toVector(version ?? ""), buildDate, serial: toNumber(release) };
}

/** The scheme that the catalogue calls `hikvision`. */
export const hikvision = schemeOf({
	id: "hikvision",
	title: "Hikvision, version and build",
	read,
	plan: {
		lines: "if-both-state-it",
		steps: [byVector, bySerial("release", "undecided"), byBuildDate],
		dateMayConflict: true,
		suffixStatesMore: true,
	},
});
