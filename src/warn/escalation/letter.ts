/** The letter to an organisation of which nobody answered: its words, without how it is set. */
import { oneLine } from "../../core/one-line.ts";
import type { Campaign } from "../campaign.ts";
import type { ListedDevice } from "../recipient.ts";
import type { SilentGroup } from "./due.ts";
import { pageOf } from "./notice-text.ts";

/** A letter on paper, from the top. */
export interface PaperLetter {
	readonly language: "en" | "de";
	readonly sender: string;
	/** Name, then the lines of the postal address. */
	readonly addressee: readonly string[];
	readonly date: string;
	readonly subject: string;
	readonly paragraphs: readonly string[];
	/** What to do first, in order. */
	readonly steps: readonly string[];
	readonly table: { readonly columns: readonly string[]; readonly rows: readonly (readonly string[])[] };
	readonly closing: readonly string[];
}

/** Devices that fit on a page. */
const MOST_ROWS = 8;

const WORDS = {
	en: {
		subject: (title: string) => `Emergency Warning: ${title}`,
		opening: (affected: number, total: number, name: string) =>
			`${affected} of the ${total} devices that we know of at ${name} are open to attacks from outside. `,
		wrote: (day: string) => `We wrote to your people by mail on ${day}, and nobody has answered. This letter is the last step.`,
		unwritten:
			"We know nobody at your organisation whom we could write to by mail. Name somebody to us, so that the next warning comes in minutes.",
		open: (n: number) => `Of ${n} more devices it is not known: a fact is missing. Unknown is not safe.`,
		steps: [
			"Take the devices below off the internet today: close the ports that lead to them.",
			"Install the firmware that stands beside each of them.",
			"Look for accounts that nobody made, and change every password.",
		],
		columns: ["Device", "On the label", "Firmware now", "Install"],
		unknown: "unknown",
		noTarget: "none is stated: isolate it",
		more: (n: number) => `and ${n} more, in your list`,
		written: (people: readonly string[]) => `Written to: ${people.join(", ")}.`,
		page: (page: string) => `The warning with all steps: ${page}`,
		check: (id: string) =>
			`To check that this letter is genuine, look for the warning ${id} on the page above, or call us at a number that you know already; do not use one from a letter.`,
	},
	de: {
		subject: (title: string) => `Dringende Warnung: ${title}`,
		opening: (affected: number, total: number, name: string) =>
			`${affected} der ${total} Geräte, die wir bei ${name} kennen, sind für Angriffe von außen offen. `,
		wrote: (day: string) =>
			`Wir haben Ihren Leuten am ${day} geschrieben, und niemand hat geantwortet. Dieser Brief ist der letzte Schritt.`,
		unwritten:
			"Wir kennen bei Ihnen niemanden, dem wir eine E-Mail schreiben könnten. Nennen Sie uns jemanden, damit die nächste Warnung in Minuten da ist.",
		open: (n: number) => `Bei ${n} weiteren Geräten ist es nicht bekannt: Eine Angabe fehlt. Unbekannt ist nicht sicher.`,
		steps: [
			"Nehmen Sie die Geräte unten noch heute aus dem Internet: Schließen Sie die Ports, die zu ihnen führen.",
			"Spielen Sie die Firmware ein, die neben jedem Gerät steht.",
			"Suchen Sie nach Konten, die niemand angelegt hat, und ändern Sie alle Passwörter.",
		],
		columns: ["Gerät", "Auf dem Schild", "Firmware jetzt", "Einspielen"],
		unknown: "unbekannt",
		noTarget: "keine genannt: abschotten",
		more: (n: number) => `und ${n} weitere, in Ihrer Liste`,
		written: (people: readonly string[]) => `Geschrieben an: ${people.join(", ")}.`,
		page: (page: string) => `Die Warnung mit allen Schritten: ${page}`,
		check: (id: string) =>
			`Ob dieser Brief echt ist, sehen Sie an der Warnung ${id} auf der Seite oben; oder rufen Sie uns unter einer Nummer an, die Sie schon kennen, nicht unter einer aus einem Brief.`,
	},
} as const;

/** Writes it. @param postal - Lines of the organisation's address, where they are known. */
export function letterFor(
	campaign: Pick<Campaign, "id" | "advisory" | "level" | "site" | "from" | "createdAt">,
	group: SilentGroup,
	postal: readonly string[],
	at: number,
): PaperLetter {
	const { language, organisation, devices, people } = group;
	const words = WORDS[language];
	const day = (ms: number) =>
		new Intl.DateTimeFormat(language === "de" ? "de-DE" : "en-GB", { dateStyle: "long", timeZone: "UTC" }).format(new Date(ms));
	const page = pageOf({ campaign, group, at });
	const name = oneLine(organisation, 100);
	const more = devices.affected - devices.first.slice(0, MOST_ROWS).filter(({ verdict }) => verdict === "known_affected").length;
	return {
		language,
		sender: oneLine(`${campaign.from.name}, ${campaign.from.address}`, 120),
		addressee: [name, ...postal.slice(0, 5).map((line) => oneLine(line, 80))],
		date: day(at),
		subject: words.subject(oneLine(campaign.advisory.title, 160)),
		paragraphs: [
			words.opening(devices.affected, devices.total, name) + (people.length > 0 ? words.wrote(day(campaign.createdAt)) : words.unwritten),
			...(devices.open > 0 ? [words.open(devices.open)] : []),
		],
		steps: words.steps,
		table: {
			columns: words.columns,
			rows: [
				...devices.first.slice(0, MOST_ROWS).map((device) => rowOf(device, words)),
				...(more > 0 ? [[words.more(more), "", "", ""]] : []),
			],
		},
		closing: [
			...(page === undefined ? [] : [words.page(page)]),
			words.check(campaign.advisory.id),
			...(people.length > 0 ? [words.written(people.slice(0, 5).map((each) => oneLine(each, 80)))] : []),
			`${campaign.advisory.id} · ${campaign.advisory.version} · SHA-256 ${campaign.advisory.sha256.slice(0, 16)}… · ${campaign.id}`,
		],
	};
}

function rowOf({ name, label, firmware, target }: ListedDevice, words: (typeof WORDS)[keyof typeof WORDS]): readonly string[] {
	return [oneLine(name, 60), oneLine(label, 60), oneLine(firmware ?? words.unknown, 40), oneLine(target ?? words.noTarget, 40)];
}
