/** Zavio cameras: dotted numbers behind the letter of the platform, `M2.1.6.05` (CISA ICSA-23-304-03); people leave the letter out. */
import { dottedGrammar } from "./dotted.ts";

/** The scheme that the catalogue calls `zavio`. */
export const zavio = dottedGrammar("zavio", "Zavio, dotted numbers", /^m(?=\d)/i);
