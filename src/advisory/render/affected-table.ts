/** What is affected, as rows to act on: product, firmware, what to do. No name, version or fix is left out. */
import { oneLine } from "../../core/one-line.ts";
import type { Advisory, Vulnerability } from "../document.ts";
import { type AffectedLine, type AffectedLines, affectedLines } from "./affected.ts";
import type { Block } from "./parts.ts";
import { versionsWords } from "./version-words.ts";
import type { RenderWords } from "./words.ts";

/** One hole with what it hits. */
export interface HoleLines {
	readonly name: string;
	readonly vulnerability: Vulnerability;
	readonly stated: AffectedLines;
}

/** Rows of all tables together: a document that states more is read by a program. */
const MOST_ROWS = 2_000;
const MOST_NAMES = 500;

/** The holes of a document, each called by its CVE, or its title. */
export function holesOf(advisory: Advisory): readonly HoleLines[] {
	return advisory.vulnerabilities.map((vulnerability) => ({
		name: oneLine(vulnerability.cve ?? vulnerability.title ?? vulnerability.pointer, 120),
		vulnerability,
		stated: affectedLines(advisory, vulnerability),
	}));
}

/** The blocks of the section: a table for all holes where they state the same, else one for each. */
export function affectedBlocks(advisory: Advisory, holes: readonly HoleLines[], words: RenderWords): readonly Block[] {
	const [first] = holes;
	const isOneTable = new Set(holes.map(({ stated }) => JSON.stringify(stated.lines))).size <= 1;
	const told = (isOneTable ? holes.slice(0, 1) : holes).filter(({ stated }) => stated.lines.length > 0);
	const blocks: Block[] = [];
	let room = MOST_ROWS;
	for (const { name, stated } of told) {
		const rows = stated.lines.slice(0, room).map((line) => rowOf(line, words));
		room -= rows.length;
		if (!isOneTable) blocks.push({ kind: "heading", text: words.under(name) });
		if (rows.length > 0) blocks.push(tableOf(rows, words));
		if (rows.length < stated.lines.length) blocks.push(plain(words.more(stated.lines.length - rows.length)));
	}
	if (told.length === 0 && advisory.withdrawn !== true) blocks.push(plain(words.noProducts));
	if (isOneTable && holes.length > 1 && first !== undefined && told.length > 0) blocks.push(plain(words.sameForAll(holes.length)));
	const others = Math.max(0, ...holes.map(({ stated }) => stated.others));
	if (others > 0) blocks.push(plain(words.others(others)));
	return [...blocks, plain(words.notListed)];
}

function plain(text: string): Block {
	return { kind: "paragraph", line: [text] };
}

function tableOf(rows: readonly (readonly string[])[], { columns }: RenderWords): Block {
	const head = [columns.product, columns.firmware, columns.fix];
	const isWide = rows.some(([, , , beside]) => beside !== "");
	return { kind: "table", head: isWide ? [...head, columns.beside] : head, rows: isWide ? rows : rows.map((row) => row.slice(0, 3)) };
}

function rowOf(line: AffectedLine, words: RenderWords): readonly string[] {
	return [productWords(line, words), rangeWords(line, words), fixWords(line, words), besideWords(line, words)];
}

function productWords({ vendor, names }: AffectedLine, words: RenderWords): string {
	return [
		oneLine(vendor, 80),
		listOf(
			names.map((name) => withoutVendor(name, vendor)),
			words,
		),
	]
		.filter((text) => text !== "")
		.join(" ");
}

/** Model numbers of few products, and whose statement the row is where the document lays several side by side. */
function besideWords({ names, models, part }: AffectedLine, words: RenderWords): string {
	const isTold = models.length > 0 && names.length <= 3;
	return [...(isTold ? [words.models(listOf(models, words))] : []), ...(part === "" ? [] : [words.says(oneLine(part, 40))])].join("; ");
}

function listOf(names: readonly string[], words: RenderWords): string {
	const shown = names.slice(0, MOST_NAMES).map((name) => oneLine(name, 160));
	const left = names.length - shown.length;
	return [...shown, ...(left > 0 ? [words.versions.more(left)] : [])].join(", ");
}

function withoutVendor(name: string, vendor: string): string {
	return vendor !== "" && name.toLowerCase().startsWith(`${vendor.toLowerCase()} `) ? name.slice(vendor.length + 1) : name;
}

function rangeWords({ affected, open }: AffectedLine, words: RenderWords): string {
	return [
		...(affected.length === 0 ? [] : [versionsWords(words.versions, affected)]),
		...(open.length === 0 ? [] : [words.open(versionsWords(words.versions, open))]),
	].join("; ");
}

function fixWords({ targets, remedy }: AffectedLine, words: RenderWords): string {
	if (remedy !== "upgrade") return words.remedy[remedy];
	const days = targets.every((target) => DAY.test(target));
	const named = targets.map((target) => (DAY.test(target) ? words.versions.builtFrom(target) : oneLine(target, 120)));
	const versions = named.join(`, ${words.versions.or} `);
	// A build day says "or later" itself.
	return days ? words.installBuilt(versions) : words.install(versions);
}

const DAY = /^\d{4}-\d\d-\d\d$/;
