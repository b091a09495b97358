/**
 * Sentences that keep a hole open at another hole's fix: `Hikvision has not mitigated the password in configuration file
 * vulnerability` (ICSA-17-124-01). The document lists the same fixes under both CVEs; this sentence says for which they hold.
 */
import type { Advisory, Vulnerability } from "../advisory/document.ts";
import { fold } from "../core/text.ts";

const SENTENCE =
	/\b(?:has|have|had)? ?not (?:been |yet )*(?:mitigated|fixed|patched|resolved|addressed|remediated|corrected) the ([^.;]{3,120}?) (?:vulnerability|vulnerabilities|issue|flaw)\b/i;

/** A sentence that leaves a hole open, with its place. */
export interface OpenSentence {
	readonly pointer: string;
	readonly quote: string;
}

/** The sentence that leaves this vulnerability open, with its place; `undefined` where there is none. */
export function isLeftOpen(vulnerability: Vulnerability, advisory: Advisory): OpenSentence | undefined {
	const prose = [
		...vulnerability.remediations.map((remediation) => ({ text: remediation.details, pointer: `${remediation.pointer}/details` })),
		...advisory.notes.map((note) => ({ text: note.text, pointer: `${note.pointer}/text` })),
	];
	for (const { text, pointer } of prose) {
		const found = SENTENCE.exec(text.slice(0, 20_000));
		const what = found?.[1];
		if (found !== null && what !== undefined && names(vulnerability, what)) return { pointer, quote: found[0] };
	}
	return undefined;
}

/** Whether the words of the sentence are those by which the document calls this vulnerability. */
function names(vulnerability: Vulnerability, what: string): boolean {
	const wanted = fold(what);
	const called = [vulnerability.title ?? "", vulnerability.cve ?? "", ...vulnerability.notes.map((note) => note.text)];
	return called.some((text) => fold(text.slice(0, 20_000)).includes(wanted));
}
