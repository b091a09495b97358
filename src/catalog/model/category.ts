/** Words that say what kind of box something is, and so never which model. */
import { compact, tidyModel } from "./tidy.ts";

/** Words that people put behind a model and that change nothing: `IC-7100 IP Camera`, `EFD-2250 firmware`. */
const TRAILING = new Set(
	(
		"camera cameras cam cams ipcamera ipcameras ipcam netcam kamera kameras recorder recorders rekorder ip network netzwerk cctv video digital " +
		"firmware version versions device devices model models product products surveillance nvr nvrs dvr dvrs xvr xvrs hybrid wireless hd and"
	).split(" "),
);

/** Further words that name no model when nothing else stands beside them. */
const CATEGORY = new Set(
	(
		"ipc ptz cube cubes dome domes bullet bullets turret fisheye encoder encoders decoder decoders speed box outdoor indoor thermal smart doorbell door bell " +
		"access control controller controllers panel panels reader readers intercom intercoms station stations system systems server servers storage " +
		"workstation workstations unit units security all various several multiple some other others unknown unbekannt generic onvif rtsp the of or with " +
		"series family poe wifi analog analogue channel channels ch " +
		"ueberwachungskamera netzwerkkamera videoueberwachung camara camaras videocamara videocamaras telecamera telecamere grabador grabadora " +
		"enregistreur videoregistratore sicherheitskamera registratore appareil dispositivo " +
		"\u6444\u50cf\u673a \u7f51\u7edc\u6444\u50cf\u673a \u5f55\u50cf\u673a \u786c\u76d8\u5f55\u50cf\u673a"
	).split(" "),
);

/** A word of the sentence kind of product name: `IP Cameras and DVRs using the NetSurveillance Web interface`. */
const RELATION = /\s(?:using|whose|with|running|featuring|that use|powered by|based on)\s/i;

/** The words of a text, lower case; dashes and brackets part them. */
export function modelWords(text: string): readonly string[] {
	return text
		.toLowerCase()
		.split(/[^\p{L}\p{N}+]+/u)
		.filter((word) => word !== "");
}

/**
 * True when a text names a kind of device and no model: `IP Camera`, `Digital Video Recorders and IP Cameras`, blank.
 *
 * For a device that is "model not stated"; for a document it is no name that a device could be matched by.
 */
export function isCategoryName(text: string): boolean {
	return modelWords(tidyModel(text)).every((word) => TRAILING.has(word) || CATEGORY.has(word));
}

/**
 * Further words for the kind of box, which go only where a word with a digit stays in front: `H0-ECOM100 Communications Module`,
 * `XL824 Thermostat`, `I-HIB2PI-UL 2MP IP`. Behind a plain word they may be the name of another product (`Device Manager`).
 */
const BEHIND_CODE = new Set(
	(
		"module modules switch switches thermostat thermostats intercom intercoms reader readers controller controllers panel panels terminal gateway router " +
		"modem pump syringe infusion charger access control door card solution communications communication industrial ethernet managed unmanaged modular distribution sip emergency ip " +
		"dome bullet turret ptz box web hardware system fire smoke alarm detector tool rtu"
	).split(" "),
);

function isBehindCode(word: string, before: string): boolean {
	if (!before.split(/[\s_]/).some(isCode)) return false;
	if (/^\d{1,2}mp$/i.test(word) || /^type=\S+$/i.test(word)) return true;
	return modelWords(word).every((part) => BEHIND_CODE.has(part) || TRAILING.has(part));
}

/** Letters with digits, four signs and more, or a number of four digits: the 4 of `Pro Gen 4 Dome` is none. */
function isCode(word: string): boolean {
	const own = compact(word);
	return /^\d{4,}$/.test(own) || (own.length >= 4 && /\d/.test(own) && /\p{L}/u.test(own));
}

