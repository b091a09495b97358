/**
 * Sentences that keep a hole open at another hole's fix: `Hikvision has not mitigated the password in configuration file
 * vulnerability` (ICSA-17-124-01). The document lists the same fixes under both CVEs; this sentence says for which they hold.
 */
import type { Advisory, Vulnerability } from "../advisory/document.ts";
import { fold } from "../core/text.ts";

const CLOSED = "(?:mitigated|fixed|patched|resolved|addressed|remediated|corrected)";
const HOLE = "(?:vulnerability|vulnerabilities|issue|flaw)";

/** `has not mitigated the … vulnerability`, `the … vulnerability has not yet been mitigated`. */
const SENTENCES: readonly RegExp[] = [
	new RegExp(`\\bnot (?:been |yet )?(?:been |yet )?${CLOSED} the ([^.;]{3,120}?) ${HOLE}\\b`, "gi"),
	new RegExp(`\\bthe ([^.;]{3,120}?) ${HOLE} (?:has|have|is|are|was|were) not (?:yet )?(?:been )?(?:yet )?${CLOSED}\\b`, "gi"),
];

/** A sentence that leaves a hole open, with its place. */
export interface OpenSentence {
	readonly pointer: string;
	readonly quote: string;
}

/** The sentence that leaves this vulnerability open, with its place; `undefined` where there is none. */
export function isLeftOpen(vulnerability: Vulnerability, advisory: Advisory): OpenSentence | undefined {
	const prose = [
		...vulnerability.remediations.map((remediation) => ({ text: remediation.details, pointer: `${remediation.pointer}/details` })),
		...[...vulnerability.notes, ...advisory.notes].map((note) => ({ text: note.text, pointer: `${note.pointer}/text` })),
	];
	for (const { text, pointer } of prose) {
		for (const sentence of SENTENCES) {
			for (const [quote, what = ""] of text.slice(0, 20_000).matchAll(sentence)) {
				if (names(vulnerability, what, quote)) return { pointer, quote };
			}
		}
	}
	return undefined;
}

/** Whether the words of the sentence are those by which the document calls this vulnerability; the sentence itself is no witness. */
function names(vulnerability: Vulnerability, what: string, sentence: string): boolean {
	const wanted = fold(what);
	const called = [vulnerability.title ?? "", vulnerability.cve ?? "", ...vulnerability.notes.map((note) => note.text)];
	return called.some((text) => fold(text.slice(0, 20_000).replaceAll(sentence, " ")).includes(wanted));
}
