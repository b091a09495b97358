/** The statements as OpenVEX 0.2.0 (https://github.com/openvex/spec). */
import { toStableJson } from "../../advisory/facts/stable-json.ts";
import { withoutTail } from "../../core/text.ts";
import type { Verdict } from "../verdict.ts";
import { coverageWords, type VexBook, type VexHead, type VexStatement } from "./collect.ts";
import { digestOf } from "./digest.ts";
import type { VexProduct } from "./product.ts";

const STATUS: Readonly<Record<Verdict, string>> = {
	known_affected: "affected",
	under_investigation: "under_investigation",
	fixed: "fixed",
	known_not_affected: "not_affected",
};

/** Writes the document: equal findings and head give equal bytes. Holes must not be empty: OpenVEX asks for a statement. */
export function toOpenVex(book: VexBook, head: VexHead): string {
	const base = withoutTail(head.publisherNamespace, "/");
	const statements = book.holes.flatMap((hole) => {
		const vulnerability = { name: hole.name, description: hole.title === "" ? undefined : hole.title };
		return [...Map.groupBy(hole.statements, groupKey).values()].map((same) => statementOf(vulnerability, same, base));
	});
	return toStableJson({
		"@context": "https://openvex.dev/ns/v0.2.0",
		"@id": `${base}/vex/${head.asOf}-${digestOf(JSON.stringify(statements))}`,
		author: head.publisherName,
		role: "User of the products",
		timestamp: `${head.asOf}T00:00:00Z`,
		version: 1,
		tooling: `Seawall ${head.toolVersion}. ${coverageWords(book, head)}`,
		statements,
	});
}

function groupKey({ verdict, why, remedy }: VexStatement): string {
	return [verdict, why, remedy?.details ?? ""].join("\u0000");
}

function statementOf(vulnerability: unknown, same: readonly VexStatement[], base: string): unknown {
	const [first] = same;
	return {
		vulnerability,
		products: same.map(({ product }) => productOf(product, base)),
		status: first === undefined ? "under_investigation" : STATUS[first.verdict],
		impact_statement: first?.verdict === "known_not_affected" ? first.why : undefined,
		// Forbidden for every status but `affected`.
		action_statement: first?.verdict === "known_affected" ? first.remedy?.details : undefined,
		status_notes: first?.verdict === "under_investigation" ? `${first.why} ${first.remedy?.details ?? ""}`.trim() : undefined,
	};
}

/** A package URL only where it names the product wholly: one without a version would mean every version. */
function productOf({ id, exact }: VexProduct, base: string): unknown {
	if (exact === undefined) return { "@id": `${base}/product/${encodeURIComponent(id)}` };
	return { "@id": exact.purl, identifiers: { purl: exact.purl } };
}
