/** Shapes of the verdicts: each has its own outline, so none depends on colour. */
import type { Exposure } from "../../inventory/device.ts";
import type { Verdict } from "../../match/verdict.ts";
import type { MessageKey } from "./messages/en.ts";
import { ENGLISH, type Say } from "./say.ts";

/** A verdict, or that there is none. */
export type Standing = Verdict | "no_statement";

/** Worst first; the order of every list and bar. */
export const STANDINGS: readonly Standing[] = ["known_affected", "under_investigation", "fixed", "known_not_affected", "no_statement"];

/** Class names; the style sheet gives each its colour. */
export const TONE: Readonly<Record<Standing, string>> = {
	known_affected: "risk",
	under_investigation: "open",
	fixed: "good",
	known_not_affected: "calm",
	no_statement: "none",
};

/** The shapes and the fills of the bars, defined once on a page. */
export function MarkDefinitions() {
	return (
		<svg class="defs" width="0" height="0" aria-hidden="true" focusable="false">
			<defs>
				<symbol id="m-risk" viewBox="0 0 16 16">
					<path d="M8 1.2 15.4 14.6H.6Z" fill="currentColor" />
				</symbol>
				<symbol id="m-open" viewBox="0 0 16 16">
					<path d="M8 .8 15.2 8 8 15.2.8 8Z" fill="none" stroke="currentColor" stroke-width="1.6" />
					<path d="M6 6.5a2 2 0 1 1 2.7 1.9c-.5.2-.7.5-.7 1.1" fill="none" stroke="currentColor" stroke-width="1.4" />
					<circle cx="8" cy="11.3" r=".9" fill="currentColor" />
				</symbol>
				<symbol id="m-good" viewBox="0 0 16 16">
					<path d="m2 8.6 4 4 8-9" fill="none" stroke="currentColor" stroke-width="2.4" />
				</symbol>
				<symbol id="m-calm" viewBox="0 0 16 16">
					<path d="M2.5 8h11" fill="none" stroke="currentColor" stroke-width="2.4" />
				</symbol>
				<symbol id="m-none" viewBox="0 0 16 16">
					<circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" stroke-width="1.6" stroke-dasharray="2.4 2.3" />
				</symbol>
				<pattern id="f-open" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
					<rect class="ground open" width="7" height="7" />
					<rect class="stripe open" width="3" height="7" />
				</pattern>
				<pattern id="f-calm" width="6" height="6" patternUnits="userSpaceOnUse">
					<rect class="ground calm" width="6" height="6" />
					<circle class="stripe calm" cx="2" cy="2" r="1.1" />
				</pattern>
			</defs>
		</svg>
	);
}

/** The shape alone; it never stands without the word. */
export function Mark({ of }: { readonly of: Standing }) {
	return (
		<svg class={`mark ${TONE[of]}`} aria-hidden="true" focusable="false">
			<use href={`#m-${TONE[of]}`} />
		</svg>
	);
}

/** How a verdict is called. */
export const VERDICT_KEYS = {
	known_affected: "verdict.known_affected",
	under_investigation: "verdict.under_investigation",
	fixed: "verdict.fixed",
	known_not_affected: "verdict.known_not_affected",
	no_statement: "verdict.no_statement",
} as const satisfies Readonly<Record<Standing, MessageKey>>;

/** How reach is called. */
export const EXPOSURE_KEYS = {
	internet: "exposure.internet",
	internal: "exposure.internal",
	isolated: "exposure.isolated",
	unknown: "exposure.unknown",
} as const satisfies Readonly<Record<Exposure, MessageKey>>;

/** Shape and word. */
export function VerdictWord({ of, say = ENGLISH }: { readonly of: Standing; readonly say?: Say }) {
	return (
		<span class={`verdict ${TONE[of]}`}>
			<Mark of={of} />
			{say.t(VERDICT_KEYS[of])}
		</span>
	);
}

/** Shape and word on a ground of their own, for tables and headings. */
export function VerdictBadge({ of, say }: { readonly of: Standing; readonly say: Say }) {
	return (
		<span class={`badge ${TONE[of]}`}>
			<Mark of={of} />
			{say.t(VERDICT_KEYS[of])}
		</span>
	);
}
