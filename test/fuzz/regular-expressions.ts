/** Every regular expression of the program, and rows of signs that make one go back and forth. */
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

/** One literal. */
export interface Literal {
	/** `file:line` of its first place. */
	readonly place: string;
	/** As written: `/a+$/i`. */
	readonly text: string;
}

const root = fileURLToPath(new URL("../../", import.meta.url));

/** All literals that can take more steps than a text has signs: those that repeat without a bound. */
export function repeatingLiterals(): readonly Literal[] {
	const found = new Map<string, Literal>();
	for (const path of globSync("src/**/*.{ts,tsx}", { cwd: root }).sort()) {
		if (/\.test\.tsx?$/.test(path)) continue;
		const kind = path.endsWith("x") ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
		const file = ts.createSourceFile(path, readFileSync(join(root, path), "utf8"), ts.ScriptTarget.Latest, true, kind);
		const visit = (node: ts.Node): void => {
			if (ts.isRegularExpressionLiteral(node) && /[*+]|\{\d+,\}/.test(node.text) && !found.has(node.text)) {
				const { line } = file.getLineAndCharacterOfPosition(node.getStart());
				found.set(node.text, { place: `${path}:${line + 1}`, text: node.text });
			}
			ts.forEachChild(node, visit);
		};
		visit(file);
	}
	return [...found.values()];
}

/** Signs for every class that an expression may name. */
const CLASSES = [" ", "a", "A", "x", "X", "0", "1", ".", "-", "_", ",", "\n", "\t", "(", ")", "/", ":", "\u00e9"];

/** Signs of a row. A quadratic expression takes two million steps for it, a linear one two thousand. */
export const ROW = 2000;

/** The rows for one expression: its own signs and words, alone and in pairs, between beginnings and ends. */
export function* rowsFor(source: string): Generator<string> {
	const words = [...new Set(source.replace(/\\[a-zA-Z]/g, " ").match(/[a-z]{2,}/gi) ?? [])].slice(0, 8);
	const own = [...source.replace(/\\u\{?([0-9a-f]{4})\}?/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))];
	const signs = [...new Set([...CLASSES, ...own.filter((sign) => !/[\\\s]/.test(sign))])].slice(0, 40);
	const few = signs.slice(0, 12);
	const pieces = new Set([
		...signs,
		...few.flatMap((a) => few.map((b) => a + b)),
		...words.flatMap((word) => [word, `${word} `, `${word}1`]),
	]);
	for (const piece of ["1.1", "1/", "AAA/", "12A/", "(a)", " , ", "_a", "a1-"]) pieces.add(piece);
	for (const piece of pieces) {
		const row = piece.repeat(Math.ceil(ROW / piece.length));
		yield row;
		// A sign that nothing expects at the end makes an expression try every other way.
		for (const head of ["", ...words.slice(0, 2), "1", "V1"]) yield `${head}${row}\u0001`;
	}
}
