/** A draft from a vendor's text, as pasted from a page or mail: what can be found in it, with the line where it was found. */
import type { Catalogue } from "../../../catalog/catalogue.ts";
import { oneLine } from "../../../core/one-line.ts";
import { parseVector } from "../../cvss/parse-vector.ts";
import { versTypeOf } from "../../facts/version-range.ts";
import { extractFixes } from "../../prose/extract-fixes.ts";
import { type DraftHole, emptyDraft } from "../draft.ts";
import { Gathering, type Imported } from "./imported.ts";

const MOST_LINES = 5_000;
const MOST_LINE = 4_000;

/** Makes the draft. Nothing in it is sure: prose was written for people. */
export function draftFromProse(text: string, trackingId: string, catalogue: Pick<Catalogue, "familyOf" | "vendor">): Imported {
	const gathering = new Gathering(versTypeOf);
	const lines = text.split(/\r?\n/, MOST_LINES).map((line) => oneLine(line, MOST_LINE));
	const found = {
		cves: new Map<string, number>(),
		cwes: new Map<string, number>(),
		vectors: new Map<string, number>(),
		urls: new Map<string, number>(),
	};
	const models = new Map<string, string>();
	for (const [index, line] of lines.entries()) {
		const number = index + 1;
		keep(found.cves, line.matchAll(/\bCVE-\d{4}-\d{4,7}\b/gi), number, (word) => word.toUpperCase());
		keep(found.cwes, line.matchAll(/\bCWE-\d{1,5}\b/gi), number, (word) => word.toUpperCase());
		keep(found.vectors, line.matchAll(/\bCVSS:[34]\.\d\/[A-Za-z:/]{10,200}/g), number, (word) => word);
		keep(found.urls, line.matchAll(/\bhttps:\/\/[^\s"'<>)\]]{4,300}/g), number, (word) => word.replace(/[.,;]$/, ""));
		for (const [word] of line.matchAll(/[A-Za-z0-9][A-Za-z0-9/_.()-]{3,40}/g)) {
			const family = /\d/.test(word) ? catalogue.familyOf(word) : undefined;
			const maker = family?.distinctive === true ? catalogue.vendor(family.maker)?.name : undefined;
			if (maker === undefined || models.has(word)) continue;
			models.set(word, gathering.product(maker, word, [], "medium", `line ${number}`));
		}
	}
	const title = lines.find((line) => line.length > 8) ?? "";
	if (title !== "") gathering.mark("/title", "medium", `line ${lines.indexOf(title) + 1}`);
	const holes = holesOf(lines, found, models, gathering);
	for (const [index, line] of [...found.urls.values()].entries()) gathering.mark(`/references/${index}`, "medium", `line ${line}`);
	if (models.size === 0) gathering.leave("no model of a maker that the catalogue knows", "the text", "Add the products by hand.");
	const draft = {
		...emptyDraft(trackingId),
		title,
		products: gathering.products,
		holes,
		references: [...found.urls.keys()].map((url) => ({ summary: url, url })),
		marks: gathering.marks,
	};
	return { draft, left: gathering.left };
}

function keep(into: Map<string, number>, words: Iterable<RegExpMatchArray>, line: number, as: (word: string) => string): void {
	for (const [word] of words) if (!into.has(as(word))) into.set(as(word), line);
}

function holesOf(
	lines: readonly string[],
	found: {
		readonly cves: ReadonlyMap<string, number>;
		readonly cwes: ReadonlyMap<string, number>;
		readonly vectors: ReadonlyMap<string, number>;
	},
	models: ReadonlyMap<string, string>,
	gathering: Gathering,
): readonly DraftHole[] {
	const text = lines.join("\n");
	const names = [...models.keys()];
	const fixes = extractFixes(text, "", { productNames: names });
	const vectors = [...found.vectors.keys()].filter((vector) => parseVector(vector).ok);
	const cves = found.cves.size === 0 ? [["", 1] as const] : [...found.cves];
	return cves.map(([cve, line], index): DraftHole => {
		const at = `/holes/${index}`;
		if (cve !== "") gathering.mark(`${at}/cve`, "medium", `line ${line}`);
		const isOnly = cves.length === 1;
		const vectorOf = (begin: string) => (isOnly ? (vectors.find((vector) => vector.startsWith(begin)) ?? "") : "");
		const [cwe] = isOnly ? [...found.cwes.keys()] : [];
		for (const [key, value, where] of [
			["cvss3", vectorOf("CVSS:3"), found.vectors.get(vectorOf("CVSS:3"))],
			["cvss4", vectorOf("CVSS:4"), found.vectors.get(vectorOf("CVSS:4"))],
			["cwe", cwe ?? "", found.cwes.get(cwe ?? "")],
		] as const)
			if (value !== "") gathering.mark(`${at}/${key}`, "medium", `line ${where ?? line}`);
		const statements = names.map((name, number) => {
			const claim =
				fixes.find(({ product, axis }) => axis === "version" && product?.includes(name) === true) ??
				fixes.find(({ product, axis }) => axis === "version" && product === undefined);
			gathering.mark(`${at}/statements/${number}`, "low", claim === undefined ? "no range found" : `"${oneLine(claim.quote, 120)}"`);
			return {
				product: models.get(name) ?? "",
				status: "under_investigation" as const,
				from: "",
				to: "",
				toIncluded: false,
				fix: claim?.text ?? "",
				remedy: claim === undefined ? ("mitigation" as const) : ("vendor_fix" as const),
				details: "",
				url: "",
			};
		});
		return {
			cve,
			title: "",
			description: "",
			cwe: cwe ?? "",
			cvss3: vectorOf("CVSS:3"),
			cvss4: vectorOf("CVSS:4"),
			impact: "",
			exploited: "",
			statements,
		};
	});
}
