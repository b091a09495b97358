/** Which requirements a role asks for: section 7.2 of CSAF 2.0 and 2.1 as data. */
import type { RequirementResult } from "./requirements.ts";

/** Roles, as provider-metadata.json and aggregator.json name them. */
export type Role = "csaf_publisher" | "csaf_provider" | "csaf_trusted_provider" | "lister" | "aggregator";

/** What is asked for: a requirement, all of several, or one of several. */
type Need = number | { readonly all: readonly Need[] } | { readonly any: readonly Need[] };

/** How the documents are distributed; what is used must be right, whichever it is (note in section 7.2.2). */
export interface Distributions {
	readonly rolie: boolean;
	readonly directory: boolean;
}

const PUBLISHER: readonly Need[] = [1, 2, 3, 4];
const DIRECTORY: Need = { all: [11, 12, 13, 14] };
const ROLIE: Need = { all: [15, 16, 17] };

function needOf(role: Role, version: "2.0" | "2.1", { rolie, directory }: Distributions): Need {
	const later: readonly Need[] = version === "2.1" ? [24, 25] : [];
	const provider: readonly Need[] = [
		...PUBLISHER,
		5,
		6,
		7,
		...later,
		{ any: [8, 9, 10] },
		...(rolie && directory ? [DIRECTORY, ROLIE] : [{ any: [DIRECTORY, ROLIE] }]),
	];
	switch (role) {
		case "csaf_publisher":
			return { all: PUBLISHER };
		case "csaf_provider":
			return { all: provider };
		case "csaf_trusted_provider":
			return { all: [...provider, 18, 19, 20] };
		case "lister":
			return { all: [6, 21, 22, ...later] };
		case "aggregator":
			return { all: [...PUBLISHER, 5, 6, 21, 22, 23, ...later] };
	}
}

/** One of these was looked for only where a domain was asked: not looked at is not known. */
const FOUND_BY = new Set([8, 9, 10]);

/** True where the role is met, false where not; `undefined` where what was not looked at decides. */
export function meetsRole(
	role: Role,
	version: "2.0" | "2.1",
	results: ReadonlyMap<number, RequirementResult>,
	distributions: Distributions,
): boolean | undefined {
	return met(needOf(role, version, distributions));

	function met(need: Need): boolean | undefined {
		if (typeof need === "number") {
			const result = results.get(need);
			if (result === undefined) return undefined;
			if (result === "not-applicable") return FOUND_BY.has(need) ? undefined : true;
			return result !== "fail";
		}
		const isAll = "all" in need;
		const parts = (isAll ? need.all : need.any).map(met);
		if (parts.includes(!isAll)) return !isAll;
		return parts.includes(undefined) ? undefined : isAll;
	}
}

/** What the role still lacks: the numbers that fail and that it asks for. */
export function lackingFor(
	role: Role,
	version: "2.0" | "2.1",
	results: ReadonlyMap<number, RequirementResult>,
	distributions: Distributions,
): readonly number[] {
	const lacking = new Set<number>();
	collect(needOf(role, version, distributions));
	return [...lacking].sort((a, b) => a - b);

	function collect(need: Need): void {
		if (typeof need === "number") {
			if (results.get(need) === "fail") lacking.add(need);
			return;
		}
		if ("all" in need) {
			for (const part of need.all) collect(part);
			return;
		}
		// Of alternatives nothing is lacking while one holds; else the one that is nearest is told.
		const each = need.any.map((part) => [...numbersOf(part)].filter((num) => results.get(num) === "fail"));
		if (each.some((failed) => failed.length === 0)) return;
		for (const num of each.toSorted((a, b) => a.length - b.length)[0] ?? []) lacking.add(num);
	}
}

function numbersOf(need: Need): readonly number[] {
	if (typeof need === "number") return [need];
	return ("all" in need ? need.all : need.any).flatMap(numbersOf);
}
