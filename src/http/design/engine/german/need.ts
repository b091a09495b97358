/** What is missing, what each answer decides, and where to look. */
import type { Pattern } from "../sentence.ts";

export const NEED: readonly Pattern[] = [
	[
		"Read the firmware version with its build from the device's system page",
		"Die Firmware-Version mit Build auf der Systemseite des Geräts ablesen",
	],
	[
		'Read the full model name from the device\'s label or system page ("{1}" is too vague)',
		"Den vollen Modellnamen vom Gerät oder von seiner Systemseite ablesen („{1}“ ist zu ungenau)",
	],
	[
		"Read the full model name from the device's label or system page",
		"Den vollen Modellnamen vom Gerät oder von seiner Systemseite ablesen",
	],
	[
		"Find out who built the device: label, MAC address, or the maker's discovery tool",
		"Herausfinden, wer das Gerät gebaut hat: Typenschild, MAC-Adresse oder das Suchprogramm des Herstellers",
	],
	["Find out who built the devices sold as {1}", "Herausfinden, wer die Geräte gebaut hat, die als {1} verkauft werden"],
	["Ask the seller which of the maker's models {1} is", "Beim Verkäufer fragen, welches Modell des Herstellers {1} ist"],
	["Ask {1} which of the maker's models {2} is", "Bei {1} fragen, welches Modell des Herstellers {2} ist"],
	[
		"Ask the vendor whether this version has the fix, or install {1}",
		"Beim Hersteller fragen, ob diese Version die Reparatur hat, oder {1} installieren",
	],
	["Ask the vendor whether this version is affected", "Beim Hersteller fragen, ob diese Version betroffen ist"],
	["Check whether the condition holds: {1*}", "Prüfen, ob die Bedingung zutrifft: {1}"],
	["within {1*}", "innerhalb {1}"],
	["inside the affected range", "im betroffenen Bereich"],
	["above the affected range", "über dem betroffenen Bereich"],
	["any other version", "jede andere Version"],
	["older than {1}", "älter als {1}"],
	["{1} or later is installed", "{1} oder später ist installiert"],
	["{1} or later", "{1} oder später"],
	["a model that is listed, in the affected range", "ein aufgeführtes Modell, im betroffenen Bereich"],
	["a model that is not listed", "ein Modell, das nicht aufgeführt ist"],
	["a maker whose advisories list the model", "ein Hersteller, dessen Warnungen das Modell aufführen"],
	["a maker without an open advisory for it", "ein Hersteller ohne offene Warnung dazu"],
	["it does not have the fix", "sie hat die Reparatur nicht"],
	["it has the fix", "sie hat die Reparatur"],
	["it does not hold", "sie trifft nicht zu"],
	["it holds", "sie trifft zu"],
	["It stands on the device's system or about page.", "Sie steht auf der System- oder Info-Seite des Geräts."],
	[
		"It stands on the label under the housing and on the device's system page.",
		"Es steht auf dem Typenschild unter dem Gehäuse und auf der Systemseite des Geräts.",
	],
	[
		"Try the label, the first six digits of the MAC address, and which maker's discovery tool finds it.",
		"Versuchen Sie das Typenschild, die ersten sechs Stellen der MAC-Adresse und welches Suchprogramm welches Herstellers es findet.",
	],
	[
		"Ask the seller ({1}); the device's own system page sometimes shows the maker's model.",
		"Fragen Sie den Verkäufer ({1}); die Systemseite des Geräts zeigt manchmal das Modell des Herstellers.",
	],
	[
		"Ask the seller; the device's own system page sometimes shows the maker's model.",
		"Fragen Sie den Verkäufer; die Systemseite des Geräts zeigt manchmal das Modell des Herstellers.",
	],
	["Keep them off the internet until it is answered.", "Halten Sie sie vom Internet fern, bis es beantwortet ist."],
	// Menus are called as the devices call them.
	["{1}, or the {2} tool.", "{1}, oder mit dem Programm {2}."],
	["{1}, or {2}.", "{1}, oder mit {2}."],
];
