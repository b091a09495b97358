/** What a figure says in words, in the languages that reports are mostly written in; others get the English words. */
import type { FigureKind } from "./figure-query.ts";

/** The words of one language. */
export interface FigureWords {
	label(kind: FigureKind, vendor: string | undefined, year: number | undefined): string;
	readonly documents: string;
	readonly ofDocuments: string;
	readonly fleets: string;
	readonly ofDevices: string;
	readonly hidden: string;
	readonly notKnown: string;
}

const EN: Readonly<Record<FigureKind, string>> = {
	cves: "CVE numbers",
	"cves-by-year": "CVE numbers by year of the number",
	advisories: "Advisories",
	"advisories-by-year": "Advisories by year of first release",
	attacked: "CVE numbers known to be attacked",
	outdated: "Devices with a known hole in their firmware",
};
const DE: Readonly<Record<FigureKind, string>> = {
	cves: "CVE-Nummern",
	"cves-by-year": "CVE-Nummern nach dem Jahr der Nummer",
	advisories: "Warnungen",
	"advisories-by-year": "Warnungen nach dem Jahr der ersten Ausgabe",
	attacked: "CVE-Nummern, die bekanntlich angegriffen werden",
	outdated: "Ger\u00e4te mit einer bekannten L\u00fccke in ihrer Firmware",
};

const WORDS: { readonly en: FigureWords; readonly de: FigureWords } = {
	en: {
		label: (kind, vendor, year) => `${EN[kind]}${vendor === undefined ? "" : ` of ${vendor}`}${year === undefined ? "" : `, ${year}`}`,
		documents: "public documents held here",
		ofDocuments: "documents",
		fleets: "devices of organisations that keep their inventory here",
		ofDevices: "devices",
		hidden: "not shown: too few devices or organisations",
		notKnown: "not known: no list of attacks is held",
	},
	de: {
		label: (kind, vendor, year) => `${DE[kind]}${vendor === undefined ? "" : ` von ${vendor}`}${year === undefined ? "" : `, ${year}`}`,
		documents: "\u00f6ffentliche Dokumente, die hier vorliegen",
		ofDocuments: "Dokumenten",
		fleets: "Ger\u00e4te von Organisationen, die hier ihren Bestand f\u00fchren",
		ofDevices: "Ger\u00e4ten",
		hidden: "nicht gezeigt: zu wenige Ger\u00e4te oder Organisationen",
		notKnown: "nicht bekannt: keine Liste von Angriffen liegt vor",
	},
};

/** The words of a language. */
export function figureWords(language: string): FigureWords {
	return language.toLowerCase().startsWith("de") ? WORDS.de : WORDS.en;
}
