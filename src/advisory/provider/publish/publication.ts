/** A document as we publish it, and what we say of ourselves beside it. */
import { asObject, type JsonObject, member, text } from "../../csaf/json.ts";
import { fileNameOf, yearFolderOf } from "../file-name.ts";
import { objectsIn } from "../metadata.ts";
import type { MetadataVersion } from "../schema/provider-schema.ts";
import { type Label, toLabel } from "../tlp.ts";

/** What of a document stands in feeds and lists. */
export interface PublishedHead {
	readonly trackingId: string;
	readonly csafVersion: MetadataVersion;
	readonly label: Label;
	readonly title: string;
	readonly version: string;
	/** RFC 3339, as the document states them. */
	readonly initialReleaseDate: string;
	readonly currentReleaseDate: string;
	readonly status: string;
	/** First summary or description note, cut. */
	readonly summary: string;
	/** ROLIE categories: `vendor`, `product_family` and so on of the product tree. */
	readonly terms: readonly string[];
	readonly publisher: JsonObject;
}

/** A document with its hashes and its signature. */
export interface Publication extends PublishedHead {
	readonly bytes: Uint8Array;
	readonly sha256: string;
	readonly sha512: string;
	/** Armoured, detached; `undefined` only where there is no key. */
	readonly signature: string | undefined;
}

/** Who publishes, and where. */
export interface ProviderSettings {
	/** `https://example.com`, without a slash at its end. */
	readonly origin: string;
	readonly publisher: JsonObject;
	readonly role: "csaf_publisher" | "csaf_provider" | "csaf_trusted_provider";
	/** `mailto:` or `https:` for security.txt. */
	readonly contact: string;
	readonly mayList: boolean;
	readonly mayMirror: boolean;
}

/** A public key that documents are or were signed with. */
export interface StatedKey {
	readonly fingerprint: string;
	readonly armoured: string;
}

const MOST_TERMS = 60;
const MOST_TEXT = 400;

/** Reads what a valid document says for lists; `undefined` where it lacks what it must have. */
export function headOf(value: unknown): PublishedHead | undefined {
	const root = asObject(value);
	const document = asObject(member(root, "document"));
	const tracking = asObject(member(document, "tracking"));
	const publisher = asObject(member(document, "publisher"));
	const [trackingId, initial] = [text(tracking, "id"), text(tracking, "initial_release_date")];
	if (trackingId === undefined || initial === undefined || yearFolderOf(initial) === undefined || publisher === undefined) return undefined;
	const notes = objectsIn(document, "notes");
	const note = notes.find((one) => text(one, "category") === "summary") ?? notes.find((one) => text(one, "category") === "description");
	const tlp = asObject(member(asObject(member(document, "distribution")), "tlp"));
	return {
		trackingId,
		csafVersion: text(document, "csaf_version") === "2.1" ? "2.1" : "2.0",
		label: toLabel(text(tlp, "label")) ?? "UNLABELED",
		title: text(document, "title") ?? trackingId,
		version: text(tracking, "version") ?? "",
		initialReleaseDate: initial,
		currentReleaseDate: text(tracking, "current_release_date") ?? initial,
		status: text(tracking, "status") ?? "",
		summary: (note === undefined ? "" : (text(note, "text") ?? "")).slice(0, MOST_TEXT),
		terms: termsOf(asObject(member(root, "product_tree")), text(document, "category") ?? ""),
		publisher,
	};
}

/** The year and file name of a document, as lists name it. */
export function pathOf({ trackingId, initialReleaseDate }: PublishedHead): string {
	return `${yearFolderOf(initialReleaseDate)}/${fileNameOf(trackingId)}`;
}

/** Section 7.1.17: the category of the document, and vendors and families of its product tree. */
function termsOf(tree: JsonObject | undefined, category: string): readonly string[] {
	const terms = new Set(category === "" ? [] : [category]);
	const open = [...objectsIn(tree, "branches")];
	for (let seen = 0; open.length > 0 && seen < 2000 && terms.size < MOST_TERMS; seen++) {
		const branch = open.shift();
		const [kind, name] = [text(branch, "category"), text(branch, "name")];
		if (name !== undefined && (kind === "vendor" || kind === "product_family")) terms.add(name.slice(0, 200));
		open.push(...objectsIn(branch, "branches"));
	}
	return [...terms];
}
