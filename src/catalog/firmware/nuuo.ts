/** NUUO recorders and CMS: dotted numbers (CISA ICSA-18-284-02 `<= 3.3`, CVE-2022-23227 `3.11`); `3.11` and `3.11.0` stay undecided. */
import { dottedGrammar } from "./dotted.ts";

/** The scheme that the catalogue calls `nuuo`. */
export const nuuo = dottedGrammar("nuuo", "NUUO, dotted numbers");
