/** `seawall advisory import`: a draft from CVRF 1.2, a table, or a vendor's text or page. What is not sure is marked, and stays a draft. */
import type { Draft } from "../advisory/author/draft.ts";
import { draftFromCvrf, isCvrf } from "../advisory/author/import/cvrf.ts";
import { htmlToText, looksLikeHtml } from "../advisory/author/import/html-text.ts";
import type { Imported } from "../advisory/author/import/imported.ts";
import { draftFromProse } from "../advisory/author/import/prose.ts";
import { draftFromTable } from "../advisory/author/import/table.ts";
import type { Catalogue } from "../catalog/catalogue.ts";
import { toLine, visible } from "../core/problem.ts";
import { keepNew, nextId, withDrafts } from "./advisory-author.ts";
import { CallError, orFail, type Ports } from "./ports.ts";

/** Options as commander gives them. */
export interface ImportCall {
	readonly as?: "cvrf" | "csv" | "text" | "html";
	readonly id?: string;
	readonly publisherName?: string;
	readonly publisherNamespace?: string;
	readonly by?: string;
	/** `draft`: nothing is kept, the draft is printed. */
	readonly format?: string;
	readonly data: string;
}

/** Longest text that is taken, in UTF-16 units. */
const MOST_TEXT = 32 * 1024 * 1024;

/** Imports one file as a draft. */
export async function importDraft(file: string, call: ImportCall, ports: Ports): Promise<number> {
	const text = (await ports.readWhole(file)).replace(/^\ufeff/, "");
	if (text.length > MOST_TEXT)
		throw new CallError({
			code: "import/too-large",
			message: `the file has more than ${MOST_TEXT} characters`,
			at: file,
			todo: "Import it in parts.",
		});
	const catalogue = orFail(await ports.loadCatalogue());
	const kind = call.as ?? kindOf(text);
	const { draft, left } = await read(kind, text, file, call.id ?? "", catalogue, ports);
	for (const problem of left.slice(0, 50)) ports.say(toLine({ ...problem, at: `${file}: ${problem.at}` }));
	if (left.length > 50) ports.say(`\u2026 and ${left.length - 50} more were left out`);
	const publisher: Draft["publisher"] = {
		...draft.publisher,
		name: call.publisherName ?? draft.publisher.name,
		namespace: call.publisherNamespace ?? draft.publisher.namespace,
	};
	if (call.format === "draft") {
		await ports.out(`${JSON.stringify({ ...draft, publisher }, undefined, 2)}\n`);
		return 0;
	}
	return withDrafts(call.data, ports, async (held) => {
		const trackingId = call.id ?? (await nextId(held, ports));
		const sure = draft.marks.filter(({ confidence }) => confidence === "high").length;
		ports.say(
			`note: read as ${kind}: ${draft.products.length} products, ${draft.holes.length} holes; ${draft.marks.length - sure} fields are to be looked over`,
		);
		return keepNew({ ...draft, publisher, trackingId }, call.by, held, ports);
	});
}

function kindOf(text: string): "cvrf" | "csv" | "text" | "html" {
	const head = text.slice(0, 2_000);
	if (/<(?:[\w-]+:)?cvrfdoc[\s>]/.test(head)) return "cvrf";
	if (looksLikeHtml(text)) return "html";
	const [first = ""] = head.split(/\r?\n/, 1);
	return /[,;\t|]/.test(first) && /\b(?:vendor|maker|manufacturer|brand|hersteller|marke)\b/i.test(first) ? "csv" : "text";
}

async function read(
	kind: ReturnType<typeof kindOf>,
	text: string,
	file: string,
	id: string,
	catalogue: Catalogue,
	ports: Ports,
): Promise<Imported> {
	const schemeOf = (vendor: string): string => {
		const [found] = catalogue.findVendors(vendor);
		return (found === undefined ? undefined : catalogue.schemesOf(found.id)[0]?.id) ?? "generic";
	};
	switch (kind) {
		case "cvrf": {
			const root = orFail(await ports.authoring.readXml(text, file));
			if (!isCvrf(root))
				throw new CallError({
					code: "import/not-cvrf",
					message: `the document is <${visible(root.name, 40)}>, not CVRF`,
					at: file,
					todo: "Name a CVRF 1.2 file.",
				});
			return draftFromCvrf(root, id, schemeOf);
		}
		case "csv":
			return draftFromTable(await ports.authoring.readRows(text), id, schemeOf);
		case "html":
			return draftFromProse(htmlToText(text), id, catalogue);
		case "text":
			return draftFromProse(text, id, catalogue);
	}
}
