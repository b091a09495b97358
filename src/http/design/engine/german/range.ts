/** Where a firmware stands to the range and the fixes of a document, and what the document says of the product. */
import type { Pattern } from "../sentence.ts";

export const RANGE: readonly Pattern[] = [
	["the document states no version, so every build is meant", "das Dokument nennt keine Version, gemeint ist also jeder Build"],
	["the document lists no version", "das Dokument führt keine Version auf"],
	[
		"the document lists a hardware or firmware version, and no model",
		"das Dokument führt eine Hardware- oder Firmware-Version auf und kein Modell",
	],
	["the firmware is not known", "die Firmware ist nicht bekannt"],
	["no fixed version is stated", "keine reparierte Version ist genannt"],
	["it depends on: {1*}", "es hängt ab von: {1}"],
	["{1:}; and it depends on: {2*}", "{1}; und es hängt ab von: {2}"],
	["the version text could not be read: {1*}", "die Versionsangabe war nicht zu lesen: {1}"],
	["the range from {1} to {2} ends before it begins", "der Bereich von {1} bis {2} endet, bevor er beginnt"],
	[
		"the cell says more than a version, which may change what it means",
		"in der Zelle steht mehr als eine Version, das kann den Sinn ändern",
	],
	["a fix is stated for {1}, which may be this product", "für {1} ist eine Reparatur genannt, das kann dieses Produkt sein"],
	["a fix is announced and was not out yet", "eine Reparatur ist angekündigt und war noch nicht erschienen"],
	["the words of the document go further than {1}", "der Wortlaut des Dokuments reicht weiter als {1}"],
	["the document says that this hole was not closed", "das Dokument sagt, dass diese Lücke nicht geschlossen wurde"],
	["listed as {1:} for {2:}", "geführt als {1} für {2}"],
	["this vulnerability", "diese Schwachstelle"],
	["known_affected", "betroffen (known_affected)"],
	["known_not_affected", "nicht betroffen (known_not_affected)"],
	["fixed", "behoben (fixed)"],
	["under_investigation", "in Untersuchung (under_investigation)"],
	["for the reason: {1*}", "mit der Begründung: {1}"],
	["the product is not listed under {1:}", "das Produkt ist unter {1} nicht aufgeführt"],
	["this document does not treat {1:}", "dieses Dokument behandelt {1} nicht"],
	["any vulnerability", "eine Schwachstelle"],
	["this document treats no vulnerability", "dieses Dokument behandelt keine Schwachstelle"],
	["the sources disagree ({1*})", "die Quellen widersprechen sich ({1})"],
	["{1} lists {2} under {3:}; this advisory does not", "{1} führt {2} unter {3} auf, diese Warnung nicht"],
	[
		"{1} lists {2} with a later bound and not this model: whether it left it out on purpose is not said",
		"{1} führt {2} mit einer späteren Grenze auf und dieses Modell nicht: Ob mit Absicht, ist nicht gesagt",
	],
	[
		"which products the document lists under {1:} could not all be read",
		"welche Produkte das Dokument unter {1} aufführt, war nicht ganz zu lesen",
	],
];
