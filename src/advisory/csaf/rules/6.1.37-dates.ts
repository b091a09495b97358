/** Tests 6.1.37, 6.1.45, 6.1.49, 6.1.51 to 6.1.53, 6.2.21, 6.2.33 and 6.2.41 of CSAF 2.1: dates. Time zones count. */
import { asObject, member, text } from "../json.ts";
import { isDateTime } from "../schema/formats.ts";
import { type CsafView, itemsOf, type Located, secondsOf } from "./csaf-view.ts";
import { distributionOf } from "./distribution.ts";
import { type Report, type Rule, rule } from "./rule.ts";
import { newestRevision } from "./versions.ts";

/** Section 2.3: `T` and `Z` in capitals, a time zone, no leap second. */
const STRICT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:[0-5]\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/;

type DateAt = { readonly value: string; readonly pointer: string };

function* membersAt(items: readonly Located[], keys: readonly string[]): Generator<DateAt, void, undefined> {
	for (const { node, place } of items) {
		for (const key of keys) {
			const value = text(node, key);
			if (value !== undefined) yield { value, pointer: place.pointer(key) };
		}
	}
}

function contentOf(vulnerability: Located, key: "epss" | "ssvc_v2"): readonly Located[] {
	return itemsOf(vulnerability, "metrics").flatMap(({ node, place }) => {
		const value = asObject(member(asObject(member(node, "content")), key));
		return value === undefined ? [] : [{ node: value, place: place.at("content").at(key) }];
	});
}

function* datesOf(view: CsafView): Generator<DateAt, void, undefined> {
	if (view.tracking !== undefined) {
		const generator = asObject(member(view.tracking, "generator"));
		yield* membersAt([{ node: view.tracking, place: view.trackingPlace }], ["current_release_date", "initial_release_date"]);
		if (generator !== undefined) yield* membersAt([{ node: generator, place: view.trackingPlace.at("generator") }], ["date"]);
	}
	yield* membersAt(view.revisions, ["date"]);
	for (const vulnerability of view.vulnerabilities) {
		yield* membersAt([vulnerability], ["disclosure_date", "discovery_date"]);
		yield* membersAt(itemsOf(vulnerability, "first_known_exploitation_dates"), ["date", "exploitation_date"]);
		for (const list of ["flags", "involvements", "remediations", "threats"]) yield* membersAt(itemsOf(vulnerability, list), ["date"]);
		for (const key of ["epss", "ssvc_v2"] as const) yield* membersAt(contentOf(vulnerability, key), ["timestamp"]);
	}
}

/** Test 6.1.37. */
export const dateAndTime = rule("6.1.37", "Date and Time", "Programs read dates in one form only, and drop the rest.", (view, report) => {
	for (const { value, pointer } of datesOf(view))
		if (!STRICT.test(value) || !isDateTime(value)) report(pointer, `"${value.slice(0, 60)}" is no date and time as section 2.3 asks for`);
});

function isReleased({ status }: CsafView): boolean {
	return status === "final" || status === "interim";
}

/** Reports dates that are later than the newest revision. */
function tellLater(view: CsafView, dates: Iterable<DateAt>, report: Report): void {
	const newest = newestRevision(view);
	if (newest === undefined) return;
	for (const { value, pointer } of dates) {
		const seconds = secondsOf(value);
		if (seconds !== undefined && seconds > newest) report(pointer, `${value} is later than the newest entry of the revision history`);
	}
}

/** Test 6.1.45. */
export const disclosureDate = rule(
	"6.1.45",
	"Inconsistent Disclosure Date",
	"A public document cannot be older than the disclosure of what it says.",
	(view, report) => {
		if (isReleased(view) && distributionOf(view).isClear) tellLater(view, membersAt(view.vulnerabilities, ["disclosure_date"]), report);
	},
);

