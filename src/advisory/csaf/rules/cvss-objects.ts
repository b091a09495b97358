/** The CVSS objects of a document, wherever its edition keeps them: `scores` in 2.0, `metrics` in 2.1. */
import { parseVector } from "../../cvss/parse-vector.ts";
import type { CvssVersion, Vector } from "../../cvss/vector.ts";
import { asObject, type JsonObject, member, text } from "../json.ts";
import { type CsafView, itemsOf, type Located, textsOf } from "./csaf-view.ts";
import type { Place } from "./place.ts";

/** A score or metric item. */
export interface ScoreItem extends Located {
	readonly products: readonly string[];
	/** 2.1: who determined it; `undefined` is the document's author. */
	readonly source: string | undefined;
	/** Where `cvss_v3` and its like stand: the item itself in 2.0, its `content` in 2.1. */
	readonly content: JsonObject | undefined;
	readonly contentPlace: Place;
}

const itemsHeld = new WeakMap<Located, readonly ScoreItem[]>();

/** The items of a vulnerability, read once. */
export function scoreItems(view: CsafView, vulnerability: Located): readonly ScoreItem[] {
	const known = itemsHeld.get(vulnerability);
	if (known !== undefined) return known;
	const items = readItems(view, vulnerability);
	itemsHeld.set(vulnerability, items);
	return items;
}

function readItems({ version }: CsafView, vulnerability: Located): readonly ScoreItem[] {
	return itemsOf(vulnerability, version === "2.0" ? "scores" : "metrics").map(({ node, place }) => ({
		node,
		place,
		products: textsOf(node, "products"),
		source: text(node, "source"),
		content: version === "2.0" ? node : asObject(member(node, "content")),
		contentPlace: version === "2.0" ? place : place.at("content"),
	}));
}

/** Members that hold CVSS. */
export const CVSS_KEYS = ["cvss_v2", "cvss_v3", "cvss_v4"] as const;

/** One CVSS object. */
export interface CvssObject {
	readonly key: (typeof CVSS_KEYS)[number];
	readonly value: JsonObject;
	readonly place: Place;
	readonly item: ScoreItem;
	/** As its member says, else as its vector begins. */
	readonly version: string | undefined;
}

/** The CVSS objects of an item. */
export function cvssOf(item: ScoreItem): readonly CvssObject[] {
	const found: CvssObject[] = [];
	for (const key of CVSS_KEYS) {
		const value = asObject(member(item.content, key));
		if (value !== undefined) found.push({ key, value, place: item.contentPlace.at(key), item, version: versionOf(value, key) });
	}
	return found;
}

const held = new WeakMap<CsafView, readonly CvssObject[]>();

/** All CVSS objects of a document, found once. */
export function allCvss(view: CsafView): readonly CvssObject[] {
	const known = held.get(view);
	if (known !== undefined) return known;
	const found = findCvss(view);
	held.set(view, found);
	return found;
}

function findCvss(view: CsafView): readonly CvssObject[] {
	return view.vulnerabilities.flatMap((vulnerability) => scoreItems(view, vulnerability).flatMap(cvssOf));
}

function versionOf(value: JsonObject, key: string): string | undefined {
	const stated = text(value, "version");
	if (stated !== undefined) return stated;
	return key === "cvss_v2" ? "2.0" : /^CVSS:(\d\.\d)\//.exec(text(value, "vectorString") ?? "")?.[1];
}

const vectors = new WeakMap<JsonObject, Vector | "none">();

/** The vector of an object, read once; `undefined` where it is none of its kind. */
export function vectorOf(object: CvssObject): Vector | undefined {
	const known = vectors.get(object.value);
	if (known !== undefined) return known === "none" ? undefined : known;
	const vector = readVector(object);
	vectors.set(object.value, vector ?? "none");
	return vector;
}

function readVector({ key, value }: CvssObject): Vector | undefined {
	const written = text(value, "vectorString");
	if (written === undefined) return undefined;
	const vector = parseVector(written);
	return vector.ok && KINDS[key].includes(vector.value.version) ? vector.value : undefined;
}

const KINDS: Readonly<Record<(typeof CVSS_KEYS)[number], readonly CvssVersion[]>> = {
	cvss_v2: ["2.0"],
	cvss_v3: ["3.0", "3.1"],
	cvss_v4: ["4.0"],
};
