/** Small constructors for the steps of a proof, so that every step names its document, place and words. */
import type { Confidence, Reason } from "./verdict.ts";

/** A step that rests on the inventory itself. */
export function fromInventory(step: string, rule: string, outcome: string, quote: string): Reason {
	return { step, rule, outcome, document: "inventory", pointer: "", quote };
}

/** A step that rests on our own catalogue; `source` says where the fact is from. */
export function fromCatalogue(step: string, rule: string, outcome: string, source: string): Reason {
	return { step, rule, outcome, document: "catalogue", pointer: "", quote: source };
}

/** A step that rests on words of an advisory. */
export function fromAdvisory(step: string, rule: string, outcome: string, document: string, pointer: string, quote: string): Reason {
	return { step, rule, outcome, document, pointer, quote: quote.length <= 400 ? quote : `${quote.slice(0, 399)}\u2026` };
}

const STRENGTH: Readonly<Record<Confidence, number>> = { high: 2, medium: 1, low: 0 };

/** A chain is as strong as its weakest link. */
export function weakest(...links: readonly Confidence[]): Confidence {
	return links.reduce((least, link) => (STRENGTH[link] < STRENGTH[least] ? link : least), "high");
}
