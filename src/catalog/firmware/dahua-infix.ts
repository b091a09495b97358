/** Letters that relabellers put where Dahua writes zeros; whose letters they are is told in data/catalog/signals.json. */

/** The line code of a relabelled Dahua firmware. */
export interface DahuaInfix {
	/** The code without leading zeros, upper case: `HW00`, `HW002`, `IB00C`. */
	readonly code: string;
	/** Its letters: `HW`. */
	readonly letters: string;
}

const CODE = /(?:^|_)v?\d{1,2}\.\d{2,3}\.(?:00)?([a-z]{2}[0-9a-z]{2,3})(?:\.|$|[\s,;])/i;

/**
 * Finds the relabeller's letters in a firmware text of a device.
 *
 * @returns `undefined` when the text has no Dahua line code or the maker's own (digits only).
 */
export function dahuaInfix(raw: string): DahuaInfix | undefined {
	const code = CODE.exec(raw.slice(0, 200).trim())?.[1]?.toUpperCase();
	if (code === undefined) return undefined;
	return { code, letters: code.slice(0, 2) };
}
