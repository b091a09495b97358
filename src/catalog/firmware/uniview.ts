/**
 * Uniview: `NVR-B3801.20.17.240507` is platform `NVR-B3801`, numbers 20.17, day 7 May 2024. No order across platforms.
 *
 * Sources: CISA ICSA-24-156-01; CVE-2023-0773 (`DIPC-B1216.5.7.230109`, one range a platform); CVE-2021-45039
 * (`IPC_G6103 B6103.16.10.B25.201218`: the hardware name before the platform repeats it and is left out). Older devices print
 * `IPC_D1201-B0021P02D1912` (form of their web pages, in no document): only versions of one such line are compared.
 */
import { parseDay } from "./build-day.ts";
import { byBuildDate, byVector } from "./partial-order.ts";
import { type Reading, schemeOf, withoutLabel } from "./reading.ts";

const SHAPE = /^(?:uniview\s)?(?:ipc_\w{2,12}[\s-])?((?:[a-z]{2,8}-)?b\d{3,5})((?:\.b?\d{1,4}){1,4})(?:\.(\d{6}|\d{8}))?$/i;

/** `IPC_D1201-B0021P02D1912`: base line, version, patch, and the month of the build. */
const OLDER = /^((?:ipc|nvr|dvr)_[a-z]\d{3,5})-b(\d{3,5})p(\d{1,3})(?:d(\d{2})(\d{2}))?$/i;

function readOlder(text: string): Reading {
	const found = OLDER.exec(text);
	if (found === null) return undefined;
	const [, line = "", version, patch, year, month] = found;
	const buildDate = year === undefined ? undefined : parseDay(`${year}${month}01`);
	if (year !== undefined && buildDate === undefined) return "bad-build-date";
	return { line: line.toUpperCase(), vector: [Number(version), Number(patch)], buildDate };
}

/** The scheme that the catalogue calls `uniview`. */
export const uniview = schemeOf({
	id: "uniview",
	title: "Uniview, numbers and day inside one platform",
	read: (text) => {
		const bare = withoutLabel(text);
		const found = SHAPE.exec(bare);
		if (found === null) return readOlder(bare);
		const [, platform = "", numbers = "", day] = found;
		if (day === undefined && bare !== text) return undefined;
		const buildDate = day === undefined ? undefined : parseDay(day);
		if (day !== undefined && buildDate === undefined) return "bad-build-date";
		const vector = numbers
			.slice(1)
			.split(".")
			.map((part) => Number(part.replace(/^b/i, "")));
		return { line: platform.toUpperCase(), vector, buildDate };
	},
	plan: { lines: "always", steps: [byVector, byBuildDate], dateMayConflict: true, suffixStatesMore: false },
});
