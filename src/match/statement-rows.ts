/** What one source states, for people: products that say the same are one row. */
import type { StatedProduct } from "./source-comparison.ts";
import type { Verdict } from "./verdict.ts";

/** One row. Names and texts are the source's; whoever shows them cleans them. */
export interface StatementRow {
	readonly status: Verdict;
	/** Each once. */
	readonly names: readonly string[];
	/** The versions as they were read, or `no version stated`. */
	readonly versions: string;
	readonly fixes: readonly string[];
	/** See `StatedProduct`. */
	readonly part: string;
}

/** The rows of a source, in the order in which it first says each. */
export function statementRows(products: readonly StatedProduct[]): readonly StatementRow[] {
	const groups = Map.groupBy(products, ({ status, reading, undated, part, fixes }) =>
		JSON.stringify([status, reading, undated, part, fixes]),
	);
	return [...groups.values()].flatMap((members) => {
		const [first] = members;
		if (first === undefined) return [];
		const { status, fixes, part, undated, reading } = first;
		return [
			{ status, fixes, part, names: [...new Set(members.map(({ name }) => name))], versions: undated ? "no version stated" : reading },
		];
	});
}
