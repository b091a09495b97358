/** The words of warnings by mail: one table a language, checked to be complete by its type. */
import type { Level } from "../level.ts";
import type { DeviceBlock, Language } from "../recipient.ts";

/** The words. */
export interface MailWords {
	readonly levels: Readonly<Record<Level, string>>;
	/** The subject for somebody whose devices are concerned, and for somebody else. */
	readonly subject: (level: string, block: DeviceBlock | undefined, title: string) => string;
	/** What the recipient has of it. */
	readonly count: (block: DeviceBlock) => string;
	readonly open: (n: number) => string;
	readonly unidentified: (n: number) => string;
	readonly first: (n: number, exposed: number) => string;
	readonly columns: {
		readonly device: string;
		readonly label: string;
		readonly site: string;
		readonly firmware: string;
		readonly target: string;
	};
	readonly exposed: string;
	readonly unknown: string;
	readonly noTarget: string;
	readonly toDetermine: string;
	readonly more: (n: number) => string;
	readonly list: string;
	readonly noDevices: string;
	readonly page: string;
	readonly acknowledge: string;
	readonly whyOwner: (organisation: string) => string;
	readonly whySubscriber: string;
	readonly leave: string;
	readonly preferences: string;
	/** How the mail itself can be checked. */
	readonly verify: (id: string) => string;
}

const many = (n: number, one: string, more: string) => `${n} ${n === 1 ? one : more}`;

const EN: MailWords = {
	levels: { advice: "Advice", "watch-and-act": "Watch and Act", emergency: "Emergency Warning" },
	subject: (level, block, title) =>
		block === undefined
			? `${level}: ${title}`
			: `${level}: ${block.affected > 0 ? `${block.affected} of your ${many(block.total, "device", "devices")} affected` : `${many(block.open, "device", "devices")} of yours may be affected`}, update now: ${title}`,
	count: ({ affected, total, organisation }) =>
		`${affected} of your ${many(total, "device", "devices")} at ${organisation} ${affected === 1 ? "is" : "are"} affected.`,
	open: (n) => `For ${many(n, "more device", "more devices")} it is not known yet: a fact is missing. Unknown is not safe.`,
	unidentified: (n) =>
		`${many(n, "device", "devices")} of yours could not be identified, and may be hit as well: read brand and model off the label.`,
	first: (n, exposed) =>
		exposed > 0
			? `${n === 1 ? "This one" : `These ${n}`} first; ${exposed === 1 ? "1 can" : `${exposed} can`} be reached from the internet:`
			: `${n === 1 ? "This one" : `These ${n}`} first:`,
	columns: { device: "Device", label: "On the label", site: "Site", firmware: "Firmware now", target: "Install" },
	exposed: "reachable from the internet",
	unknown: "unknown",
	noTarget: "no fixed firmware is stated: take it off the network, or isolate it",
	toDetermine: "find out model and firmware",
	more: (n) => `and ${many(n, "more", "more")}.`,
	list: "Your list, with the proof for each device",
	noDevices: "None of your devices that we know of is affected. You get this because you asked for all warnings.",
	page: "The whole advisory",
	acknowledge: "Tell that you have read this, or that devices are upgraded (nothing counts until you press the button on that page)",
	whyOwner: (organisation) => `You get this because you look after devices of ${organisation}.`,
	whySubscriber: "You get this because you subscribed to warnings.",
	leave: "End these warnings by mail",
	preferences: "Choose what you are told",
	verify: (id) =>
		`This mail is signed (DKIM). No image and no link in it counts who reads it. Look for ${id} at the address that you know, if in doubt.`,
};

const DE: MailWords = {
	levels: { advice: "Hinweis", "watch-and-act": "Achtung, handeln", emergency: "Notfallwarnung" },
	subject: (level, block, title) =>
		block === undefined
			? `${level}: ${title}`
			: `${level}: ${block.affected > 0 ? `${block.affected} von Ihren ${many(block.total, "Gerät", "Geräten")} betroffen` : `${many(block.open, "Ihrer Geräte ist", "Ihrer Geräte sind")} vielleicht betroffen`}, jetzt aktualisieren: ${title}`,
	count: ({ affected, total, organisation }) =>
		`${affected} von Ihren ${many(total, "Gerät", "Geräten")} bei ${organisation} ${affected === 1 ? "ist" : "sind"} betroffen.`,
	open: (n) =>
		`Bei ${many(n, "weiteren Gerät", "weiteren Geräten")} ist es noch unbekannt: Es fehlt eine Angabe. Unbekannt heißt nicht sicher.`,
	unidentified: (n) =>
		`${many(n, "Ihrer Geräte ließ", "Ihrer Geräte ließen")} sich nicht bestimmen und ${n === 1 ? "kann" : "können"} auch betroffen sein: Lesen Sie Marke und Modell vom Gehäuse ab.`,
	first: (n, exposed) =>
		exposed > 0
			? `${n === 1 ? "Dieses" : `Diese ${n}`} zuerst; ${exposed === 1 ? "1 ist" : `${exposed} sind`} aus dem Internet erreichbar:`
			: `${n === 1 ? "Dieses" : `Diese ${n}`} zuerst:`,
	columns: { device: "Gerät", label: "Auf dem Gehäuse", site: "Standort", firmware: "Firmware jetzt", target: "Installieren" },
	exposed: "aus dem Internet erreichbar",
	unknown: "unbekannt",
	noTarget: "keine bereinigte Firmware genannt: vom Netz nehmen oder abschotten",
	toDetermine: "Modell und Firmware feststellen",
	more: (n) => `und ${n} weitere.`,
	list: "Ihre Liste, mit dem Beleg für jedes Gerät",
	noDevices: "Keines Ihrer uns bekannten Geräte ist betroffen. Sie bekommen dies, weil Sie alle Warnungen bestellt haben.",
	page: "Die ganze Warnung",
	acknowledge: "Sagen, dass Sie dies gelesen oder Geräte aktualisiert haben (es zählt erst, wenn Sie dort den Knopf drücken)",
	whyOwner: (organisation) => `Sie bekommen dies, weil Sie Geräte von ${organisation} betreuen.`,
	whySubscriber: "Sie bekommen dies, weil Sie Warnungen bestellt haben.",
	leave: "Diese Warnungen per Mail beenden",
	preferences: "Auswählen, was Sie erfahren",
	verify: (id) =>
		`Diese Mail ist signiert (DKIM). Kein Bild und kein Verweis darin zählt, wer sie liest. Suchen Sie im Zweifel ${id} unter der Adresse, die Sie kennen.`,
};

/** The words of a language. */
export function mailWords(language: Language): MailWords {
	return language === "de" ? DE : EN;
}
