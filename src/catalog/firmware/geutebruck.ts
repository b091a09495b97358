/** Geutebrück E2 and G-Cam (UDP Technology firmware): dotted numbers (CISA ICSA-18-347-03, ICSA-19-155-03, ICSA-21-208-03). */
import { dottedGrammar } from "./dotted.ts";

/** The scheme that the catalogue calls `geutebruck`. */
export const geutebruck = dottedGrammar("geutebruck", "Geutebrück, dotted numbers");
