/** What the name of a `product_version_range` says: a vers range, a vers-like one (vls), or neither (section 3.1.2.3.2 of CSAF 2.1). */
import { parseVers } from "../../../catalog/vers/parse.ts";
import { validateVers } from "../../../catalog/vers/validate.ts";
import type { Vers, VersConstraint } from "../../../catalog/vers/vers.ts";
import type { VersType } from "../../../catalog/vers/vers-type.ts";
import { versTypes } from "../../../catalog/vers/vers-types.ts";

/** A name as it was read. */
export interface VersionRange {
	readonly form: "vers" | "vls";
	/** Of vers. */
	readonly type: string;
	readonly constraints: readonly VersConstraint[];
	/** What breaks the rules of its form. */
	readonly fault: string | undefined;
}

/** Reads a name; `undefined` when it is neither form. */
export function readRange(name: string): VersionRange | undefined {
	const isVers = name.startsWith("vers:");
	const read = parseVers(isVers ? name : `vers:vls/${name}`);
	if (!read.ok) return undefined;
	const { type, constraints } = read.value;
	if (!isVers) return { form: "vls", type: "", constraints, fault: isStar(read.value) ? "all versions are written vers:all/*" : undefined };
	const fault =
		isStar(read.value) && type !== "all" && type !== "none"
			? "all versions are written vers:all/*"
			: validateVers(read.value).find(({ severity }) => severity === "error")?.why;
	return { form: "vers", type, constraints, fault };
}

function isStar({ constraints }: Vers): boolean {
	return constraints[0]?.comparator === "*";
}

/** True when only one version is meant. */
export function isSingleVersion({ constraints }: VersionRange): boolean {
	const [first, second] = constraints;
	if (first === undefined) return false;
	if (second === undefined) return first.comparator === "=";
	const ends = [first.comparator, second.comparator];
	return constraints.length === 2 && first.version === second.version && ends.includes(">=") && ends.includes("<=");
}

/** True when the range has no upper end. */
export function isOpenAbove({ constraints, form }: VersionRange): boolean {
	const last = constraints.findLast(({ comparator }) => comparator !== "!=");
	if (last === undefined) return true;
	if (form === "vls" && constraints.length > 1 && constraints.some(({ comparator }) => comparator.startsWith("<"))) {
		return last.comparator.startsWith(">");
	}
	return last.comparator === ">" || last.comparator === ">=";
}

interface Interval {
	readonly low: number | undefined;
	readonly lowIn: boolean;
	readonly high: number | undefined;
	readonly highIn: boolean;
}

/** Dotted numbers with an optional `v`, for ranges that name no type: the best effort that section 3.1.2.3.2 leaves to tools. */
const PLAIN = "intdot";

/** The type by which two ranges can be compared. */
function commonType(a: VersionRange, b: VersionRange): VersType | undefined {
	const id = a.form === "vers" ? a.type : b.form === "vers" ? b.type : PLAIN;
	if (a.form === "vers" && b.form === "vers" && a.type !== b.type) return undefined;
	const type = versTypes.get(id);
	return type?.answersContainment === true || id === "npm" ? type : undefined;
}

const plain = (version: string): string => version.replace(/^v(?=\d)/i, "");

/** True when a version lies in both; `undefined` when nobody can say. */
export function overlap(a: VersionRange, b: VersionRange): boolean | undefined {
	if (a.type === "none" || b.type === "none") return false;
	if (hasStar(a) || hasStar(b)) return true;
	const type = commonType(a, b);
	if (type === undefined || a.constraints.length + b.constraints.length > 200) return undefined;
	const texts = [...a.constraints, ...b.constraints].map(({ version }) =>
		a.form === "vls" || b.form === "vls" ? plain(version) : version,
	);
	const order = type.order(texts);
	const compare = (left: number, right: number): number | undefined => {
		if (left === right) return 0;
		const { order: found } = order(left, right);
		return found === "?" ? undefined : found === "<" ? -1 : found === ">" ? 1 : 0;
	};
	const unknown = texts.some((_, at) => at > 0 && compare(at - 1, at) === undefined);
	if (unknown) return undefined;
	const numbered = (range: VersionRange, from: number) =>
		range.constraints.map((one, at) => ({ comparator: one.comparator, at: from + at }));
	const [left, right] = [numbered(a, 0), numbered(b, a.constraints.length)];
	const sure = (x: number, y: number): number => compare(x, y) ?? 0;
	const out = [...left, ...right].filter(({ comparator }) => comparator === "!=").map(({ at }) => at);
	return intervals(left, sure).some((one) => intervals(right, sure).some((other) => meets(one, other, out, sure)));
}

function hasStar({ constraints }: VersionRange): boolean {
	return constraints[0]?.comparator === "*";
}

type Bound = { readonly comparator: VersConstraint["comparator"]; readonly at: number };

function intervals(bounds: readonly Bound[], compare: (a: number, b: number) => number): readonly Interval[] {
	const found: Interval[] = [];
	const sorted = bounds.filter(({ comparator }) => comparator !== "!=").sort((a, b) => compare(a.at, b.at));
	let open: Bound | undefined;
	for (const bound of sorted) {
		const { comparator, at } = bound;
		if (comparator === "=") {
			if (open === undefined) found.push({ low: at, lowIn: true, high: at, highIn: true });
		} else if (comparator.startsWith(">")) open ??= bound;
		else {
			const low = open?.at;
			if (low !== undefined || found.length === 0)
				found.push({ low, lowIn: open?.comparator === ">=", high: at, highIn: comparator === "<=" });
			open = undefined;
		}
	}
	if (open !== undefined) found.push({ low: open.at, lowIn: open.comparator === ">=", high: undefined, highIn: false });
	if (sorted.length === 0) found.push({ low: undefined, lowIn: false, high: undefined, highIn: false });
	return found;
}

function meets(a: Interval, b: Interval, out: readonly number[], compare: (a: number, b: number) => number): boolean {
	const later = (x: Interval, y: Interval): Interval => {
		if (x.low === undefined) return y;
		if (y.low === undefined) return x;
		const order = compare(x.low, y.low);
		return order > 0 || (order === 0 && !x.lowIn) ? x : y;
	};
	const earlier = (x: Interval, y: Interval): Interval => {
		if (x.high === undefined) return y;
		if (y.high === undefined) return x;
		const order = compare(x.high, y.high);
		return order < 0 || (order === 0 && !x.highIn) ? x : y;
	};
	const { low, lowIn } = later(a, b);
	const { high, highIn } = earlier(a, b);
	if (low === undefined || high === undefined) return true;
	const order = compare(low, high);
	if (order < 0) return true;
	return order === 0 && lowIn && highIn && !out.some((at) => compare(at, low) === 0);
}

/** A version as a range that holds it alone. */
export function singleVersion(version: string): VersionRange {
	return { form: "vls", type: "", constraints: [{ comparator: "=", version, written: version, at: 0 }], fault: undefined };
}

/**
 * Types that package-url/vers-spec has registered. Ranges of package ecosystems are read and held against the rules of the notation; their
 * order is not known here, so nothing is said about what overlaps.
 */
export const REGISTERED_TYPES: ReadonlySet<string> = new Set(
	"all none alpine alpm apache cargo composer conan cpan datetime deb ebuild gem generic gentoo github golang hex intdot lexicographic mattermost maven mozilla nginx npm nuget openssl opam pypi raku rpm semver swift".split(
		" ",
	),
);
