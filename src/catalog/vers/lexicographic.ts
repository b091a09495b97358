/** `vers:lexicographic`: text, byte by byte as UTF-8 without normalisation (vers-spec, docs/types/vers-types.md, "General VERS types"). */
import { toComparison, versType } from "./vers-type.ts";

/** UTF-8 sorts as code points do. UTF-16 does too, but for surrogates, which stand below U+E000 and belong above U+FFFF. */
function rank(unit: number): number {
	if (unit >= 0xe000) return unit - 0x800;
	return unit >= 0xd800 ? unit + 0x2000 : unit;
}

function compareText(a: string, b: string): number {
	const length = Math.min(a.length, b.length);
	for (let at = 0; at < length; at++) {
		const [left, right] = [a.charCodeAt(at), b.charCodeAt(at)];
		if (left !== right) return rank(left) - rank(right);
	}
	return a.length - b.length;
}

/** The type `lexicographic`. */
export const lexicographic = versType({
	id: "lexicographic",
	title: "Text, byte by byte",
	read: (text) => (text === "" ? undefined : text),
	compare: (a, b) => toComparison(compareText(a, b)),
});
