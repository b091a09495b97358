/** PTZOptics and other ValueHD cameras: dotted numbers, `SOC v6.3.40` on the device page (CVE-2024-8956 `< 6.3.40`). */
import { dottedGrammar } from "./dotted.ts";

/** The scheme that the catalogue calls `ptzoptics`. */
export const ptzoptics = dottedGrammar("ptzoptics", "PTZOptics, dotted numbers", /^soc\s(?=v?\d)/i);
