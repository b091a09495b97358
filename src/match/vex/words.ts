/** What a VEX statement says besides its status: why not affected, what to do, what is missing. */
import { KIND_WORDS } from "../answer-words.ts";
import { targetWords } from "../plan.ts";
import type { Finding, Judgement } from "../verdict.ts";

/** CSAF 2.0 section 3.2.3.12.1, those that our actions come to. */
export type VexRemedy = "vendor_fix" | "mitigation" | "no_fix_planned" | "none_available";

const KEEP_AWAY = "keep the device where no stranger can reach it";

/** An action in words, with the category it belongs to. */
export function actionOf({ action, upgradeTo, verdict, needs }: Judgement): { readonly category: VexRemedy; readonly details: string } {
	const open = verdict === "under_investigation";
	const [need] = needs;
	const question = !open || need === undefined ? "" : ` To decide it: ${sentence(need.question)}`;
	if (upgradeTo !== undefined && action === "upgrade") {
		const target = `Upgrade to ${targetWords(upgradeTo)}, which the documents state as the fix.`;
		return { category: "vendor_fix", details: `${open ? "Not decided yet. " : ""}${target}${question}` };
	}
	if (open) return { category: "mitigation", details: `Not decided yet: treat it as affected, and ${KEEP_AWAY}.${question}` };
	if (action === "replace")
		return { category: "no_fix_planned", details: `No fix is planned: replace the device, and until then ${KEEP_AWAY}.` };
	if (action === "isolate") return { category: "none_available", details: `No fix is available: ${KEEP_AWAY}.` };
	return { category: "mitigation", details: `No fixed version is stated: ask the maker for one, and until then ${KEEP_AWAY}.` };
}

/**
 * Why a device is not affected, in words and with the document.
 *
 * Never one of the labels that both formats define (`vulnerable_code_not_present`, …): a version beside a range, and a maker's word,
 * say nothing about the code. `below_range` carries its caveat.
 */
export function impactOf({ kind, because, advisory }: Judgement): string {
	const why = kind === undefined ? "stated as not affected" : KIND_WORDS[kind];
	const step = because.findLast((reason) => reason.document === advisory && reason.step !== "model");
	const told = step === undefined || step.outcome === "" ? "" : `: ${step.outcome}`;
	return sentence(`${capital(why)}${told} (${advisory})`);
}

/** What keeps a statement open. */
export function openWords({ kind }: Judgement): string {
	return sentence(kind === undefined ? "Not decided" : capital(KIND_WORDS[kind]));
}

/** How a hole is called where it has no CVE. */
export function holeName({ cve, advisory, title }: Pick<Finding, "cve" | "advisory" | "title">): string {
	return cve ?? (title === "" ? advisory : `${advisory}: ${title}`);
}

function capital(text: string): string {
	return text === "" ? text : `${text[0]?.toUpperCase() ?? ""}${text.slice(1)}`;
}

function sentence(text: string): string {
	return /[.?!]$/.test(text) ? text : `${text}.`;
}
