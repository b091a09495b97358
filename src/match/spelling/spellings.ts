/** The spellings in which inventories have names, labels and versions; each takes the text as a document has it. */
import { isCategoryName } from "../../catalog/model/category.ts";

/** How inventories write the name of a model. */
export const NAMES: Readonly<Record<string, (name: string, vendor: string) => string>> = {
	"as listed": (name) => name,
	"small letters": (name) => name.toLowerCase(),
	"no dashes": (name) => name.replaceAll("-", ""),
	"blanks for dashes": (name) => name.replaceAll("-", " "),
	"dashes for blanks": (name) => name.replaceAll(" ", "-"),
	underscores: (name) => name.replaceAll(/[ -]/g, "_"),
	"the vendor in front": (name, vendor) => `${vendor} ${name}`,
	"a kind behind": (name) => `${name} Camera`,
	"a remark behind": (name) => `${name} (PoE)`,
	"no remarks": (name) => name.replaceAll(/ ?\([^()]*\)/g, ""),
	"in quotes": (name) => `"${name}"`,
	"no series": (name) => name.replace(/ series\b/i, ""),
	"a region behind": (name) => `${name}-EU`,
	"a revision behind": (name) => `${name} Rev. B`,
	"the plural": (name) => (/[a-z]{4}$/i.test(name) ? `${name}s` : name),
	"the singular": (name) => name.replace(/s$/, ""),
	"the first word left out": (name) => leaveOut(name, 0),
	"the last word left out": (name) => leaveOut(name, -1),
	"a word in the middle left out": (name) => (name.split(" ").length > 2 ? leaveOut(name, 1) : name),
	"the last word first": (name) => [name.split(" ").at(-1), ...name.split(" ").slice(0, -1)].join(" "),
	"what stands in brackets alone": (name) => /\(([^()]{4,})\)/.exec(name)?.[1] ?? name,
	"in Latin letters of full width": (name) => name.replaceAll(/[A-Z]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)),
};

/** A name without one of its words; the name itself where that was its code, or what stays is a number or two letters. */
function leaveOut(name: string, at: number): string {
	const words = name.split(" ");
	const left = words.at(at) ?? "";
	const kept = words.toSpliced(at, 1).join(" ");
	return (/\d/.test(left) && left.length >= 4) || !/[a-z]{3}|[a-z]-?\d{2}/i.test(kept) || isCategoryName(kept) ? name : kept;
}

/** How they write its label. */
export const BRANDS: Readonly<Record<string, (vendor: string) => string>> = {
	"the first word": (vendor) => vendor.split(/[ ,]/)[0] ?? vendor,
	"without the last word": (vendor) => (vendor.includes(" ") ? vendor.split(" ").slice(0, -1).join(" ") : vendor),
	"the last word": (vendor) => vendor.split(/[ ,]+/).at(-1) ?? vendor,
	"a blank in it": (vendor) => (vendor.includes(" ") ? vendor : vendor.replace(/(?<=[a-z])(?=[A-Z])/, " ")),
	capitals: (vendor) => vendor.toUpperCase(),
	"one word": (vendor) => vendor.replaceAll(" ", ""),
	"a legal form": (vendor) => `${vendor} GmbH`,
	"a stranger's": () => "Tollgate",
	none: () => "",
};

/** How devices print a version. */
export const VERSIONS: Readonly<Record<string, (version: string) => string>> = {
	"as stated": (version) => version,
	"a letter in front": (version) => `V${version.replace(/^v/i, "")}`,
	"a word in front": (version) => `Version ${version}`,
	"firmware in front": (version) => `FW: ${version}`,
	"small letters": (version) => version.toLowerCase(),
	"a label behind": (version) => `${version} (multilang)`,
	"without its build": (version) => version.replace(/[_ ]?build.*$/i, ""),
	"without its last part": (version) => (/^v?\d+(?:\.\d+){2,}$/i.test(version) ? version.replace(/\.\d+$/, "") : version),
	"a zero in front of parts": (version) => version.replaceAll(/(?<=\.)(\d)(?=\.|$)/g, "0$1"),
	"a build number behind": (version) => `${version}_1`,
	"a blank behind the letter": (version) => `V ${version.replace(/^v/i, "")}`,
	"no letter": (version) => version.replace(/^v(?=\d)/i, ""),
	"a blank for the word build": (version) => version.replace(/[_ ]build[_ ]?/i, " "),
	"a comma before the build": (version) => version.replace(/[_ ]build/i, ", build"),
	"the word Firmware and a sign": (version) => `Firmware_${version}`,
	"a remark behind": (version) => `${version} (R)`,
};
