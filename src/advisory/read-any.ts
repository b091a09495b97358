/**
 * Reads a file of advisories of any form that Seawall knows, told apart by content and never by name: CSAF documents, CVE records (one,
 * or a list), NVD entries (one, a list, or a response of API 2.0), OpenVEX documents.
 *
 * The bytes are a stranger's. One bad record of a list never hides the good ones.
 */
import type { Problem } from "../core/problem.ts";
import { err, ok, type Result } from "../core/result.ts";
import { decodeDocument } from "./csaf/decode.ts";
import { asObject, type JsonObject, member } from "./csaf/json.ts";
import { parseJson } from "./csaf/parse-json.ts";
import { readCsaf } from "./csaf/read.ts";
import { startRepairLog } from "./csaf/repair-log.ts";
import { isCveRecord, readCveRecord } from "./cve/record.ts";
import type { Advisory } from "./document.ts";
import { isNvdEntry, readNvdEntry } from "./nvd/record.ts";
import { looksLikeOpenVex, readOpenVex } from "./openvex/read.ts";

/** A form that one object is written in. To add one: its telling words, how to know it, and its reader. */
interface Form {
	/** Words of which one stands in every such file: without any of them the file is not looked at as this form. */
	readonly words: readonly string[];
	is(object: JsonObject): boolean;
	read(object: JsonObject, pointer: string, source: string): Result<Advisory, Problem>;
}

const FORMS: readonly Form[] = [
	{ words: ["cveMetadata", "CVE_RECORD"], is: isCveRecord, read: readCveRecord },
	{ words: ["sourceIdentifier", "vulnStatus", "configurations", "lastModified"], is: isNvdEntry, read: readNvdEntry },
];

/** Most records of one file. NVD's feed of a year has about 40,000. */
const MOST_RECORDS = 100_000;

/**
 * Reads one file.
 *
 * @param source The file's name, for messages and proofs.
 * @param problems Takes a problem for each record of a list that could not be read while others were, and the warnings of documents.
 * @returns The advisories, or why there are none: the codes of `readCsaf` and `readOpenVex`, `advisory/bad-record`, `advisory/too-many-records`.
 */
export function readAny(bytes: Uint8Array, source: string, problems: Problem[] = []): Result<readonly Advisory[], Problem> {
	const decoded = decodeDocument(bytes, source);
	if (!decoded.ok) return decoded;
	const json = decoded.value;
	if (!FORMS.some(({ words }) => words.some((word) => json.includes(word)))) return readOne(bytes, source, problems);
	const parsed = parseJson(json, source, startRepairLog());
	if (!parsed.ok) return parsed;
	const records = recordsOf(parsed.value);
	if (records === undefined) return readOne(bytes, source, problems);
	if (records.length > MOST_RECORDS) {
		const message = `the file has ${records.length} records, more than ${MOST_RECORDS}`;
		return err({ code: "advisory/too-many-records", message, at: source, todo: "Split the file." });
	}
	return readRecords(records, source, problems);
}

function readOne(bytes: Uint8Array, source: string, problems: Problem[]): Result<readonly Advisory[], Problem> {
	const csaf = readCsaf(bytes, source);
	const read = !csaf.ok && csaf.error.code === "advisory/not-csaf" && looksLikeOpenVex(bytes) ? readOpenVex(bytes, source) : csaf;
	if (!read.ok) return read;
	problems.push(...(read.value.warnings ?? []));
	return ok([read.value]);
}

/** A record with its place; `form` is `undefined` for a member of a list that is none. */
interface Found {
	readonly value: unknown;
	readonly pointer: string;
	readonly form: Form | undefined;
}

/** The records of a file; `undefined` where it holds none, so that it is read as a CSAF document. */
function recordsOf(root: unknown): readonly Found[] | undefined {
	const object = asObject(root);
	if (object !== undefined && member(object, "document") !== undefined) return undefined;
	const alone = find(root, "");
	if (alone.form !== undefined) return [alone];
	for (const [key, list] of [
		["", root],
		...["vulnerabilities", "cve_items", "cves"].map((name) => [`/${name}`, member(object, name)] as const),
	] as const) {
		if (!Array.isArray(list)) continue;
		const found = list.map((value: unknown, at) => find(value, `${key}/${at}`));
		if (found.some(({ form }) => form !== undefined)) return found;
	}
	return undefined;
}

/** A record, bare or in the `cve` member that NVD's responses wrap it in. */
function find(value: unknown, pointer: string): Found {
	const object = asObject(value);
	const wrapped = asObject(member(object, "cve"));
	for (const form of FORMS) {
		if (object !== undefined && form.is(object)) return { value, pointer, form };
		if (wrapped !== undefined && form.is(wrapped)) return { value: wrapped, pointer: `${pointer}/cve`, form };
	}
	return { value, pointer, form: undefined };
}

function readRecords(records: readonly Found[], source: string, problems: Problem[]): Result<readonly Advisory[], Problem> {
	const advisories: Advisory[] = [];
	const bad: Problem[] = [];
	for (const { value, pointer, form } of records) {
		const object = asObject(value);
		const read = object === undefined || form === undefined ? noRecord(source, pointer) : form.read(object, pointer, source);
		if (read.ok) advisories.push(read.value);
		else bad.push(read.error);
	}
	const [first] = bad;
	if (advisories.length === 0 && first !== undefined) return err(first);
	problems.push(...bad.slice(0, MOST_BAD));
	if (bad.length > MOST_BAD) problems.push(noRecord(source, "", `${bad.length - MOST_BAD} more records could not be read`).error);
	return ok(advisories);
}

/** Most bad records of one file that are named one by one. */
const MOST_BAD = 100;

function noRecord(
	source: string,
	pointer: string,
	message = "it is neither a CVE record nor an NVD entry",
): { readonly ok: false; readonly error: Problem } {
	return err({ code: "advisory/bad-record", message, at: `${source}#${pointer}`, todo: "The other records of the file were read." });
}
