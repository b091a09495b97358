/** The same in German. */
import type { MessageKey } from "./en.ts";

/** Every text, under the keys of `EN`. */
export const DE: Readonly<Record<MessageKey, string>> = {
	"verdict.known_affected": "gefährdet",
	"verdict.under_investigation": "nicht entschieden",
	"verdict.fixed": "behoben",
	"verdict.known_not_affected": "nicht betroffen",
	"verdict.no_statement": "nichts bekannt",
	"exposure.internet": "aus dem Internet erreichbar",
	"exposure.internal": "internes Netz",
	"exposure.isolated": "abgeschottet",
	"exposure.unknown": "Erreichbarkeit nicht angegeben",
	"confidence.high": "hohe Sicherheit",
	"confidence.medium": "mittlere Sicherheit",
	"confidence.low": "geringe Sicherheit",

	"frame.skip": "Zum Inhalt",
	"frame.places": "Bereiche",
	"frame.menu": "Menü",
	"frame.signOut": "{name} abmelden",
	"frame.language": "Sprache",
	"frame.youAreHere": "Wo Sie sind",

	"place.organisations": "Organisationen",
	"place.account": "Ihr Konto",
	"place.people": "Personen",
	"place.yours": "Für Sie",

	"due.overdue": "überfällig seit {date}",
	"due.today": "heute fällig, {date}",
	"due.on": "fällig am {date}",

	"table.next": "Nächste Seite",
	"table.first": "Erste Seite",
	"table.shown": "{from} bis {to} von {n} {n|Zeile|Zeilen}",
	"table.none": "Keine Zeilen",
	"table.scrolls": "Tabelle: {name}",
	"filter.apply": "Filtern",
	"filter.clear": "Alle aufheben",
	"filter.any": "alle",
	"filter.remove": "Aufheben: {name}",
	"filter.active": "Gesetzte Filter",
	"chart.table": "Dasselbe als Tabelle",
	"chart.all": "alle",
	"chart.more": "… und {n} weitere: in der Tabelle.",

	"proof.rule": "Regel",
	"proof.moreSteps": "… und {n} {n|weiterer Schritt|weitere Schritte}: im JSON.",
	"proof.decides": "Was die Frage entscheidet:",
	"proof.thus": "Also: {verdict}, {confidence}.",

	"design.title": "Gestaltung",
	"design.lead":
		"Ruhiges Papier, eine tiefe Wasserfarbe, je Urteil eine Farbe und eine Form: Keine Farbe sagt etwas allein. Jeder Baustein unserer Seiten steht hier, wie er ist.",
	"design.colours": "Farben, hell und dunkel",
	"design.type": "Schriftgrößen",
	"design.space": "Abstände",
	"design.words": "Urteile, Erreichbarkeit, Zeit",
	"design.forms": "Formulare und ihre Antworten",
	"design.lists": "Listen",
	"design.proof": "Ein Beweis als Erzählung",
	"design.charts": "Diagramme",
	"design.sample": "Ein Beispiel",

	"count.devices": "{n} {n|Gerät|Geräte}",
};
