/** The fourteen elements of a complete notice, and what it takes to find one. */
import type { Matter } from "../matter.ts";
import type { Span } from "../notice.ts";

/** How much each weighs in completeness; 100 together. */
export const ELEMENT_WEIGHTS = {
	source: 4,
	affected: 12,
	versions: 10,
	fixed_version: 10,
	action: 12,
	how: 8,
	deadline: 8,
	severity: 6,
	exploited: 10,
	impact: 6,
	workaround: 5,
	cve: 4,
	contact: 3,
	relabels: 2,
} as const;

/** An element. */
export type ElementId = keyof typeof ELEMENT_WEIGHTS;

/** `bound`: beside what it belongs to; `unbound`: named and no more; `link`: only behind a link. */
export type ElementState = "bound" | "unbound" | "link" | "absent";

/** What was found of one. */
export interface FoundElement {
	readonly element: ElementId;
	readonly state: ElementState;
	/** What shows the best state. */
	readonly spans: readonly Span[];
}

/** A place that shows an element. */
export interface Showing {
	readonly state: Exclude<ElementState, "absent">;
	readonly span: Span;
}

/** Looks for one element in all that speaks of the matter. */
export type Extractor = (matter: Matter) => readonly Showing[];

const ORDER: readonly ElementState[] = ["bound", "unbound", "link", "absent"];

/** The best state, and up to five places that show it. */
export function best(element: ElementId, showings: readonly Showing[]): FoundElement {
	const state = ORDER.find((one) => one === "absent" || showings.some((showing) => showing.state === one)) ?? "absent";
	const spans = showings.filter((showing) => showing.state === state).map(({ span }) => span);
	return { element, state, spans: spans.slice(0, 5) };
}
