/** Reads XML that a stranger wrote: strict, bounded in size, depth and number, without document types and so without entities of its own. */
import sax from "sax";
import type { XmlElement } from "../../advisory/author/import/xml.ts";
import type { Problem } from "../../core/problem.ts";
import { err, ok, type Result } from "../../core/result.ts";
import { collapse } from "../../core/text.ts";

const MOST_CHARACTERS = 32 * 1024 * 1024;
const MOST_DEPTH = 64;
const MOST_ELEMENTS = 500_000;

const STOP = new Error("the reading ended");

interface Open {
	readonly name: string;
	readonly attributes: ReadonlyMap<string, string>;
	readonly children: XmlElement[];
	readonly line: number;
	text: string;
}

/** The root element; `import/not-xml` with the line for what is no XML or goes beyond a bound. */
export function readXml(text: string, place: string): Result<XmlElement, Problem> {
	const wrong = (message: string, line: number) =>
		err<Problem>({ code: "import/not-xml", message, at: `${place}:${line}`, todo: "Export the document again, as CVRF 1.2." });
	if (text.length > MOST_CHARACTERS) return wrong(`the document has more than ${MOST_CHARACTERS} characters`, 1);
	const declared = declarationIn(text);
	if (declared !== undefined) return wrong("it declares a document type, and entities of strangers are not read", declared);
	const parser = sax.parser(true, { position: true });
	const open: Open[] = [];
	let root: XmlElement | undefined;
	let problem: Result<XmlElement, Problem> | undefined;
	let count = 0;
	const fail = (message: string): never => {
		problem ??= wrong(message, parser.line + 1);
		throw STOP;
	};
	parser.onerror = (error) => fail(`it is no XML (${error.message.split("\n", 1)[0] ?? ""})`);
	parser.onopentag = ({ name, attributes }) => {
		count++;
		if (count > MOST_ELEMENTS) fail(`it has more than ${MOST_ELEMENTS} elements`);
		else if (open.length >= MOST_DEPTH) fail(`it nests deeper than ${MOST_DEPTH} elements`);
		else
			open.push({
				name: bare(name),
				attributes: new Map(Object.entries(attributes).map(([key, value]) => [bare(key), String(value)])),
				children: [],
				line: parser.line + 1,
				text: "",
			});
	};
	const take = (piece: string) => {
		const last = open.at(-1);
		if (last !== undefined) last.text += piece;
	};
	parser.ontext = take;
	parser.oncdata = take;
	parser.onclosetag = () => {
		const closed = open.pop();
		if (closed === undefined) return;
		const element: XmlElement = { ...closed, text: collapse(closed.text) };
		const holder = open.at(-1);
		if (holder === undefined) root ??= element;
		else holder.children.push(element);
	};
	try {
		parser.write(text).close();
	} catch (error) {
		// Thrown by ourselves, for the parser would go on sign by sign after what is wrong.
		if (error !== STOP) throw error;
	}
	if (problem !== undefined) return problem;
	return root === undefined ? wrong("it has no element", 1) : ok(root);
}

/**
 * The line of the first declaration that is neither a comment nor a section of characters. Looked for beforehand: the parser joins the
 * letters of a declaration one by one, which is quadratic in one that a stranger made long.
 */
function declarationIn(text: string): number | undefined {
	for (let at = text.indexOf("<!"); at >= 0; at = text.indexOf("<!", at + 2))
		if (!text.startsWith("<!--", at) && !text.startsWith("<![CDATA[", at)) return text.slice(0, at).split("\n").length;
	return undefined;
}

/** A name without its prefix. */
function bare(name: string): string {
	return name.slice(name.indexOf(":") + 1);
}
