/**
 * What a device is, without where it stands: the part that verdicts hang on.
 *
 * A fleet of a million devices has thousands of identities; each is judged once (ARCHITECTURE.md, "What is kept").
 */
import type { Catalogue } from "../catalog/catalogue.ts";
import type { Clues } from "../catalog/signal/signal.ts";
import { collapse } from "../core/text.ts";
import { isUnknownWord } from "../core/unknown-word.ts";
import type { Device } from "../inventory/device.ts";

/** The fields of a device that decide a verdict. All were written by strangers. */
export interface Identity {
	readonly brand: string | undefined;
	readonly maker: string | undefined;
	readonly model: string | undefined;
	readonly firmware: string | undefined;
	readonly oemMap: { readonly manufacturer: string; readonly model: string } | undefined;
	/** The signals that the device shows, as `Catalogue.signalsOf` gives them; not stated = none were looked for. */
	readonly signals?: string | undefined;
}

/** The text, or `undefined` where it says that nothing is known. */
export function stated(text: string | undefined): string | undefined {
	if (text === undefined) return undefined;
	const clean = collapse(text);
	return clean === "" || isUnknownWord(clean) ? undefined : clean.slice(0, 500);
}

/** The identity of a device, or of any record with its fields. */
export function identityOf(device: Partial<Pick<Device, "brand" | "maker" | "model" | "firmware" | "oemMap">>, signals?: string): Identity {
	const identity = {
		brand: stated(device.brand),
		maker: stated(device.maker),
		model: stated(device.model),
		firmware: stated(device.firmware),
		oemMap: device.oemMap,
	};
	return signals === undefined ? identity : { ...identity, signals };
}

/** What a question about one device may hold: its identity, and what shows signals. */
export type AskedDevice = Partial<Identity> & Clues;

/** The identity of one device with its signals: those given, else those found. */
export function identify(device: AskedDevice, catalogue: Pick<Catalogue, "signalsOf">): Identity {
	return identityOf(device, device.signals ?? catalogue.signalsOf(device));
}
