/**
 * Honeywell equIP and Performance: Dahua's grammar with `HWnn` line codes, unordered among each other.
 *
 * Source: CISA ICSA-19-304-02 and ICSA-19-304-04, where one document writes days with two and with four digits of the
 * year (`1.000.HW01.3.20190820`, `1.000.HW01.1.190813`); both are the same day here.
 */
import { dahuaGrammar } from "./dahua.ts";

/** The scheme that the catalogue calls `honeywell-hw`. */
export const honeywellHw = dahuaGrammar("honeywell-hw", "Honeywell equIP and Performance, HW line, serial and build day");
