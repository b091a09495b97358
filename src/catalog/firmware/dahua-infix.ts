/** Letters that relabellers put where Dahua writes zeros: a hint at the brand, never a proof of the model. */

/** The line code of a relabelled Dahua firmware. */
export interface DahuaInfix {
	/** The code without leading zeros, upper case: `HW00`, `HW002`, `IB00C`. */
	readonly code: string;
	/** Its letters: `HW`. */
	readonly letters: string;
	/** Vendor id of the brand that the letters are known for; `undefined` where no source names one. */
	readonly brand: string | undefined;
}

/** Letters and brand, each with the source that shows them together. `GV` is seen (CVE-2013-6117), its brand is not stated. */
const BRANDS: ReadonlyMap<string, string> = new Map([
	["HW", "honeywell"], // CISA ICSA-19-304-02
	["AC", "amcrest"], // NVD bounds of CVE-2020-5735: V2.420.AC00.18.R.20200217
	["IB", "intelbras"], // DHIP answer of a VIP-1230-D-G4: 2.800.00IB00C.0.T
	["AT", "cp-plus"], // CP Plus recorder: V4.001.00AT009.0.R
	["QS", "q-see"], // Q-See recorder: 3.200.QS00.0
]);

const CODE = /(?:^|_)v?\d{1,2}\.\d{2,3}\.(?:00)?([a-z]{2}[0-9a-z]{2,3})(?:\.|$|[\s,;])/i;

/**
 * Finds the relabeller's letters in a firmware text of a device.
 *
 * @returns `undefined` when the text has no Dahua line code or the maker's own (digits only).
 */
export function dahuaInfix(raw: string): DahuaInfix | undefined {
	const code = CODE.exec(raw.slice(0, 200).trim())?.[1]?.toUpperCase();
	if (code === undefined) return undefined;
	const letters = code.slice(0, 2);
	return { code, letters, brand: BRANDS.get(letters) };
}
