/** Figures in a line of text: what stands between `{{` and `}}`. */
import type { Inline } from "./tree.ts";

/** Characters of a query. */
const MOST = 200;

/** The text with its figures apart. Braces that hold none stay as they are. */
export function figuresIn(text: string): readonly Inline[] {
	const found: Inline[] = [];
	let from = 0;
	for (let open = text.indexOf("{{"); open >= 0; open = text.indexOf("{{", from)) {
		const close = text.indexOf("}}", open + 2);
		if (close < 0) break;
		const query = text.slice(open + 2, close).trim();
		const isQuery = query !== "" && query.length <= MOST && !query.includes("{");
		if (open > from || !isQuery) found.push({ kind: "text", text: text.slice(from, isQuery ? open : close + 2) });
		if (isQuery) found.push({ kind: "figure", query });
		from = close + 2;
	}
	if (from < text.length) found.push({ kind: "text", text: text.slice(from) });
	return found;
}
