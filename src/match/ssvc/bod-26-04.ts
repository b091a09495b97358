/**
 * CISA's binding operational directive 26-04, "Prioritizing Security Updates Based on Risk" (10 June 2026), appendix A, table 1.
 *
 * It binds federal agencies of the United States; for everybody else it is a published yardstick. docs/priority.md says how it is used.
 */
import { type Decision, decide, type Known } from "./decision-table.ts";
import { BOD_26_04 } from "./tables.ts";

/** The four questions; what is not known is `undefined`. */
export interface Bod2604Facts {
	/** Is the hole in CISA's catalogue of known exploited vulnerabilities? */
	readonly inKev: boolean | undefined;
	/** Can anybody on a public network reach the device? */
	readonly publiclyExposed: boolean | undefined;
	/** Can an attacker automate all steps up to exploitation? */
	readonly automatable: boolean | undefined;
	/** Does exploitation give partial or total control of the device? */
	readonly technicalImpact: "partial" | "total" | undefined;
}

/** The decision for the strictest case that is still possible. */
export interface Bod2604Decision extends Decision {
	/** `worst`, in the table's words: `3 days & forensic investigation`. */
	readonly decision: string;
	/** Calendar days from the start of the clock. */
	readonly dueDays: number | "on upgrade";
	/** Whether the device must be examined for traces of a break-in within the same days. */
	readonly forensics: boolean;
}

/** Decides by table 1. */
export function bod2604(facts: Bod2604Facts): Bod2604Decision {
	const found = decide(BOD_26_04, {
		"in kev": yesOrNo(facts.inKev),
		"publicly exposed": yesOrNo(facts.publiclyExposed),
		automatable: yesOrNo(facts.automatable),
		"technical impact": facts.technicalImpact,
	});
	const days = /^(\d+) days/.exec(found.worst)?.[1];
	return {
		...found,
		decision: found.worst,
		dueDays: days === undefined ? "on upgrade" : Number(days),
		forensics: found.worst.includes("forensic"),
	};
}

function yesOrNo(fact: boolean | undefined): Known {
	return fact === undefined ? undefined : fact ? "yes" : "no";
}
