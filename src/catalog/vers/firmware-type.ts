/**
 * Our own types, one for each firmware scheme: `vers:hikvision`, `vers:dahua`, … (docs/vers.md). Their order is the scheme's partial
 * order, so containment has a third answer.
 *
 * A version may also be a build day alone, `build 2023-08-21` or `build 230821`, because makers bound holes by day
 * (HSRC-202109-01). It compares with the build day that a version states, and with nothing else of it.
 */
import { parseDay, toIsoDay } from "../firmware/build-day.ts";
import { toComparableText } from "../firmware/partial-order.ts";
import type { Comparison, FirmwareScheme, FirmwareVersion, Order } from "../firmware/scheme.ts";
import { type VersType, versType } from "./vers-type.ts";

type Reading = { readonly version: FirmwareVersion } | { readonly day: number };

const DAY = /^build[ _:.-]{0,3}(\d{4}-\d{2}-\d{2}|\d{6}|\d{8})$/i;

function dayOf(text: string): number | undefined {
	const written = DAY.exec(text)?.[1];
	return written === undefined ? undefined : parseDay(written);
}

/** The type of a firmware scheme, under the id of the scheme. */
export function firmwareType(scheme: FirmwareScheme): VersType {
	return versType<Reading>({
		id: scheme.id,
		title: scheme.title,
		isDay: (text) => dayOf(text) !== undefined,
		keyOf: toComparableText,
		read: (text) => {
			const day = dayOf(text);
			if (day !== undefined) return { day };
			const parsed = scheme.parse(text);
			return parsed.ok ? { version: parsed.value } : undefined;
		},
		compare: (a, b) => ("version" in a && "version" in b ? scheme.compare(a.version, b.version) : compareDays(a, b)),
	});
}

function compareDays(a: Reading, b: Reading): Comparison {
	const [left, right] = [buildOf(a), buildOf(b)];
	if (left === undefined || right === undefined) {
		const silent = "version" in a ? a.version : "version" in b ? b.version : undefined;
		return { order: "?", axis: "build_date", why: `${silent?.raw ?? "the version"} does not state its build day` };
	}
	const order: Order = left < right ? "<" : left > right ? ">" : "=";
	const words = { "<": "before", "=": "on", ">": "after", "?": "" }[order];
	return { order, axis: "build_date", why: `built ${toIsoDay(left)}, ${words} ${toIsoDay(right)}` };
}

function buildOf(reading: Reading): number | undefined {
	return "day" in reading ? reading.day : reading.version.buildDate;
}
