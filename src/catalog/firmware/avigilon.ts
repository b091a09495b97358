/** Avigilon cameras: dotted numbers, compared part by part (shape from memory, no document in hand). */
import { dottedGrammar } from "./dotted.ts";

/** The scheme that the catalogue calls `avigilon`. */
export const avigilon = dottedGrammar("avigilon", "Avigilon, dotted numbers");
