/** What a revision means, in words for whoever decides whom to tell. */
import type { MeaningChange, MeaningKind, RevisionMeaning } from "./revision-meaning.ts";

const WORDS: Readonly<Record<MeaningKind, string>> = {
	withdrawn: "withdrawn",
	newly_affected: "newly affected",
	range_widened: "range widened",
	fix_withdrawn: "fix withdrawn",
	fix_changed: "fix changed",
	fix_added: "fix added",
	range_changed: "range changed",
	severity_up: "severity up",
	newly_open: "newly open",
	no_longer_listed: "no longer listed, which is no word that it is safe",
	no_longer_affected: "no longer affected",
	range_narrowed: "range narrowed",
	severity_down: "severity down",
};

/** The decision in one sentence. */
export function tellWords({ tell, changes }: RevisionMeaning): string {
	const kinds = [...new Set(changes.map(({ kind }) => WORDS[kind]))].join(", ");
	if (tell === "again") return `Tell owners again: ${kinds}.`;
	return tell === "correction" ? `Tell those who were told that it became less: ${kinds}.` : "Editorial only: owners are not told again.";
}

/** One change as a line. */
export function meaningLine({ kind, hole, product, before, after }: MeaningChange): string {
	const about = [hole, product].filter((text) => text !== "").join(" ");
	return `${WORDS[kind]}: ${about === "" ? "the document" : about}: ${before === "" ? "nothing" : before} → ${after === "" ? "nothing" : after}`;
}
