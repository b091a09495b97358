/**
 * Uniview: `NVR-B3801.20.17.240507` is platform `NVR-B3801`, numbers 20.17, day 7 May 2024. No order across platforms.
 *
 * Sources: CISA ICSA-24-156-01; CVE-2023-0773 (`DIPC-B1216.5.7.230109`, one range a platform); CVE-2021-45039
 * (`IPC_G6103 B6103.16.10.B25.201218`: the hardware name before the platform repeats it and is left out).
 */
import { parseDay } from "./build-day.ts";
import { byBuildDate, byVector } from "./partial-order.ts";
import { schemeOf, withoutLabel } from "./reading.ts";

const SHAPE = /^(?:uniview\s)?(?:ipc_\w{2,12}[\s-])?((?:[a-z]{2,8}-)?b\d{3,5})((?:\.b?\d{1,4}){1,4})(?:\.(\d{6}|\d{8}))?$/i;

/** The scheme that the catalogue calls `uniview`. */
export const uniview = schemeOf({
	id: "uniview",
	title: "Uniview, numbers and day inside one platform",
	read: (text) => {
		const bare = withoutLabel(text);
		const found = SHAPE.exec(bare);
		if (found === null) return undefined;
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
