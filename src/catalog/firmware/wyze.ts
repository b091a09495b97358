/** Wyze cameras: dotted numbers such as `4.36.9.139`, compared part by part (the wz_mini_hacks firmware table). */
import { dottedGrammar } from "./dotted.ts";

/** The scheme that the catalogue calls `wyze`. */
export const wyze = dottedGrammar("wyze", "Wyze, dotted numbers");
