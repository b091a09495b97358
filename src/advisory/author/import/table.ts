/** A draft from a table: a row for each product under a hole, columns by name. */
import { fold } from "../../../core/text.ts";
import type { DraftHole, DraftStatement } from "../draft.ts";
import { emptyDraft, REMEDIES, STATUSES } from "../draft.ts";
import { endsOf, Gathering, type Imported } from "./imported.ts";

/** Names of columns, folded, by the field they fill. */
const COLUMNS = {
	vendor: ["vendor", "maker", "manufacturer", "brand", "hersteller", "marke"],
	product: ["product", "model", "series", "device", "produkt", "modell", "geraet"],
	models: ["models", "model numbers", "modelle"],
	affected: ["affected", "affected versions", "versions", "version range", "range", "betroffen", "betroffene versionen"],
	from: ["from", "first affected", "von"],
	to: ["to", "last affected", "bis"],
	fix: ["fix", "fixed", "fixed in", "fixed version", "patched", "behoben in", "korrektur"],
	cve: ["cve", "cve id", "vulnerability"],
	title: ["title", "name", "titel"],
	cvss: ["cvss", "cvss vector", "vector", "vektor"],
	cwe: ["cwe", "cwe id", "weakness"],
	status: ["status"],
	remedy: ["remedy", "category", "remediation category"],
	details: ["details", "remediation", "action", "what to do", "massnahme"],
	url: ["url", "download", "link"],
	impact: ["impact", "folgen"],
} as const;
type Column = keyof typeof COLUMNS;

/** A row with its place in the file. */
export interface TableRow {
	/** From 1. */
	readonly line: number;
	readonly cells: readonly string[];
}

/** Makes the draft; the first row names the columns. Rows without a product, and columns that nobody knows, are left out and told. */
export function draftFromTable(rows: readonly TableRow[], trackingId: string, schemeOf: (vendor: string) => string): Imported {
	const gathering = new Gathering(schemeOf);
	const [head, ...body] = rows;
	const places = columnsOf(head, gathering);
	const holes = new Map<string, { readonly hole: Omit<DraftHole, "statements">; readonly statements: DraftStatement[] }>();
	for (const row of body) addRow(row, places, holes, gathering);
	const made = [...holes.values()].map(({ hole, statements }) => ({ ...hole, statements }));
	const title = made.map(({ title: one }) => one).find((one) => one !== "") ?? "";
	if (title !== "") gathering.mark("/title", "medium", "column title");
	return {
		draft: { ...emptyDraft(trackingId), title, products: gathering.products, holes: made, marks: gathering.marks },
		left: gathering.left,
	};
}

function columnsOf(head: TableRow | undefined, gathering: Gathering): ReadonlyMap<Column, number> {
	const places = new Map<Column, number>();
	for (const [at, cell] of (head?.cells ?? []).entries()) {
		const name = fold(cell).replace(/[_-]+/g, " ");
		const column = (Object.keys(COLUMNS) as Column[]).find((one) => (COLUMNS[one] as readonly string[]).includes(name));
		if (column !== undefined && !places.has(column)) places.set(column, at);
		else if (name !== "")
			gathering.leave(
				`the column "${cell.slice(0, 60)}"`,
				`line ${head?.line ?? 1}`,
				"Name it as docs/author.md lists, if it belongs into an advisory.",
			);
	}
	return places;
}

function addRow(
	{ line, cells }: TableRow,
	places: ReadonlyMap<Column, number>,
	holes: Map<string, { readonly hole: Omit<DraftHole, "statements">; readonly statements: DraftStatement[] }>,
	gathering: Gathering,
): void {
	const cell = (column: Column): string => (cells[places.get(column) ?? -1] ?? "").trim();
	const [vendor, name] = [cell("vendor"), cell("product")];
	if (cells.every((one) => one.trim() === "")) return;
	if (vendor === "" || name === "") {
		gathering.leave("a row without vendor or product", `line ${line}`, "Fill both columns.");
		return;
	}
	const cve = cell("cve");
	const held = holes.get(cve);
	const index = held === undefined ? holes.size : [...holes.keys()].indexOf(cve);
	const into = held ?? {
		hole: {
			cve,
			title: cell("title"),
			description: "",
			cwe: cell("cwe"),
			cvss3: isFour(cell("cvss")) ? "" : cell("cvss"),
			cvss4: isFour(cell("cvss")) ? cell("cvss") : "",
			impact: cell("impact"),
			exploited: "",
		},
		statements: [],
	};
	holes.set(cve, into);
	const key = gathering.product(vendor, name, split(cell("models")), "high", `line ${line}`);
	const affected = cell("affected");
	const ends = affected === "" ? { from: cell("from"), to: cell("to"), toIncluded: true } : endsOf(affected, `${vendor} ${name}`);
	const isWritten = affected === "" || /^[<>=]/.test(affected);
	gathering.mark(
		`/holes/${index}/statements/${into.statements.length}`,
		ends === undefined ? "low" : isWritten ? "high" : "medium",
		`line ${line}${affected === "" ? "" : `, "${affected.slice(0, 60)}"`}`,
	);
	const status = cell("status").toLowerCase().replaceAll(" ", "_");
	const remedy = cell("remedy").toLowerCase().replaceAll(" ", "_");
	into.statements.push({
		product: key,
		status: STATUSES.find((one) => one === status) ?? "known_affected",
		...(ends ?? { from: "", to: "", toIncluded: false }),
		fix: cell("fix"),
		remedy: REMEDIES.find((one) => one === remedy) ?? (cell("fix") === "" && cell("details") === "" ? "none_available" : "vendor_fix"),
		details: cell("details"),
		url: cell("url"),
	});
}

const isFour = (vector: string): boolean => vector.startsWith("CVSS:4");

function split(text: string): readonly string[] {
	return text
		.split(/[;|,]/)
		.map((one) => one.trim())
		.filter((one) => one !== "");
}
