/** What a provider says of itself: provider-metadata.json, read leniently after its form was judged. A stranger wrote it. */
import { asObject, type JsonObject, member, text } from "../csaf/json.ts";
import type { Role } from "./roles.ts";
import type { MetadataVersion } from "./schema/provider-schema.ts";
import { type Label, toLabel } from "./tlp.ts";

/** A feed as the metadata lists it. */
export interface StatedFeed {
	readonly url: string;
	readonly label: Label | undefined;
}

/** A directory as the metadata lists it; `label` only in 2.1. The address ends in a slash. */
export interface StatedDirectory {
	readonly url: string;
	readonly label: Label | undefined;
}

/** The metadata, as far as it can be read. */
export interface ProviderMetadata {
	readonly version: MetadataVersion;
	readonly canonicalUrl: string | undefined;
	readonly role: Role | undefined;
	readonly lastUpdated: string | undefined;
	readonly publisher: JsonObject | undefined;
	readonly feeds: readonly StatedFeed[];
	readonly directories: readonly StatedDirectory[];
	readonly services: readonly string[];
	readonly categories: readonly string[];
	readonly keys: readonly { readonly url: string; readonly fingerprint: string | undefined }[];
	readonly maintainedFrom: string | undefined;
	readonly maintainedUntil: string | undefined;
	/** Whether listers may list and aggregators may mirror it; no where it does not say. */
	readonly mayList: boolean;
	readonly mayMirror: boolean;
}

/** Reads it; `undefined` where it is no object at all. What is no address on the web is left out: the form of the document says so. */
export function readMetadata(value: unknown): ProviderMetadata | undefined {
	const root = asObject(value);
	if (root === undefined) return undefined;
	const distributions = objectsIn(root, "distributions");
	const rolies = distributions.map((one) => asObject(member(one, "rolie"))).filter((one) => one !== undefined);
	return {
		version: text(root, "metadata_version") === "2.1" ? "2.1" : "2.0",
		canonicalUrl: text(root, "canonical_url"),
		role: ROLES.find((role) => role === text(root, "role")),
		lastUpdated: text(root, "last_updated"),
		publisher: asObject(member(root, "publisher")),
		feeds: rolies.flatMap((rolie) => objectsIn(rolie, "feeds").flatMap(feedOf)),
		directories: distributions.flatMap(directoryOf),
		services: rolies.flatMap((rolie) => textsIn(rolie, "services").filter(isWebAddress)),
		categories: rolies.flatMap((rolie) => textsIn(rolie, "categories").filter(isWebAddress)),
		keys: objectsIn(root, "public_openpgp_keys").flatMap((key) => {
			const url = text(key, "url");
			return isWebAddress(url) ? [{ url, fingerprint: text(key, "fingerprint")?.toUpperCase() }] : [];
		}),
		maintainedFrom: text(root, "maintained_from"),
		maintainedUntil: text(root, "maintained_until"),
		mayList: member(root, "list_on_CSAF_aggregators") === true,
		mayMirror: member(root, "mirror_on_CSAF_aggregators") === true,
	};
}

const ROLES = ["csaf_publisher", "csaf_provider", "csaf_trusted_provider"] as const;

function feedOf(feed: JsonObject): readonly StatedFeed[] {
	const url = text(feed, "url");
	return isWebAddress(url) ? [{ url, label: toLabel(text(feed, "tlp_label")) }] : [];
}

function directoryOf(distribution: JsonObject): readonly StatedDirectory[] {
	const of21 = asObject(member(distribution, "directory"));
	const url = text(distribution, "directory_url") ?? text(of21, "url");
	return isWebAddress(url) ? [{ url: url.endsWith("/") ? url : `${url}/`, label: toLabel(text(of21, "tlp_label")) }] : [];
}

/** Whether a text is an address that can be asked. */
export function isWebAddress(url: string | undefined): url is string {
	return url !== undefined && /^https?:\/\//i.test(url) && URL.canParse(url);
}

/** Objects of a list; what is none is left out. */
export function objectsIn(object: JsonObject | undefined, key: string): readonly JsonObject[] {
	const value = member(object, key);
	return Array.isArray(value) ? value.map(asObject).filter((one) => one !== undefined) : [];
}

function textsIn(object: JsonObject, key: string): readonly string[] {
	const value = member(object, key);
	return Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];
}
