/** All methods, by the names that the literature and R's `surveillance` use. */
import { cusum } from "./cusum/cusum.ts";
import { earsC1, earsC2, earsC3 } from "./ears/ears.ts";
import { farringtonFlexible } from "./farrington/farrington-flexible.ts";
import { glrnb, glrpois } from "./glr/glrnb.ts";
import type { Method } from "./method.ts";
import { seawall } from "./seawall/seawall.ts";

/** Name to method. */
export const METHODS: ReadonlyMap<string, Method> = new Map([
	["seawall", seawall],
	["farringtonFlexible", farringtonFlexible],
	["earsC1", earsC1],
	["earsC2", earsC2],
	["earsC3", earsC3],
	["glrnb", glrnb],
	["glrpois", glrpois],
	["cusum", cusum],
]);
