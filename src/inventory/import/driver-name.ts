/** Brand and model out of the name that a recorder gives to its driver: `AXIS M1065-LW Network Camera`, `Hikvision 1 channel`. */

/** Drivers that speak to any brand. */
const GENERIC = /^(?:onvif|universal|generic|rtsp|standard|virtual|stableFPS|image server|http|milestone)\b/i;

/**
 * Reads a driver name: the first word is the brand; a word of letters and digits after it is the model.
 * A driver for a whole series (`Bosch 1-channel`, `AXIS P33xx`) states no model that can be trusted to be this one's.
 */
export function readDriver(text: string): { readonly brand: string | undefined; readonly model: string | undefined } {
	const words = text.split(" ").slice(0, 12);
	const brand = words[0];
	if (brand === undefined || GENERIC.test(text) || !/^\p{L}[\p{L}&.-]+$/u.test(brand)) return { brand: undefined, model: undefined };
	const model = words[1];
	const isModel = model !== undefined && /^(?=.*\d)(?=.*\p{Lu})[\p{Lu}\d][\p{Lu}\d/()-]{3,30}$/u.test(model) && !/X{2,}/.test(model);
	return { brand, model: isModel ? model : undefined };
}
