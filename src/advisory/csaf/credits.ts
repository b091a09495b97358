/** What a CSAF document says for people alone, and no verdict needs: whom it thanks, and what kind of weakness a hole is. */
import { decodeDocument } from "./decode.ts";
import { asObject, type JsonObject, member, step, text } from "./json.ts";
import { parseJson } from "./parse-json.ts";
import { startRepairLog } from "./repair-log.ts";

/** One acknowledgment (CSAF 2.0 section 3.1.1). Texts as published; addresses unchecked. */
export interface Thanks {
	readonly names: readonly string[];
	readonly organization: string;
	readonly summary: string;
	readonly urls: readonly string[];
}

/** A weakness by its number in CWE: `CWE-287`. */
export interface Weakness {
	readonly id: string;
	readonly name: string;
}

/** Both. */
export interface Credits {
	readonly thanks: readonly Thanks[];
	/** By the JSON pointer of the vulnerability, as in `Vulnerability.pointer`. */
	readonly weaknesses: ReadonlyMap<string, readonly Weakness[]>;
}

/** Entries of a list that are kept; what is shown ends sooner. */
const MOST = 200;

const NONE: Credits = { thanks: [], weaknesses: new Map() };

/** Reads both; empty of what is no CSAF document. The bytes are a stranger's: what has a wrong type is left out. */
export function readCredits(bytes: Uint8Array): Credits {
	const decoded = decodeDocument(bytes, "");
	const parsed = decoded.ok ? parseJson(decoded.value, "", startRepairLog()) : decoded;
	const root = parsed.ok ? asObject(parsed.value) : undefined;
	const document = asObject(member(root, "document"));
	if (document === undefined) return NONE;
	const thanks = thanksIn(document);
	const weaknesses = new Map<string, readonly Weakness[]>();
	for (const [at, value] of listOf(root, "vulnerabilities").entries()) {
		const vulnerability = asObject(value);
		if (vulnerability === undefined) continue;
		thanks.push(...thanksIn(vulnerability));
		// CSAF 2.0 has one (section 3.2.3.3), CSAF 2.1 a list.
		const found = [member(vulnerability, "cwe"), ...listOf(vulnerability, "cwes")].flatMap(weaknessOf);
		if (found.length > 0) weaknesses.set(step("/vulnerabilities", at), found);
	}
	const each = new Map(thanks.map((one) => [JSON.stringify(one), one]));
	return { thanks: [...each.values()].slice(0, MOST), weaknesses };
}

function thanksIn(object: JsonObject): Thanks[] {
	return listOf(object, "acknowledgments").flatMap((value) => {
		const entry = asObject(value);
		if (entry === undefined) return [];
		const names = textsOf(entry, "names");
		const one = {
			names,
			organization: text(entry, "organization") ?? "",
			summary: text(entry, "summary") ?? "",
			urls: textsOf(entry, "urls"),
		};
		return names.length === 0 && one.organization === "" && one.summary === "" ? [] : [one];
	});
}

function weaknessOf(value: unknown): readonly Weakness[] {
	const cwe = asObject(value);
	const id = text(cwe, "id") ?? "";
	return /^CWE-[1-9]\d{0,5}$/.test(id) ? [{ id, name: text(cwe, "name") ?? "" }] : [];
}

function listOf(object: JsonObject | undefined, key: string): readonly unknown[] {
	const value = member(object, key);
	return Array.isArray(value) ? value.slice(0, MOST) : [];
}

function textsOf(object: JsonObject, key: string): readonly string[] {
	return listOf(object, key).filter((value) => typeof value === "string");
}
