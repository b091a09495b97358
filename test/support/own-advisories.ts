/** Our own documents in data/catalog/advisories as tests read them: the wire form, with the products of the tree laid flat. */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { CsafBranch, CsafDocument, CsafProduct } from "../../src/advisory/facts/csaf-document.ts";

const folder = join(dirname(dirname(dirname(fileURLToPath(import.meta.url)))), "data", "catalog", "advisories");

/** One file: its name, its text, and what the text says. */
export interface OwnAdvisory {
	readonly file: string;
	readonly text: string;
	readonly csaf: CsafDocument;
}

/** A product with the branches above it. */
export interface FlatProduct {
	readonly vendor: string;
	readonly name: string;
	readonly vers: string;
	readonly product: CsafProduct;
}

/** Every document of our own, sorted by file name. */
export function ownAdvisories(): readonly OwnAdvisory[] {
	const files = readdirSync(folder)
		.filter((name) => name.endsWith(".json"))
		.sort();
	return files.map((file) => {
		const text = readFileSync(join(folder, file), "utf8");
		return { file, text, csaf: JSON.parse(text) as CsafDocument };
	});
}

/** The leaves of a product tree with vendor, model and range. */
export function flatProducts(csaf: CsafDocument): readonly FlatProduct[] {
	const walk = (branches: readonly CsafBranch[], vendor: string, name: string): readonly FlatProduct[] =>
		branches.flatMap((branch) => {
			if (branch.category === "product_version_range") return [{ vendor, name, vers: branch.name, product: branch.product }];
			return walk(
				branch.branches,
				branch.category === "vendor" ? branch.name : vendor,
				branch.category === "product_name" ? branch.name : name,
			);
		});
	return walk(csaf.product_tree.branches, "", "");
}

/** All prose of a document, as [place, text]: what people read, without names of products and sources. */
export function proseOf(csaf: CsafDocument): readonly (readonly [place: string, text: string])[] {
	return [
		["title", csaf.document.title],
		...csaf.document.notes.map((note) => [note.title, note.text] as const),
		...csaf.vulnerabilities.flatMap((hole) => [
			[`${hole.cve} title`, hole.title] as const,
			...hole.notes.map((note) => [`${hole.cve} ${note.title}`, note.text] as const),
			...hole.remediations.map((remediation) => [`${hole.cve} remediation`, remediation.details] as const),
			...hole.threats.map((threat) => [`${hole.cve} threat`, threat.details] as const),
		]),
	];
}
