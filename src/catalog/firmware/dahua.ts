/**
 * Dahua and its relabels: platform.major.line-code.serial.mark.day, as in `4.001.0000005.1.R.210709`.
 *
 * Sources: CISA ICSA-17-124-02, ICSA-19-304-02/-04 (`1.000.HW00.21.20190812`), ICSA-23-082-02 (`2.01.0.T.190521`), NVD bounds of
 * CVE-2021-33044/-33045 and CVE-2020-5735, DHIP answers (`2.800.0000000.13.R`), CVE-2017-3223 (image names).
 *
 * The line is the first two fields with the code: `2.800.0000`. Order exists only inside it: serial first, then day.
 * The four-digit and the seven-digit all-zero code are one line, because one platform is written both ways; every
 * other code (`0001`, `0000005`, `HW01`, `00HW001`) is a line of its own as it is written. An image name adds the
 * model series after `@` (`2.800.0000@IPC-HX5X3X-RHEA`), which counts only where both sides state it.
 */
import { parseDay } from "./build-day.ts";
import { byBuildDate, bySerial, bySigns, type OrderPlan, type Step, unknown } from "./partial-order.ts";
import { type Reading, schemeOf, toNumber, withoutLabel } from "./reading.ts";
import type { FirmwareScheme } from "./scheme.ts";

/** platform.major.code.serial.mark.day; everything after the second field may be missing. */
const FULL = /^v?(\d{1,2})\.(\d{2,3})(?:\.([0-9a-z]{4}|[0-9a-z]{7})(?:\.(\d{1,5}))?)?(?:\.([rt]))?(?:\.(\d{5,8}))?$/i;

/** platform.major.serial.mark.day without a code, as CP Plus writes it. The mark is what tells it from other vendors' numbers. */
const SHORT = /^v?(\d{1,2})\.(\d{2,3})\.(\d{1,3})\.([rt])(?:\.(\d{5,8}))?$/i;

/** The day in a field of its own: `, Build: 2016-10-20`, ` build 2016-06-06`, `,build:2021-07-09`, `Build Date: 2021-07-09`. */
const DAY_FIELD = /[\s,;(]{1,3}build(?:\s?(?:date|time))?[\s:=]{0,3}([\d/-]{6,10})\)?$/i;

/** `2.800.0000000.13.R.200511.ONVIF 18.12`: the profile that the firmware serves, not a part of its version. */
const ONVIF = /\.onvif\s\d{1,2}\.\d{1,2}$/i;

/** `DH_IPC-HX5X3X-Rhea_MultiLang_PN_Stream3_V2.800.0000000.0.R.220101.bin` */
const IMAGE = /^(?:[a-z]{2,10}_){1,2}([a-z]{2,6}[a-z0-9]{0,8}-[a-z0-9-]{2,40})(?:_[a-z0-9]{1,20}){0,5}_(v\d[\d.a-z]{3,60}?)(?:\.bin)?$/i;

function read(text: string): Reading {
	const image = IMAGE.exec(text);
	if (image !== null) return readVersion(image[2] ?? "", undefined, image[1]?.toUpperCase());
	const field = DAY_FIELD.exec(text);
	if (field !== null) return readVersion(text.slice(0, field.index), field[1], undefined);
	const bare = withoutLabel(text).replace(ONVIF, "");
	const reading = readVersion(bare, undefined, undefined);
	// Behind a mark or a day a label has no weight; behind less it could be part of the version.
	const ended = bare === text || (typeof reading === "object" && (reading.suffixes?.length !== 0 || reading.buildDate !== undefined));
	return ended ? reading : undefined;
}

function readVersion(version: string, dayField: string | undefined, series: string | undefined): Reading {
	const short = SHORT.exec(version);
	const [, platform = "", major = "", code, serial, mark, day] =
		short === null ? (FULL.exec(version) ?? []) : [short[0], short[1], short[2], undefined, short[3], short[4], short[5]];
	// `2.80` alone could be anybody's; the partial form of this maker has three digits.
	if (platform === "" || (serial === undefined && code === undefined && major.length < 3)) return undefined;
	const written = day ?? dayField;
	const buildDate = written === undefined ? undefined : parseDay(written);
	if (written !== undefined && buildDate === undefined) return "bad-build-date";
	// Two days that differ: one of them is not this firmware's, and which is not known.
	if (day !== undefined && dayField !== undefined && parseDay(dayField) !== buildDate) return "bad-build-date";
	return {
		line: code === undefined && short === null ? undefined : toLine(`${platform}.${major}`, code, series),
		vector: [Number(platform), Number(major)],
		buildDate,
		serial: toNumber(serial),
		suffixes: mark === undefined ? [] : [mark.toLowerCase()],
	};
}

function toLine(fields: string, code: string | undefined, series: string | undefined): string {
	const line = code === undefined ? fields : `${fields}.${/^0+$/.test(code) ? "0000" : code.toUpperCase()}`;
	return series === undefined ? line : `${line}@${series}`;
}

/** `2.800.0000` and `2.800.0000@IPC-HX5X3X-RHEA` are the same line; two different series are not. */
function sameLine(a: string, b: string): boolean {
	const [aLine, aSeries] = a.split("@");
	const [bLine, bSeries] = b.split("@");
	return aLine === bLine && (aSeries === undefined || bSeries === undefined || aSeries === bSeries);
}

/** Numbers of different first fields are different platforms, not older and newer ones. */
const bySameFields: Step = bySigns((a, b) =>
	a.vector.length === b.vector.length && a.vector.every((part, place) => part === b.vector[place])
		? undefined
		: unknown("line", "different first two fields are platforms without an order"),
);

/** `R` is a release, `T` a test build. The two count apart, so only serial and day together settle one against the other. */
const byMark: Step = bySigns((a, b) => {
	const [left, right] = [a.suffixes[0], b.suffixes[0]];
	if (left === right || left === undefined || right === undefined) return undefined;
	const [serial, day] = [bySerial("serial", "undecided")(a, b), byBuildDate(a, b)];
	if (serial !== undefined && serial.order !== "?" && serial.order === day?.order) return undefined;
	return unknown("suffix", "a release and a test build have no order unless serial and build day agree");
});

/** With equal serial and day a missing mark names the same build; without a day it may be the other kind. */
const byMissingMark: Step = bySigns((a, b) =>
	a.suffixes.length === b.suffixes.length || a.buildDate !== undefined ? undefined : unknown("suffix", "only one side states R or T"),
);

const plan: OrderPlan = {
	lines: "always",
	sameLine,
	steps: [bySameFields, byMark, bySerial("serial", "undecided"), byBuildDate, byMissingMark],
	dateMayConflict: true,
	suffixStatesMore: true,
};

/** A scheme with this grammar under another id: vendors whose versions are Dahua's. */
export function dahuaGrammar(id: string, title: string): FirmwareScheme {
	return schemeOf({ id, title, read, plan });
}

/** The scheme that the catalogue calls `dahua`; CP Plus, Intelbras, Amcrest and Q-See use it with their own line codes. */
export const dahua = dahuaGrammar("dahua", "Dahua, line, serial and build day");
