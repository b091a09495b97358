/** Student's t distribution, by the incomplete beta function (Abramowitz and Stegun 1964, 26.7.1 and 26.5.27). */
import { incompleteBeta } from "./incomplete.ts";

/** P(|T| > |t|) for T with so many degrees of freedom. */
export function twoSidedT(t: number, degrees: number): number {
	if (!(degrees > 0) || Number.isNaN(t)) return Number.NaN;
	const square = t * t;
	return incompleteBeta(degrees / 2, 0.5, degrees / (degrees + square), square / (degrees + square)).lower;
}
