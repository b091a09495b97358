/** The label that holds at an instant: an embargo ends at its minute, by itself. */
import type { Draft, TlpLabel } from "./draft.ts";

/** The label at `now` (UTC milliseconds). An embargo that cannot be read never ends. */
export function tlpAt({ tlp, embargoUntil }: Pick<Draft, "tlp" | "embargoUntil">, now: number): TlpLabel {
	if (embargoUntil === "") return tlp;
	const end = Date.parse(embargoUntil);
	return Number.isFinite(end) && now >= end ? "CLEAR" : tlp;
}

/** UTC milliseconds at which the label flips; `undefined`: it does not, or did already. */
export function flipsAt({ tlp, embargoUntil }: Pick<Draft, "tlp" | "embargoUntil">, now: number): number | undefined {
	const end = embargoUntil === "" ? Number.NaN : Date.parse(embargoUntil);
	return Number.isFinite(end) && now < end && tlp !== "CLEAR" ? end : undefined;
}
