/** The user's own statement of what is inside a box: two columns, or one text such as `Hikvision DS-2CD2142FWD-I`. */
import type { Device } from "../device.ts";

/** A complete statement, or only the maker, or a model without its maker. */
export interface OemReading {
	readonly oemMap: Device["oemMap"];
	readonly maker: string | undefined;
	readonly incomplete: boolean;
}

const NOTHING: OemReading = { oemMap: undefined, maker: undefined, incomplete: false };

/** @param one - The single column `OEM of`; the two columns win over it. */
export function readOemMap(manufacturer: string | undefined, model: string | undefined, one: string | undefined): OemReading {
	if (manufacturer !== undefined) return complete(manufacturer, model);
	if (model !== undefined && one === undefined) return { ...NOTHING, incomplete: true };
	if (one === undefined) return NOTHING;
	if (model !== undefined) return complete(one, model);
	const words = one.split(" ");
	const last = words.at(-1) ?? "";
	const hasModel = words.length >= 2 && /^(?=.*\d)(?=.*\p{L})[\p{L}\d/()._-]{4,}$/u.test(last);
	return hasModel ? complete(words.slice(0, -1).join(" ").replace(/[,:]$/, ""), last) : complete(one, undefined);
}

function complete(manufacturer: string, model: string | undefined): OemReading {
	return model === undefined ? { ...NOTHING, maker: manufacturer } : { ...NOTHING, oemMap: { manufacturer, model } };
}
