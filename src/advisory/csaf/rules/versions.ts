/** Document versions (section 3.1.11): one number or three, compared by precedence. */
import { isIntegerVersion, matchSemanticVersion } from "../schema/patterns.ts";
import type { CsafView, Revision } from "./csaf-view.ts";

/** A version in its parts. */
export interface DocumentVersion {
	readonly isInteger: boolean;
	/** Major, minor, patch, as digits; an integer version is `n.0.0`, as test 6.1.14 of 2.1 says. */
	readonly numbers: readonly [string, string, string];
	readonly preRelease: string | undefined;
	readonly build: string | undefined;
	/** Without build metadata. */
	readonly core: string;
}

/** Reads one; `undefined` when the text is none. */
export function parseVersion(value: string | undefined): DocumentVersion | undefined {
	if (value === undefined) return undefined;
	if (isIntegerVersion(value)) return { isInteger: true, numbers: [value, "0", "0"], preRelease: undefined, build: undefined, core: value };
	const found = matchSemanticVersion(value);
	if (found === null) return undefined;
	const [, major = "0", minor = "0", patch = "0", preRelease, build] = found;
	const core = `${major}.${minor}.${patch}${preRelease === undefined ? "" : `-${preRelease}`}`;
	return { isInteger: false, numbers: [major, minor, patch], preRelease, build, core };
}

/** Orders numbers of any length that have no leading zeros. */
export function compareDigits(a: string, b: string): number {
	return a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);
}

/** Precedence by section 3.1.11.2, rule 11; build metadata does not count. */
export function compareVersions(a: DocumentVersion, b: DocumentVersion): number {
	for (const at of [0, 1, 2] as const) {
		const order = compareDigits(a.numbers[at], b.numbers[at]);
		if (order !== 0) return order;
	}
	if (a.preRelease === undefined || b.preRelease === undefined) {
		return a.preRelease === b.preRelease ? 0 : a.preRelease === undefined ? 1 : -1;
	}
	return comparePreReleases(a.preRelease.split("."), b.preRelease.split("."));
}

function comparePreReleases(a: readonly string[], b: readonly string[]): number {
	for (const [at, left] of a.entries()) {
		const right = b[at];
		if (right === undefined) return 1;
		if (left === right) continue;
		const [leftIsNumber, rightIsNumber] = [/^\d+$/.test(left), /^\d+$/.test(right)];
		if (leftIsNumber && rightIsNumber) return compareDigits(left, right);
		if (leftIsNumber !== rightIsNumber) return leftIsNumber ? -1 : 1;
		return left < right ? -1 : 1;
	}
	return a.length - b.length;
}

/** A revision whose date and number can be read. */
export interface DatedRevision {
	readonly revision: Revision;
	readonly seconds: number;
	readonly version: DocumentVersion;
	/** Its index in the document. */
	readonly index: number;
}

/** Revisions by date, those of one instant by number; those that cannot be read are left out. */
export function sortedRevisions({ revisions }: CsafView): readonly DatedRevision[] {
	const dated = revisions.flatMap((revision, index): DatedRevision[] => {
		const version = parseVersion(revision.number);
		return revision.seconds === undefined || version === undefined ? [] : [{ revision, seconds: revision.seconds, version, index }];
	});
	return dated.sort((a, b) => a.seconds - b.seconds || compareVersions(a.version, b.version));
}

/** The newest date of the revision history in seconds. */
export function newestRevision({ revisions }: CsafView): number | undefined {
	let newest: number | undefined;
	for (const { seconds } of revisions) if (seconds !== undefined && (newest === undefined || seconds > newest)) newest = seconds;
	return newest;
}
