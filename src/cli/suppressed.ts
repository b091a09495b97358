/** What the answer says of accepted findings: none of them goes without a word. */
import { count, VERDICT_WORDS } from "../match/answer-words.ts";
import type { Suppression } from "../match/suppression.ts";
import type { Tally } from "../match/suppression-tally.ts";
import type { Finding } from "../match/verdict.ts";
import { clean } from "./table/cells.ts";
import { type Line, paint, span, wrap } from "./table/paint.ts";

/** The accepted findings in one sentence; empty where there are none. */
export function suppressedWords({ accepted, suppressedDevices }: Tally): string {
	if (accepted === 0) return "";
	const whole = suppressedDevices.known_affected + suppressedDevices.under_investigation;
	const tail = whole === 0 ? "" : `; ${count(whole, "device has", "devices have")} no others of their worst verdict`;
	return `${count(accepted, "finding is", "findings are")} accepted by a suppression, and counted all the same${tail}.`;
}

/** A finding with the suppression that accepts it, as JSON has it. */
export function suppressedEntry(finding: Finding, { owner, reason, expires, source, line }: Suppression): unknown {
	return { owner, reason, expires, source, line, finding };
}

/** The section of the table: counted, and with `all` listed by who accepted them. */
export function suppressedTable(
	tally: Tally,
	findings: Iterable<Finding>,
	options: { readonly width: number; readonly colour: boolean; readonly all: boolean },
): string {
	if (tally.accepted === 0) return "";
	const width = Math.max(40, Math.trunc(options.width));
	const lines: Line[] = [[], [span("Accepted", "strong")], [], ...wrap([span(suppressedWords(tally))], width, [span("   ")])];
	if (!options.all) lines.push(...wrap([span("--all lists them, with owner, reason and expiry.", "quiet")], width, [span("   ")]));
	else {
		const byOne = new Map<Suppression, Finding[]>();
		for (const finding of findings) {
			const suppression = tally.of(finding);
			if (suppression === undefined) continue;
			const held = byOne.get(suppression) ?? [];
			byOne.set(suppression, held);
			held.push(finding);
		}
		for (const [{ owner, reason, expires }, held] of byOne) {
			lines.push([], ...wrap([span(`${clean(owner, 100)}, until ${expires}: ${clean(reason, 500)}`)], width, [span("   ")]));
			for (const { device, cve, advisory, verdict } of held) {
				const told = [device.id, device.site, device.model, cve ?? advisory]
					.filter((text) => text !== undefined)
					.map((text) => clean(text, 80));
				lines.push(...wrap([span(told.join("  "))], width, [span(`   ${VERDICT_WORDS[verdict].mark} `, "open")]));
			}
		}
	}
	return paint(lines, options.colour);
}
