/** Tables that hold data, told from tables that only lay out a page. */
import type { DefaultTreeAdapterTypes } from "parse5";

type Element = DefaultTreeAdapterTypes.Element;

/** Rows of a table with their cells. */
export function rowsOf(table: Element): readonly (readonly Element[])[] {
	const rows: Element[][] = [];
	for (const part of elementsIn(table)) {
		const trs = part.tagName === "tr" ? [part] : elementsIn(part).filter(({ tagName }) => tagName === "tr");
		for (const tr of trs) rows.push(elementsIn(tr).filter(({ tagName }) => tagName === "td" || tagName === "th"));
	}
	return rows;
}

/** A table of data has two columns or more, cells of a few words, and nothing laid out inside. */
export function isDataTable(table: Element): boolean {
	const rows = rowsOf(table).filter((cells) => cells.length > 0);
	const wide = rows.filter((cells) => cells.length >= 2).length;
	if (rows.length < 2 || wide < rows.length * 0.7) return false;
	return rows.every((cells) => cells.every((cell) => wordsIn(cell, 0) <= 40));
}

/** Texts at the heads of the columns: of a first row of `th`, or one that holds no number. */
export function headsOf(rows: readonly (readonly Element[])[]): readonly string[] | undefined {
	const [first] = rows;
	if (first === undefined || rows.length < 2) return undefined;
	const texts = first.map((cell) => textIn(cell, 0).slice(0, 100));
	if (first.some(({ tagName }) => tagName === "th")) return texts;
	return texts.every((text) => text !== "" && !/\d/.test(text)) ? texts : undefined;
}

function elementsIn(parent: Element): readonly Element[] {
	return parent.childNodes.filter((node): node is Element => "tagName" in node);
}

/** Infinity where something is laid out inside. */
function wordsIn(element: Element, depth: number): number {
	let words = 0;
	for (const node of element.childNodes) {
		if ("value" in node) words += node.value.length > 1000 ? Number.POSITIVE_INFINITY : node.value.split(/\s+/).length;
		else if ("tagName" in node)
			words +=
				depth > 8 || /^(?:table|h[1-6]|div|section|article)$/.test(node.tagName) ? Number.POSITIVE_INFINITY : wordsIn(node, depth + 1);
	}
	return words;
}

function textIn(element: Element, depth: number): string {
	if (depth > 8) return "";
	return element.childNodes
		.map((node) => ("value" in node ? node.value : "tagName" in node ? textIn(node, depth + 1) : ""))
		.join("")
		.replace(/\s+/g, " ")
		.trim();
}
