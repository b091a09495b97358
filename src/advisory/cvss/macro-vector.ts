/**
 * The macro vector of a CVSS 4.0 vector: the level of each of the six equivalence sets.
 *
 * Source: FIRST, CVSS 4.0 specification, section 8.2, tables 24 to 29.
 */
import type { MacroVector } from "./macro-scores.ts";
import { modified } from "./weights.ts";

/** Gives the value that counts for a metric of a 4.0 vector. */
export type Effective = (name: string) => string;

/** The worst case where the standard assumes it. */
const ASSUMED: Readonly<Record<string, string>> = { E: "A", CR: "H", IR: "H", AR: "H" };

/** Values as they count: the modified one before the base one, the worst where threat and requirements are not defined. */
export function effectiveIn(metrics: ReadonlyMap<string, string>): Effective {
	return (name) => (ASSUMED[name] === undefined ? modified(metrics, name) : (metrics.get(name) ?? ASSUMED[name]));
}

/** The levels of the six sets; 0 is the most severe. */
export function macroVectorOf(of: Effective): MacroVector {
	return [eq1(of), eq2(of), eq3(of), eq4(of), eq5(of), eq6(of)];
}

function eq1(of: Effective): number {
	const open = [of("AV"), of("PR"), of("UI")].filter((value) => value === "N").length;
	if (open === 3) return 0;
	return open > 0 && of("AV") !== "P" ? 1 : 2;
}

function eq2(of: Effective): number {
	return of("AC") === "L" && of("AT") === "N" ? 0 : 1;
}

function eq3(of: Effective): number {
	if (of("VC") === "H" && of("VI") === "H") return 0;
	return of("VC") === "H" || of("VI") === "H" || of("VA") === "H" ? 1 : 2;
}

/** `S` (safety) can only come from MSI and MSA. */
function eq4(of: Effective): number {
	if (of("SI") === "S" || of("SA") === "S") return 0;
	return of("SC") === "H" || of("SI") === "H" || of("SA") === "H" ? 1 : 2;
}

function eq5(of: Effective): number {
	return of("E") === "A" ? 0 : of("E") === "P" ? 1 : 2;
}

function eq6(of: Effective): number {
	const high = (need: string, impact: string): boolean => of(need) === "H" && of(impact) === "H";
	return high("CR", "VC") || high("IR", "VI") || high("AR", "VA") ? 0 : 1;
}
