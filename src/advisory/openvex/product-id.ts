/** What an identifier of a product says: vendor, model, version. Identifiers that name packages and not devices say nothing here. */
import type { ModelName } from "../document.ts";

/** A product as its identifier names it. `model` undefined = kept, and never matched: nothing in it is guessed. */
export interface NamedProduct {
	readonly vendor: string;
	readonly model: string | undefined;
	/** How the model is written: an exact name (CSAF notation with its wildcards escaped), or text as a vendor writes it. */
	readonly slot: ModelName["slot"];
	readonly version: string | undefined;
	/** What else the identifier asks for, as written. */
	readonly conditions: readonly string[];
}

const MOST = 2000;

/** Reads a package URL, a CPE name of 2.2 or 2.3, or a plain name; `undefined` for an empty or overlong text. */
export function readProductId(text: string, supplier: string): NamedProduct | undefined {
	const id = text.trim();
	if (id === "" || id.length > MOST) return undefined;
	if (/^pkg:/i.test(id)) return readPurl(id);
	if (/^cpe:2\.3:/i.test(id)) return readCpe(splitCpe(id).slice(2), unescapeCpe);
	if (/^cpe:\//i.test(id)) return readCpe(id.slice(5).split(":"), decode);
	// Any other IRI (https:, urn:, …) is a name that only its author can look up.
	if (/^[a-z][a-z0-9+.-]*:\S*$/i.test(id)) return UNKNOWN;
	return { vendor: supplier, model: id, slot: "full_name", version: undefined, conditions: [] };
}

const UNKNOWN: NamedProduct = { vendor: "", model: undefined, slot: "full_name", version: undefined, conditions: [] };

/** `pkg:generic/vendor/model@version`. Other types name packages of a language or a distribution, no device. */
function readPurl(id: string): NamedProduct {
	const [path = "", subpath = ""] = id.slice(4).split("#");
	const [named = "", qualifiers = ""] = path.split("?");
	const at = named.lastIndexOf("@");
	const segments = (at < 0 ? named : named.slice(0, at)).split("/").filter((segment) => segment !== "");
	const [type = "", ...rest] = segments;
	const [vendor, model] = rest.map(decode);
	if (type.toLowerCase() !== "generic" || rest.length !== 2 || vendor === undefined || model === undefined) return UNKNOWN;
	const version = at < 0 ? "" : decode(named.slice(at + 1));
	const conditions = [...qualifiers.split("&"), subpath].filter((part) => part !== "").map(decode);
	return { vendor, model: literal(model), slot: "model_number", version: version === "" ? undefined : version, conditions };
}

/** part, vendor, product, version, update, then what else must hold (NISTIR 7695, section 5.3.3). */
function readCpe(fields: readonly string[], plain: (text: string) => string): NamedProduct {
	const [part = "", vendor = "", product = "", version = "", update = "", ...others] = fields;
	if (!/^[hoa]$/i.test(part) || isAny(vendor) || isAny(product) || [vendor, product].some((field) => /(?<!\\)[*?]/.test(field)))
		return UNKNOWN;
	const words = (field: string) => plain(field).replaceAll("_", " ").trim();
	const model = plain(product).replace(/_firmware$/i, "");
	const told = [version, update].filter((field) => !isAny(field));
	const wild = told.some((field) => /(?<!\\)[*?]/.test(field));
	return {
		vendor: words(vendor),
		model: literal(model.replaceAll("_", " ")),
		slot: "model_number",
		version: told.length === 0 || wild || isAny(version) ? undefined : told.map(words).join(" "),
		// A wildcard in a version is no version to compare with.
		conditions: [...(wild ? [`version ${told.join(" ")}`] : []), ...others.filter((field) => !isAny(field)).map(words)],
	};
}

/** ANY and NA say nothing of a version. */
function isAny(field: string): boolean {
	return field === "" || field === "*" || field === "-";
}

/** The fields of a CPE 2.3 name: a colon behind a backslash parts nothing. */
function splitCpe(id: string): readonly string[] {
	const fields: string[] = [];
	let field = "";
	for (let at = 0; at < id.length; at++) {
		const char = id.charAt(at);
		if (char === "\\") {
			field += char + id.charAt(at + 1);
			at++;
		} else if (char === ":") {
			fields.push(field);
			field = "";
		} else field += char;
	}
	return [...fields, field];
}

function unescapeCpe(text: string): string {
	return text.replace(/\\(.)/g, "$1");
}

function decode(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}

/** An exact name in CSAF notation, where `*` and `?` are wildcards unless escaped. */
function literal(text: string): string {
	return text.replace(/[\\*?]/g, "\\$&");
}
