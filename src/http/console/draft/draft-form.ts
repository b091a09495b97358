/** The editor's form and the draft, one into the other. Fields are written by whoever is signed in; `readDraft` bounds them. */
import type { Draft, DraftHole, DraftProduct, DraftStatement } from "../../../advisory/author/draft.ts";
import { csafModels } from "../../../advisory/author/model-pattern.ts";
import { readDraft } from "../../../advisory/author/read-draft.ts";
import { METRICS } from "../../../advisory/cvss/metrics.ts";
import { versTypeOf } from "../../../advisory/facts/version-range.ts";
import type { Problem } from "../../../core/problem.ts";
import type { Result } from "../../../core/result.ts";

/** Base metrics of an edition, in the order of its vector. */
export function baseMetrics(edition: "3.1" | "4.0") {
	return METRICS[edition].filter(({ group }) => group === "base");
}

/** Rows of a list in a form: a name, a number, a field. No page shows more. */
const MOST_ROWS = 400;

/** The draft that a form states, on top of the one it was made from. Rows that are empty are no rows. */
export function draftFromForm(fields: URLSearchParams, base: Draft): Result<Draft, Problem> {
	const text = (name: string): string => (fields.get(name) ?? "").trim();
	const products = rows(fields, "p", (at) => productOf(text, at)).filter(({ vendor, name }) => vendor !== "" || name !== "");
	const looked = new Set(fields.getAll("looked"));
	return readDraft(
		{
			...base,
			trackingId: text("trackingId") || base.trackingId,
			title: text("title"),
			language: text("language"),
			publisher: { name: text("publisherName"), namespace: text("publisherNamespace"), category: text("publisherCategory") },
			tlp: text("tlp"),
			embargoUntil: text("embargoUntil"),
			summary: text("summary"),
			change: text("change"),
			products: keyed(products),
			holes: rows(fields, "h", (at) => holeOf(fields, text, at)).filter(isHole),
			notes: rows(fields, "n", (at) => ({ title: text(`${at}.title`), text: text(`${at}.text`) })).filter((one) => one.text !== ""),
			references: rows(fields, "r", (at) => ({ summary: text(`${at}.summary`), url: text(`${at}.url`) })).filter(({ url }) => url !== ""),
			acknowledgements: rows(fields, "t", (at) => ({
				names: list(text(`${at}.names`)),
				organization: text(`${at}.organization`),
				summary: text(`${at}.summary`),
			})).filter((one) => one.names.length > 0 || one.organization !== ""),
			marks: base.marks.filter(({ field }) => !looked.has(field)),
		},
		"form",
	);
}

function rows<T>(fields: URLSearchParams, lead: string, read: (at: string) => T): readonly T[] {
	const numbers = new Set<number>();
	for (const name of fields.keys()) {
		const found = name.startsWith(`${lead}.`) ? /^\d{1,4}(?=\.)/.exec(name.slice(lead.length + 1)) : null;
		if (found !== null && Number(found[0]) < MOST_ROWS) numbers.add(Number(found[0]));
	}
	return [...numbers].sort((a, b) => a - b).map((number) => read(`${lead}.${number}`));
}

function productOf(text: (name: string) => string, at: string): DraftProduct {
	const [vendor, name] = [text(`${at}.vendor`), text(`${at}.name`)];
	const models = list(text(`${at}.models`));
	const scheme = text(`${at}.scheme`);
	return {
		key: text(`${at}.key`),
		vendor,
		name,
		models: models.length > 0 ? models : csafModels(name),
		scheme: scheme === "" ? versTypeOf(vendor) : scheme,
	};
}

/** New products get the next free key. */
function keyed(products: readonly DraftProduct[]): readonly DraftProduct[] {
	const taken = new Set(products.map(({ key }) => key));
	let next = 1;
	return products.map((product) => {
		if (product.key !== "") return product;
		while (taken.has(`p${next}`)) next++;
		taken.add(`p${next}`);
		return { ...product, key: `p${next}` };
	});
}

function holeOf(fields: URLSearchParams, text: (name: string) => string, at: string): DraftHole {
	const field = (name: string) => text(`${at}.${name}`);
	return {
		cve: field("cve"),
		title: field("title"),
		description: field("description"),
		cwe: /^CWE-\d{1,6}/.exec(field("cwe"))?.[0] ?? field("cwe"),
		cvss3: vectorOf("3.1", (metric) => field(`cvss3.${metric}`)),
		cvss4: vectorOf("4.0", (metric) => field(`cvss4.${metric}`)),
		impact: field("impact"),
		exploited: field("exploited"),
		statements: rows(fields, `${at}.s`, (place) => statementOf(text, place)).filter(({ product }) => product !== ""),
	};
}

function isHole({ cve, title, description, cvss3, statements }: DraftHole): boolean {
	return cve !== "" || title !== "" || description !== "" || cvss3 !== "" || statements.length > 0;
}

/** The vector that the clicks give; empty until every base metric has one. */
function vectorOf(edition: "3.1" | "4.0", chosen: (metric: string) => string): string {
	const parts = baseMetrics(edition).map(({ name, values }) => {
		const value = chosen(name);
		return values.includes(value) ? `${name}:${value}` : undefined;
	});
	return parts.every((part) => part !== undefined) ? `CVSS:${edition}/${parts.join("/")}` : "";
}

function statementOf(text: (name: string) => string, at: string): DraftStatement {
	return {
		product: text(`${at}.product`),
		status: text(`${at}.status`) as DraftStatement["status"],
		from: text(`${at}.from`),
		to: text(`${at}.to`),
		toIncluded: text(`${at}.end`) === "included",
		fix: text(`${at}.fix`),
		remedy: text(`${at}.remedy`) as DraftStatement["remedy"],
		details: text(`${at}.details`),
		url: text(`${at}.url`),
	};
}

function list(text: string): readonly string[] {
	return text
		.split(/[,;\n]/)
		.map((one) => one.trim())
		.filter((one) => one !== "");
}