/** Takes kind words off the end (`IC-7100 IP Camera` becomes `IC-7100`), never all of them. */
export function stripTrailingKind(text: string): string {
	let rest = text;
	for (;;) {
		const cut = /^(.*[\p{L}\p{N})+])[\s_,]+([\p{L}-]+|\d{1,2}MP|Type=[\w-]+)$/iu.exec(rest);
		const [, before = "", word = ""] = cut ?? [];
		if (cut === null || isCategoryName(before)) return rest;
		const isKind = /\d/.test(word) ? false : modelWords(word).every((part) => TRAILING.has(part));
		if (!isKind && !isBehindCode(word, before)) return rest;
		rest = before;
	}
}

/** What makers put behind a name of words to say what it is; taken off only to compare whole names, for each word alone may be part of one. */
const KIND_PHRASE =
	/\s(?:video management (?:system|software|server)s?|(?:door|access) controllers?|access control (?:panel|system|software)s?|network video recorders?|card readers?|solution|(?:mobile )?app|tool|video management software)$/i;

/**
 * A name whose code stands in front, without the words for its kind between code and revision: `KT1 Rev01` of `KT1 Door Controller
 * Rev01`; `undefined` where none stand there.
 */
export function withoutKindBetween(text: string): string | undefined {
	const words = text.split(" ");
	const revision = words.at(-1) ?? "";
	if (words.length > 8 || !/^rev\.?[a-z]?\d{1,3}$/i.test(revision)) return undefined;
	const front = words.slice(0, -1);
	const kept = front.slice(0, front.findLastIndex((word) => !BEHIND_CODE.has(word.toLowerCase()) && !TRAILING.has(word.toLowerCase())) + 1);
	return kept.length === front.length || !kept.some((word) => /\d/.test(word)) ? undefined : `${kept.join(" ")} ${revision}`;
}

/** `Digital Sentry` of `Digital Sentry Video Management System`; `undefined` where no such words stand behind the name. */
export function withoutKindPhrase(text: string): string | undefined {
	const found = KIND_PHRASE.exec(text);
	if (found === null || isCategoryName(text.slice(0, found.index))) return undefined;
	return text.slice(0, found.index);
}

/** Further words for the shape of a camera, which stand in front of a model: `Outdoor Dome Camera DS-2CD2142FWD-I`. */
const SHAPES = new Set("ptz dome domes bullet bullets turret turrets fisheye speed outdoor indoor thermal box encoder decoder".split(" "));

/**
 * The model behind kind words (`Network Camera DS-2CD2142FWD-I` gives `DS-2CD2142FWD-I`); `undefined` where none stand in front.
 *
 * What follows must look like a model, a word of letters and digits: `IP Camera 2142` stays whole.
 */
export function nameBehindKind(text: string): string | undefined {
	const words = text.split(" ");
	const first = words.findIndex((word) => !isKindInFront(word));
	const model = compact(words[first] ?? "");
	if (first <= 0 || model.length < 4 || !/\p{L}/u.test(model) || !/\d/.test(model)) return undefined;
	return words.slice(first).join(" ");
}

function isKindInFront(word: string): boolean {
	const parts = modelWords(word);
	return parts.length > 0 && parts.every((part) => TRAILING.has(part) || SHAPES.has(part));
}

/**
 * The distinctive words of a product name that describes a class of devices in a sentence; `undefined` for an ordinary name.
 *
 * `IP Cameras and DVRs using the NetSurveillance Web interface` (CISA ICSA-17-341-01) gives `netsurveillance`.
 */
export function describedBy(text: string): readonly string[] | undefined {
	const relation = RELATION.exec(text);
	if (relation === null || !isCategoryName(text.slice(0, relation.index))) return undefined;
	const behind = text.slice(relation.index + relation[0].length).split(/\s+/);
	return behind.filter((word) => /\p{Lu}/u.test(word) && compact(word).length >= 4 && !/^(?:web|interface)$/i.test(word)).map(compact);
}

/** The name before a condition that no inventory states: `HID SAFE` of `HID SAFE using the \u2026 portal`; `undefined` without one. */
export function nameBeforeCondition(text: string): string | undefined {
	const relation = RELATION.exec(text);
	return relation === null ? undefined : text.slice(0, relation.index);
}
