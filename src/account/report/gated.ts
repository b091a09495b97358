/** What members see alone must not say what to do: that part of a warning is never behind a login. */

import type { ElementId } from "../../notice/elements/element.ts";
import { findElements } from "../../notice/elements/find-elements.ts";
import { scoreNotice } from "../../notice/score/score-notice.ts";
import { plainText } from "../markdown/plain.ts";
import type { Block } from "../markdown/tree.ts";

/** Something of a warning that stands behind a login. */
export interface GatedElement {
	readonly element: ElementId;
	/** What says so. */
	readonly quote: string;
}

/** Elements that whoever is affected needs; an action counts however loosely it is said. */
const NEEDED: ReadonlySet<ElementId> = new Set(["action", "fixed_version", "how", "deadline", "workaround", "affected", "versions"]);

/** What of a text for members alone is measured as part of a warning, by the elements that notices of others are scored by. */
export function gatedElements(
	blocks: readonly Block[],
	figure: (query: string) => string,
	names: readonly string[],
): readonly GatedElement[] {
	return blocks.flatMap((block): readonly GatedElement[] => {
		if (block.kind !== "members") return [];
		// As lines of text: each paragraph, item and row is read as what it is, and whatever its marks, they cannot hide a word.
		const bytes = new TextEncoder().encode(plainText(block.children, figure));
		return findElements(scoreNotice(bytes, names).matter)
			.filter(({ element, state }) => NEEDED.has(element) && (state === "bound" || (state === "unbound" && element === "action")))
			.map(({ element, spans }) => ({ element, quote: spans[0]?.quote ?? "" }));
	});
}
