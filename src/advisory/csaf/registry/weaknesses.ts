/** Names of weaknesses by release of the CWE List (data/csaf/weaknesses.json; source and licence in the README there). */
import data from "../../../../data/csaf/weaknesses.json" with { type: "json" };

/** How a weakness may be used to describe a vulnerability; said since CWE 4.12. */
export type WeaknessUse = "allowed" | "allowed with review" | "discouraged" | "prohibited";

/** A weakness in one release. */
export interface Weakness {
	readonly name: string;
	readonly isDeprecated: boolean;
	readonly use: WeaknessUse | undefined;
}

/** A release of the list. */
export interface WeaknessRelease {
	readonly version: string;
	/** `YYYY-MM-DD`. */
	readonly date: string;
}

/** Releases, oldest first. */
export const weaknessReleases: readonly WeaknessRelease[] = data.releases.map(([version = "", date = ""]) => ({ version, date }));

const INDEX: ReadonlyMap<string, number> = new Map(weaknessReleases.map(({ version }, at) => [version, at]));
const ROWS = data.weaknesses as unknown as Readonly<Record<string, readonly (readonly [number, string | null, string?])[]>>;
const USES: Readonly<Record<string, WeaknessUse>> = { a: "allowed", r: "allowed with review", n: "discouraged", p: "prohibited" };

/** Index of a release among `weaknessReleases`; `4.12` and `4.12.0` are one. */
export function releaseIndex(version: string): number | undefined {
	return INDEX.get(version) ?? INDEX.get(version.replace(/\.0$/, ""));
}

/** Index of the newest release on a day. */
export function releaseOn(day: string): number | undefined {
	for (let at = weaknessReleases.length - 1; at >= 0; at--) if ((weaknessReleases[at]?.date ?? "9") <= day) return at;
	return undefined;
}

/** The weakness as a release has it; `undefined` where that release has none of this id. */
export function weaknessIn(id: string, release: number): Weakness | undefined {
	let found: readonly [number, string | null, string?] | undefined;
	for (const row of rowsOf(id)) if (row[0] <= release) found = row;
	if (found === undefined || found[1] === null) return undefined;
	const state = found[2] ?? "";
	return { name: found[1], isDeprecated: state.startsWith("d"), use: USES[state.replace("d", "")] };
}

/** The weaknesses of a release that may describe a hole, by number. */
export function weaknessesIn(release: number): readonly { readonly id: string; readonly name: string }[] {
	return Object.keys(ROWS)
		.map(Number)
		.sort((a, b) => a - b)
		.flatMap((number) => {
			const found = weaknessIn(`CWE-${number}`, release);
			return found === undefined || found.isDeprecated || found.use === "prohibited" ? [] : [{ id: `CWE-${number}`, name: found.name }];
		});
}

/** Every name that an id has had, with the release that brought it. */
export function namesOf(id: string): readonly { readonly name: string; readonly since: WeaknessRelease }[] {
	const names: { name: string; since: WeaknessRelease }[] = [];
	for (const [at, name] of rowsOf(id)) {
		const since = weaknessReleases[at];
		if (name !== null && since !== undefined && names.at(-1)?.name !== name) names.push({ name, since });
	}
	return names;
}

/** The greatest number that the list has given out. */
export const greatestWeakness = Math.max(...Object.keys(ROWS).map(Number));

function rowsOf(id: string): readonly (readonly [number, string | null, string?])[] {
	const number = /^CWE-([1-9]\d{0,5})$/.exec(id)?.[1];
	return number !== undefined && Object.hasOwn(ROWS, number) ? (ROWS[number] ?? []) : [];
}
