/** What a revision changes in what documents state, whatever devices there are: statuses, ranges, fixes and ratings by hole and product. */
import type { Advisory, Product, Vulnerability } from "../../advisory/document.ts";
import { documentKey } from "../../advisory/document-key.ts";
import { fixesFor } from "../../advisory/fixes-for.ts";
import { fold } from "../../core/text.ts";
import { readingOf } from "../source-comparison.ts";

/** One product under one hole, or the rating of the hole where `product` is `null`. */
export interface StatementChange {
	readonly advisory: string;
	/** CVE id, or the title of a hole without one. */
	readonly hole: string;
	readonly product: string | null;
	/** What is stated, in words, sorted: `known_affected: <= V5.4.4 build 161125; fixed in V5.4.5 build 170124`; empty: nothing. */
	readonly before: readonly string[];
	readonly after: readonly string[];
}

/** Compares two sets of documents; product ids, order, titles and prose do not count. Sorted by hole and product. */
export function compareStatements(before: readonly Advisory[], after: readonly Advisory[]): readonly StatementChange[] {
	const [earlier, later] = [statementsOf(before), statementsOf(after)];
	const changes: StatementChange[] = [];
	for (const key of [...new Set([...earlier.keys(), ...later.keys()])].sort()) {
		const one = earlier.get(key) ?? later.get(key);
		const [was, is] = [sorted(earlier.get(key)?.said), sorted(later.get(key)?.said)];
		if (one === undefined || was.join("\n") === is.join("\n")) continue;
		changes.push({ advisory: one.advisory, hole: one.hole, product: one.product, before: was, after: is });
	}
	return changes;
}

interface Statement extends Pick<StatementChange, "advisory" | "hole" | "product"> {
	readonly said: Set<string>;
}

function sorted(said: ReadonlySet<string> | undefined): readonly string[] {
	return [...(said ?? [])].sort();
}

function statementsOf(documents: readonly Advisory[]): ReadonlyMap<string, Statement> {
	const statements = new Map<string, Statement>();
	const say = (advisory: Advisory, hole: string, product: string | null, text: string) => {
		const key = [hole, product === null ? "" : fold(product), documentKey(advisory)].join("\u0000");
		const held = statements.get(key);
		if (held === undefined) statements.set(key, { advisory: advisory.id, hole, product, said: new Set([text]) });
		else held.said.add(text);
	};
	for (const advisory of documents) {
		for (const hole of advisory.vulnerabilities) {
			const name = hole.cve ?? hole.title ?? hole.pointer;
			for (const product of advisory.products) {
				const status = hole.status.get(product.productId);
				if (status !== undefined) say(advisory, name, nameOf(product), statementOf(hole, product, status));
			}
			for (const { version, vector, baseScore } of hole.scores)
				say(advisory, name, null, `CVSS ${version}: ${baseScore.toFixed(1)} ${vector}`.trim());
		}
	}
	return statements;
}

function nameOf({ vendor, name, fullName }: Product): string {
	const text = name === "" ? fullName : name;
	return vendor === "" || text.startsWith(vendor) ? text : `${vendor} ${text}`;
}

function statementOf(hole: Vulnerability, product: Product, status: string): string {
	const fixes = [...new Set(fixesFor(hole, product).map((fix) => fix.text))].sort();
	return [
		`${status}: ${product.undated === true ? "no version stated" : readingOf(product.expression)}`,
		...product.conditions.map((condition) => `if ${condition}`),
		...(fixes.length === 0 ? [] : [`fixed in ${fixes.join(", ")}`]),
	].join("; ");
}
