/**
 * Reads an OpenVEX document (0.2.0, and 0.0.1 where it differs): the same `Advisory` that a CSAF document gives.
 *
 * The bytes come from a stranger: bounded in size and depth, no address in them is fetched, no product is matched by guess.
 */
import type { Problem } from "../../core/problem.ts";
import { err, ok, type Result } from "../../core/result.ts";
import { decodeDocument } from "../csaf/decode.ts";
import { asObject, type JsonObject, member, text } from "../csaf/json.ts";
import { parseJson } from "../csaf/parse-json.ts";
import { type RepairLog, startRepairLog } from "../csaf/repair-log.ts";
import type { Advisory, Vulnerability } from "../document.ts";
import { fixReader } from "../prose/fix-reader.ts";
import { createShelf } from "./products.ts";
import { readStatements } from "./statement.ts";

const CONTEXT = /^https:\/\/openvex\.dev\/ns(?:\/v0\.(?:0\.[0-9]+|2\.0))?\/?$/;

/** Whether bytes that are no CSAF document claim to be OpenVEX: the context stands at the beginning, or anywhere in a short file. */
export function looksLikeOpenVex(bytes: Uint8Array): boolean {
	return new TextDecoder().decode(bytes.subarray(0, 1024 * 1024)).includes("https://openvex.dev/ns");
}

/**
 * Reads one document.
 *
 * @param source The file's name, for messages and proofs.
 * @returns The advisory, or one of `advisory/empty`, `advisory/too-large`, `advisory/bad-encoding`, `advisory/too-deep`,
 *   `advisory/not-json`, `advisory/not-openvex`.
 */
export function readOpenVex(bytes: Uint8Array, source: string): Result<Advisory, Problem> {
	const decoded = decodeDocument(bytes, source);
	if (!decoded.ok) return decoded;
	const log = startRepairLog();
	const parsed = parseJson(decoded.value, source, log);
	if (!parsed.ok) return parsed;
	const root = asObject(parsed.value);
	const context = text(root, "@context") ?? "";
	if (root === undefined || !CONTEXT.test(context))
		return notOpenVex(
			source,
			"/@context",
			context === "" ? "it states no @context" : `@context ${context.slice(0, 60)} is not OpenVEX 0.2.0`,
		);
	const id = text(root, "@id")?.trim() ?? "";
	if (id === "") return notOpenVex(source, "/@id", "it has no @id");
	if (!Array.isArray(member(root, "statements"))) return notOpenVex(source, "/statements", "it has no array `statements`");
	return ok(toAdvisory(root, id, source, log));
}

function notOpenVex(source: string, pointer: string, why: string): Result<never, Problem> {
	const message = `the file is JSON but no OpenVEX document: ${why}`;
	return err({ code: "advisory/not-openvex", message, at: `${source}#${pointer}`, todo: "Give an OpenVEX 0.2.0 document." });
}

function toAdvisory(root: JsonObject, id: string, source: string, log: RepairLog): Advisory {
	const timestamp = text(root, "timestamp") ?? "";
	const shelf = createShelf(log);
	const holes = readStatements(root, { shelf, log, timestamp });
	const products = shelf.products();
	const fixes = fixReader(products, log);
	const vulnerabilities = holes.map(({ actions, ...hole }): Vulnerability => {
		const remediations = actions.map(({ details, pointer, productIds }) => {
			const stated = fixes(details, pointer);
			// OpenVEX has no categories: an action that states a fix is one, any other is what can be done meanwhile.
			const category = stated.length > 0 ? ("vendor_fix" as const) : ("mitigation" as const);
			return { category, details, pointer, productIds, fixes: stated, url: undefined };
		});
		return { ...hole, remediations };
	});
	const version = member(root, "version");
	return {
		id,
		revision: typeof version === "number" || typeof version === "string" ? String(version) : "",
		title: `OpenVEX document of ${text(root, "author") ?? "an unnamed author"}`,
		publisher: text(root, "author") ?? "",
		publisherCategory: "other",
		initialReleaseDate: timestamp,
		currentReleaseDate: text(root, "last_updated") ?? timestamp,
		tlp: undefined,
		source,
		products,
		vulnerabilities,
		notes: [],
		references: [],
		repairs: log.repairs(),
		unparsed: [],
	};
}
