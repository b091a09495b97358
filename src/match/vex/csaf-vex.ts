/** The statements as a CSAF 2.0 document of profile 5, VEX (section 4.5): category `csaf_vex`. */
import { toStableJson } from "../../advisory/facts/stable-json.ts";
import { coverageWords, type VexBook, type VexHead, type VexHole, type VexStatement } from "./collect.ts";
import { digestOf } from "./digest.ts";
import type { VexProduct } from "./product.ts";

/**
 * Writes the document. Equal findings and head give equal bytes.
 *
 * Holes must not be empty: profile 5 asks for at least one statement (test 6.1.27.11), so a caller with none has no VEX to give.
 */
export function toCsafVex(book: VexBook, head: VexHead): string {
	const body = { product_tree: treeOf(book.products), vulnerabilities: book.holes.map(vulnerabilityOf) };
	const date = `${head.asOf}T00:00:00Z`;
	const document = {
		category: "csaf_vex",
		csaf_version: "2.0",
		distribution: {
			text: "Names models and firmware versions in use: for those who look after these devices.",
			tlp: { label: "AMBER", url: "https://www.first.org/tlp/" },
		},
		lang: "en",
		notes: [{ category: "general", title: "What this covers", text: coverageWords(book, head) }],
		publisher: { category: "user", name: head.publisherName, namespace: head.publisherNamespace },
		title: `Exploitability of vulnerabilities in a fleet of video surveillance devices, as of ${head.asOf}`,
		tracking: {
			id: `SEAWALL-VEX-${head.asOf}-${digestOf(JSON.stringify([head.publisherNamespace, body]))}`,
			initial_release_date: date,
			current_release_date: date,
			generator: { engine: { name: "Seawall", version: head.toolVersion } },
			revision_history: [{ date, number: "1", summary: "Assessed" }],
			status: "final",
			version: "1",
		},
	};
	return toStableJson({ document, ...body });
}

/** Words that test 6.1.31 forbids in the name of a version; a firmware text that holds one is no version branch. */
const NO_VERSION = /[<>]|after|all|before|earlier|later|prior|versions/i;

interface Leaf {
	readonly category: "product_version";
	readonly name: string;
	readonly product: unknown;
}

function treeOf(products: readonly VexProduct[]): unknown {
	const vendors = new Map<string, Map<string, Leaf[]>>();
	const others: unknown[] = [];
	for (const { id, name, exact } of products) {
		if (exact === undefined) {
			others.push({ product_id: id, name });
			continue;
		}
		const product = {
			product_id: id,
			name,
			product_identification_helper: { model_numbers: [exact.model.replace(/[\\*?]/g, "\\$&")], purl: exact.purl },
		};
		if (NO_VERSION.test(exact.firmware)) {
			others.push(product);
			continue;
		}
		const models = vendors.get(exact.brand) ?? new Map<string, Leaf[]>();
		vendors.set(exact.brand, models);
		const leaves = models.get(exact.model) ?? [];
		models.set(exact.model, leaves);
		leaves.push({ category: "product_version", name: exact.firmware, product });
	}
	const branches = [...vendors].map(([vendor, models]) => ({
		category: "vendor",
		name: vendor,
		branches: [...models].map(([model, leaves]) => ({ category: "product_name", name: model, branches: leaves })),
	}));
	return { branches: branches.length > 0 ? branches : undefined, full_product_names: others.length > 0 ? others : undefined };
}

function vulnerabilityOf(hole: VexHole): unknown {
	const of = (verdict: VexStatement["verdict"]) => hole.statements.filter((statement) => statement.verdict === verdict);
	const ids = (statements: readonly VexStatement[]) => (statements.length > 0 ? statements.map(({ product }) => product.id) : undefined);
	const open = of("under_investigation");
	const safe = of("known_not_affected");
	return {
		cve: hole.cve,
		ids: hole.cve === undefined ? [{ system_name: "Advisory and title", text: hole.name }] : undefined,
		title: hole.title === "" ? undefined : hole.title,
		notes: [
			{ category: "description", title: "Vulnerability", text: hole.title === "" ? hole.name : hole.title },
			{ category: "details", title: "Documents", text: `Decided from ${hole.advisories.join(", ")}.` },
			...[...Map.groupBy(open, ({ why }) => why)].map(([why, same]) => ({
				category: "details",
				title: "Under investigation",
				text: `${why} Products: ${same.map(({ product }) => product.name).join("; ")}`,
			})),
		],
		product_status: {
			known_affected: ids(of("known_affected")),
			fixed: ids(of("fixed")),
			known_not_affected: ids(safe),
			under_investigation: ids(open),
		},
		remediations: remediationsOf(hole.statements),
		threats:
			safe.length === 0
				? undefined
				: [...Map.groupBy(safe, ({ why }) => why)].map(([details, same]) => ({ category: "impact", details, product_ids: ids(same) })),
	};
}

/** One a text: for what is affected the profile asks for it, for what is open test 6.2.2 does. */
function remediationsOf(statements: readonly VexStatement[]): unknown {
	const byText = new Map<string, { readonly category: string; readonly details: string; readonly product_ids: string[] }>();
	for (const { product, remedy } of statements) {
		if (remedy === undefined) continue;
		const key = `${remedy.category} ${remedy.details}`;
		const held = byText.get(key) ?? { ...remedy, product_ids: [] };
		byText.set(key, held);
		held.product_ids.push(product.id);
	}
	return byText.size === 0 ? undefined : [...byText.values()];
}
