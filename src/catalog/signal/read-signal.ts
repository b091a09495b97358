/** One entry of data/catalog/signals.json. */
import { day, type Entry, id, oneOf, optionalText, text, texts } from "../data-check.ts";
import { SIGNAL_KINDS, type Signal } from "./signal.ts";

/** Reads an entry; shapes are checked here, what it names in check-signals.ts. */
export function readSignal(from: Entry, latest: string): Signal {
	return {
		id: id(from, "id"),
		kind: oneOf(from, "kind", SIGNAL_KINDS),
		vendor: id(from, "vendor"),
		brand: optionalText(from, "brand"),
		values: texts(from, "values", true),
		confidence: oneOf(from, "confidence", ["medium", "low"]),
		line: optionalText(from, "line"),
		says: text(from, "says"),
		matches: texts(from, "matches", false),
		mustNotMatch: texts(from, "mustNotMatch", false),
		source: text(from, "source"),
		date: day(from, "date", latest),
	};
}
