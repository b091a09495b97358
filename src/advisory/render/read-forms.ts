/** Reads the facts back out of our own written forms, by nothing but what a reader sees: headings of columns and terms. */
import type { StatedFacts } from "./stated-facts.ts";
import type { RenderWords } from "./words.ts";

/** Facts in our HTML. */
export function factsInHtml(html: string, words: RenderWords): StatedFacts {
	const terms = between(html, "<dt>", "</dd>").map((pair) => pair.split("</dt><dd>").map(plainOf));
	const tables = between(html, "<table>", "</table>").filter((table) =>
		isAffected(between(table, '<th scope="col">', "</th>").map(plainOf), words),
	);
	const rows = tables.flatMap((table) => between(table, "<tbody>", "</tbody>")).flatMap((body) => between(body, "<tr>", "</tr>"));
	return toFacts(
		(name) => terms.find(([term]) => term === name)?.[1],
		rows.map((row) => [...between(row, '<th scope="row">', "</th>"), ...between(row, "<td>", "</td>")].map(plainOf)),
		words,
	);
}

/** Facts in our plain text. */
export function factsInText(text: string, words: RenderWords): StatedFacts {
	const lines: string[] = [];
	for (const line of text.split("\n")) {
		if (line.startsWith("    ") && lines.length > 0) lines.push(`${lines.pop() ?? ""} ${line.slice(4)}`);
		else lines.push(line);
	}
	const valueIn = (line: string | undefined, name: string) =>
		line?.startsWith(`${name}: `) === true ? line.slice(name.length + 2) : undefined;
	const { product, firmware, fix } = words.columns;
	const rows = lines.flatMap((line, at) => {
		const cells = [valueIn(line, product), valueIn(lines[at + 1], firmware), valueIn(lines[at + 2], fix)];
		return cells.every((cell) => cell !== undefined) ? [cells as string[]] : [];
	});
	const value = (name: string) => lines.map((line) => valueIn(line, name)).find((found) => found !== undefined);
	return toFacts(value, rows, words);
}

/** Facts in our Markdown. */
export function factsInMarkdown(markdown: string, words: RenderWords): StatedFacts {
	const lines = markdown.split("\n");
	const rows: string[][] = [];
	let isInside = false;
	for (const line of lines) {
		const cells = line.startsWith("| ") ? line.slice(2, -2).split(" | ").map(unescapeMarkdown) : undefined;
		if (cells === undefined) isInside = false;
		else if (isAffected(cells, words)) isInside = true;
		else if (isInside && cells[0] !== "---") rows.push(cells);
	}
	const value = (name: string) => {
		const lead = `- **${name}:** `;
		const line = lines.find((one) => one.startsWith(lead));
		return line === undefined ? undefined : unescapeMarkdown(line.slice(lead.length));
	};
	return toFacts(value, rows, words);
}

/** The sentences of a short form. */
export function sentencesInShort(text: string): readonly string[] {
	return text.replace(/\.$/, "").split(". ");
}

function toFacts(termOf: (name: string) => string | undefined, rows: readonly (readonly string[])[], { terms }: RenderWords): StatedFacts {
	return {
		severity: termOf(terms.severity) ?? "",
		products: rows.map(([product = "", range = "", fix = ""]) => ({ product, range, fix })),
		deadlines: [termOf(terms.internet), termOf(terms.internal)].filter((value) => value !== undefined),
	};
}

function isAffected(head: readonly string[], { columns }: RenderWords): boolean {
	return head[0] === columns.product && head[1] === columns.firmware && head[2] === columns.fix;
}

/** Everything between two marks, as often as they stand. */
function between(text: string, open: string, close: string): readonly string[] {
	const found: string[] = [];
	for (let at = text.indexOf(open); at >= 0; at = text.indexOf(open, at)) {
		const end = text.indexOf(close, at);
		if (end < 0) break;
		found.push(text.slice(at + open.length, end));
		at = end;
	}
	return found;
}

function plainOf(html: string): string {
	return html.replace(/<\/?bdi>/g, "").replace(/&#(\d{2});/g, (_, code: string) => String.fromCharCode(Number(code)));
}

function unescapeMarkdown(text: string): string {
	return text.replace(/\\(.)/g, "$1");
}