/** A test of dates inside released documents. */
function inReleased(dates: (vulnerability: Located) => Iterable<DateAt>): Rule["check"] {
	return (view, report) => {
		if (isReleased(view)) for (const vulnerability of view.vulnerabilities) tellLater(view, dates(vulnerability), report);
	};
}

/** Test 6.1.49. */
export const ssvcTimestamp = rule(
	"6.1.49",
	"Inconsistent SSVC Timestamp",
	"A document cannot hold a decision that was made after its release.",
	inReleased((vulnerability) => membersAt(contentOf(vulnerability, "ssvc_v2"), ["timestamp"])),
);

/** Test 6.1.51. */
export const epssTimestamp = rule(
	"6.1.51",
	"Inconsistent EPSS Timestamp",
	"A document cannot hold a score from after its release.",
	inReleased((vulnerability) => membersAt(contentOf(vulnerability, "epss"), ["timestamp"])),
);

/** Test 6.1.52. */
export const exploitationDates = rule(
	"6.1.52",
	"Inconsistent First Known Exploitation Dates",
	"A document cannot know of an attack that came after its release.",
	inReleased((vulnerability) => membersAt(itemsOf(vulnerability, "first_known_exploitation_dates"), ["date", "exploitation_date"])),
);

/** Test 6.1.53. */
export const exploitationBeforeReport = rule(
	"6.1.53",
	"Inconsistent Exploitation Date",
	"An attack cannot be known before it happened.",
	(view, report) => {
		for (const vulnerability of view.vulnerabilities) {
			for (const { node, place } of itemsOf(vulnerability, "first_known_exploitation_dates")) {
				const [date, exploited] = [secondsOf(text(node, "date")), secondsOf(text(node, "exploitation_date"))];
				if (date !== undefined && exploited !== undefined && exploited > date)
					report(place.pointer("exploitation_date"), `the exploitation is later than ${text(node, "date") ?? ""}, when it was known`);
			}
		}
	},
);

/** Test 6.2.21. */
export const sameTimestamps = rule(
	"6.2.21",
	"Same Timestamps in Revision History",
	"Of two revisions of one instant nobody can say which is newer.",
	({ revisions }, report) => {
		const seen = new Set<number>();
		for (const { seconds, date, place } of revisions) {
			if (seconds === undefined) continue;
			if (seen.has(seconds)) report(place.pointer("date"), `${date ?? ""} is the date of an earlier entry too`);
			seen.add(seconds);
		}
	},
);

/** Test 6.2.33: only for dates that are past at the time of the check. */
export const pastDisclosureDate = rule(
	"6.2.33",
	"Disclosure Date Newer than Revision History",
	"The day of disclosure has passed, and the document was not confirmed since.",
	(view, report, { now }) => {
		if (now === undefined) return;
		const past = [...membersAt(view.vulnerabilities, ["disclosure_date"])].filter(
			({ value }) => (secondsOf(value) ?? Number.POSITIVE_INFINITY) <= now,
		);
		tellLater(view, past, report);
	},
);

const FIFTEEN_DAYS = 15 * 24 * 3600;

/** Test 6.2.41. */
export const oldEpss = rule("6.2.41", "Old EPSS Timestamp", "EPSS changes daily: an old value says little about today.", (view, report) => {
	const newest = newestRevision(view);
	if (newest === undefined || !isReleased(view)) return;
	for (const vulnerability of view.vulnerabilities) {
		const stamps = [...membersAt(contentOf(vulnerability, "epss"), ["timestamp"])].flatMap((one) => {
			const seconds = secondsOf(one.value);
			return seconds === undefined ? [] : [{ ...one, seconds }];
		});
		const youngest = stamps.sort((a, b) => b.seconds - a.seconds)[0];
		if (youngest !== undefined && newest - youngest.seconds > FIFTEEN_DAYS)
			report(youngest.pointer, `the youngest EPSS value, of ${youngest.value}, is more than 15 days older than the newest revision`);
	}
});
