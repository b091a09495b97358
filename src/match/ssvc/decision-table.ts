/**
 * SSVC decision tables, and deciding with facts that may be missing.
 *
 * A missing fact gives every outcome that is still possible, and the most severe of them counts: never the mild case
 * (docs/adr/0005-unknown-is-never-safe.md).
 */

/** One table, as in data/ssvc. */
export interface DecisionTable {
	readonly id: string;
	/** What is decided, in words. */
	readonly title: string;
	readonly source: string;
	/** Decision points with their values, mildest first. */
	readonly points: readonly { readonly name: string; readonly values: readonly string[] }[];
	/** Mildest first. */
	readonly outcomes: readonly string[];
	/** The outcome of each combination: the values in the order of the points, ` | ` between them. */
	readonly cells: Readonly<Record<string, string>>;
}

/** What is known of one decision point: its value, several that are still possible, or nothing. Text that is no value counts as nothing. */
export type Known = string | readonly string[] | undefined;

/** What a table says. */
export interface Decision {
	/** The most severe outcome that is still possible. */
	readonly worst: string;
	/** All outcomes that are still possible, mildest first. */
	readonly possible: readonly string[];
	/** True when the facts that are missing make no difference. */
	readonly decided: boolean;
	/** Points whose value is not known. */
	readonly missing: readonly string[];
	/** In words: `14 days or 3 days, since automatable is not known; the stricter counts`. */
	readonly reason: string;
}

/** Decides by a table. `facts` are by name of the decision point; a name that is absent is not known. */
export function decide(table: DecisionTable, facts: Readonly<Record<string, Known>>): Decision {
	const open = table.points.map(({ name, values }) => stillPossible(values, facts[name]));
	const reached = new Set(combinations(open).map((values) => table.cells[values.join(" | ")] ?? ""));
	const possible = table.outcomes.filter((outcome) => reached.has(outcome));
	const missing = table.points.filter((_, index) => (open[index]?.length ?? 0) > 1).map(({ name }) => name);
	const worst = possible.at(-1) ?? table.outcomes.at(-1) ?? "";
	const decided = possible.length === 1;
	return { worst, possible, decided, missing, reason: decided ? worst : openWords(possible, missing) };
}

function stillPossible(values: readonly string[], known: Known): readonly string[] {
	const stated = typeof known === "string" ? [known] : (known ?? []);
	const left = values.filter((value) => stated.includes(value));
	return left.length === 0 ? values : left;
}

function combinations(open: readonly (readonly string[])[]): readonly (readonly string[])[] {
	return open.reduce<readonly (readonly string[])[]>(
		(heads, values) => heads.flatMap((head) => values.map((value) => [...head, value])),
		[[]],
	);
}

function openWords(possible: readonly string[], missing: readonly string[]): string {
	const verb = missing.length === 1 ? "is" : "are";
	return `${possible.join(" or ")}, since ${missing.join(" and ")} ${verb} not known; the strictest counts`;
}
