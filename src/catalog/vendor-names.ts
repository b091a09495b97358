/** Finds vendors in text: brand columns of inventories, vendor branches of advisories. All of it was written by strangers. */
import { toLatinLookAlikes } from "../core/look-alike.ts";
import { collapse, fold, repairMojibake } from "../core/text.ts";
import { LITERAL } from "./catalogue-data.ts";
import { isCategoryName } from "./model/category.ts";
import type { Vendor } from "./vendor.ts";

/** No vendor's name comes near. */
const NAME_LIMIT = 300;
const MOST_PARTS = 20;
const MOST_WORDS = 16;
const MOST_REMEMBERED = 20_000;

const words = (list: string): ReadonlySet<string> => new Set(list.split(" "));

/** Legal forms; single letters are those of `B.V.` and `S.p.A.`. */
const LEGAL = words(
	"co ltd limited inc incorporated gmbh mbh ag kg llc llp lp sa sas sarl srl spa corp corporation company bv nv ab as asa oy oyj plc pte pty kk kft " +
		"doo ooo sl slu se group holding holdings sp a b c d g k l n o p s v z",
);
/** Words that companies and their branches put behind the name. */
const GENERIC = words(
	"technology technologies technological electronic electronics system systems communication communications digital video surveillance security cctv " +
		"network networks international global industries industry solutions software oem brand products division deutschland germany usa us america " +
		"americas north europe emea asia india china uk france italia italy spain espana japan korea taiwan canada australia of and for camera cameras " +
		"former formerly old new line series",
);
/** Words that stand before the name. */
const LEADING = words(
	"hangzhou zhejiang shenzhen guangzhou beijing tianjin xiamen shanghai the a an by subsidiary affiliate division part of formerly former now ex",
);

const JOINT = /[,;|()[\]\n/]|\s(?:and|&|by|formerly|aka|dba|vs?)\s|\b(?:an?\s)?(?:subsidiary|affiliate|division|brand|part)\sof\s/iu;

/** The key under which two spellings of a name are one: case, accents, blanks, dashes, mojibake, quotes and look-alike letters do not count. */
export function nameKey(name: string): string {
	return fold(toLatinLookAlikes(repairMojibake(name.slice(0, NAME_LIMIT)))).replace(/[^\p{L}\p{N}+]+/gu, "");
}

/** Looks vendors up by any of their names; answers are remembered, since inventories repeat a few brands endlessly. */
export class VendorNames {
	readonly #byKey = new Map<string, Vendor>();
	/** Makers by their own name, where it is long enough to be nobody's ordinary word. */
	readonly #makers = new Map<string, Vendor>();
	readonly #remembered = new Map<string, readonly Vendor[]>();
	readonly #date: string;

	/** @param date - Date of the catalogue, given to vendors that only a text names. */
	constructor(vendors: readonly Vendor[], date: string) {
		this.#date = date;
		for (const vendor of vendors) {
			if (vendor.roles.includes("maker") && nameKey(vendor.name).length >= 5) this.#makers.set(nameKey(vendor.name), vendor);
		}
		for (const vendor of vendors) for (const name of [vendor.id, vendor.name, ...vendor.aliases]) this.#byKey.set(nameKey(name), vendor);
	}

	/** See Catalogue.findVendors. */
	find(text: string): readonly Vendor[] {
		const known = this.#remembered.get(text);
		if (known !== undefined) return known;
		const found = this.#findAnew(text.slice(0, NAME_LIMIT));
		if (this.#remembered.size >= MOST_REMEMBERED) this.#remembered.clear();
		if (text.length <= NAME_LIMIT) this.#remembered.set(text, found);
		return found;
	}

	#findAnew(text: string): readonly Vendor[] {
		if (nameKey(text) === "") return [];
		const whole = this.#resolve(text);
		if (whole !== undefined) return [whole];
		const parts = repairMojibake(text)
			.split(JOINT)
			.filter((part): part is string => part !== undefined && !isFiller(part));
		const found = parts.slice(0, MOST_PARTS).map((part) => this.#resolve(part) ?? this.#makerInFront(part) ?? part);
		// Two firms in one text are two vendors; one firm with its legal form behind a comma is one.
		if (!found.some((one) => typeof one !== "string") && found.length < 2) return [this.#stranger(text)];
		const vendors = found.map((one) => (typeof one === "string" ? this.#stranger(one) : one));
		return [...new Map(vendors.map((vendor) => [vendor.id, vendor])).values()];
	}

	/** One name: as it stands, then without legal forms, places and words of the trade around it. */
	#resolve(text: string): Vendor | undefined {
		const all = nameWords(text);
		for (let from = 0; from < all.length; from++) {
			for (let to = all.length; to > from; to--) {
				const vendor = this.#byKey.get(all.slice(from, to).join(""));
				if (vendor !== undefined) return vendor;
				if (!LEGAL.has(all[to - 1] ?? "") && !GENERIC.has(all[to - 1] ?? "")) break;
			}
			if (!LEADING.has(all[from] ?? "")) break;
		}
		return undefined;
	}

	/** `Hikvision DS-2CD2142`, `Bosch Sicherheitssysteme`: a maker's name with more behind it than this file knows words for. */
	#makerInFront(text: string): Vendor | undefined {
		const all = nameWords(text).filter((word, at) => at > 0 || !LEADING.has(word));
		return this.#makers.get(all[0] ?? "") ?? this.#makers.get(all.slice(0, 2).join(""));
	}

	/** A name that the catalogue does not know. */
	#stranger(text: string): Vendor {
		const name = collapse(toLatinLookAlikes(repairMojibake(text))).slice(0, 100);
		return {
			id: `text:${withoutTail(name)}`,
			name,
			roles: ["brand"],
			aliases: [],
			partOf: undefined,
			schemes: [],
			convention: LITERAL,
			modelsTold: false,
			source: "as written",
			date: this.#date,
		};
	}
}

function nameWords(text: string): readonly string[] {
	return fold(toLatinLookAlikes(repairMojibake(text)))
		.replace(/['\u2019`]/g, "")
		.split(/[^\p{L}\p{N}+]+/u)
		.filter((word) => word !== "")
		.slice(0, MOST_WORDS);
}

/**
 * A name without legal forms, places and words of the trade behind it, under which a label and a document find each other:
 * `Digi International, Inc.` and `Digi`. A name that is nothing else, or nearly, stays whole.
 */
function withoutTail(name: string): string {
	const all = nameWords(name);
	let to = all.length;
	while (to > 1 && (LEGAL.has(all[to - 1] ?? "") || GENERIC.has(all[to - 1] ?? ""))) to--;
	const kept = all.slice(0, to);
	const isTelling = kept.some((word) => word.length >= 3 && !LEGAL.has(word) && !GENERIC.has(word) && !LEADING.has(word));
	return isTelling ? kept.join(" ") : fold(name);
}

/** A part between commas that names nobody: `Ltd`, `Inc.`, `(cameras)`. */
function isFiller(part: string): boolean {
	return isCategoryName(part) || nameWords(part).every((word) => LEGAL.has(word) || GENERIC.has(word) || LEADING.has(word));
}
