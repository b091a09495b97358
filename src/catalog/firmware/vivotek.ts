/**
 * Vivotek: `FD9387A-VVTK-0101b` is model FD9387A, 01.01, patch b; `0100e1` and `0107b_1` are re-releases of a patch.
 *
 * Sources: Nmap's http-vivotek-camera-info (`PT7135-VVTK-0400a`), CVE-2026-22755 and CVE-2025-12592 (bare `0107b_1`, `0100e1`).
 * Numbers belong to a model, so a bare number has no order to another's; where a document's model has been matched, the bare number is
 * that model's (`lineIsModel`), with or without `VVTK-` in front. A letter or a re-release comes after what lacks it.
 */
import { byOrderedSuffixes, bySerial, byVector } from "./partial-order.ts";
import { schemeOf, toNumber } from "./reading.ts";

const SHAPE = /^(?:vvtk-|([a-z0-9]{3,16}(?:-[a-z0-9]{1,6})?-[a-z]{4})-)?(\d{2})(\d{2})([a-z])?_?(\d{1,2})?$/i;

/** The scheme that the catalogue calls `vivotek`. */
export const vivotek = schemeOf({
	id: "vivotek",
	title: "Vivotek, number and patch letter inside one model",
	read: (text) => {
		const found = SHAPE.exec(text);
		if (found === null) return undefined;
		const [, model, major = "", minor = "", letter, again] = found;
		// Four or more bare digits are as likely a date or a serial number: the letter or the model makes it a version.
		if (model === undefined && letter === undefined) return undefined;
		return {
			line: model?.toUpperCase(),
			vector: [Number(major), Number(minor)],
			serial: toNumber(again),
			suffixes: letter === undefined ? [] : [letter.toLowerCase()],
		};
	},
	plan: {
		lines: "always",
		lineIsModel: true,
		steps: [byVector, byOrderedSuffixes("is-first"), bySerial("re-release", "is-first")],
		dateMayConflict: false,
		suffixStatesMore: true,
	},
});
