/**
 * Reads a CSAF 2.0 or 2.1 document, as publishers write them: bounded in size, depth and time, damage mended with a record.
 *
 * The bytes come from a stranger. Nothing in them is an instruction; no address in them is fetched.
 */
import type { Problem } from "../../core/problem.ts";
import { err, ok, type Result } from "../../core/result.ts";
import type { Advisory, Note, Product, Unparsed, Vulnerability } from "../document.ts";
import { fixReader } from "../prose/fix-reader.ts";
import { decodeDocument } from "./decode.ts";
import { readDocumentHead } from "./document-head.ts";
import { unknownExtensions } from "./extensions.ts";
import { widenFixed } from "./fixed-and-later.ts";
import { readGroups } from "./groups.ts";
import { asObject, type JsonObject, member, step, text } from "./json.ts";
import { readNotes, readProse } from "./notes.ts";
import { parseJson } from "./parse-json.ts";
import { buildProduct } from "./product.ts";
import { MOST_PRODUCTS, tooMany, walkTree } from "./product-tree.ts";
import { buildRelationships } from "./relationships.ts";
import { type RepairLog, startRepairLog } from "./repair-log.ts";
import { readVulnerability } from "./vulnerability.ts";

const VERSIONS: ReadonlySet<string> = new Set(["2.0", "2.1"]);

/**
 * Reads one document.
 *
 * @param source The file's name, for messages and proofs.
 * @returns The advisory, or one of `advisory/empty`, `advisory/too-large`, `advisory/bad-encoding`, `advisory/too-deep`,
 *   `advisory/not-json`, `advisory/not-csaf`, `advisory/too-many-products`.
 */
export function readCsaf(bytes: Uint8Array, source: string): Result<Advisory, Problem> {
	const decoded = decodeDocument(bytes, source);
	if (!decoded.ok) return decoded;
	const log = startRepairLog();
	const parsed = parseJson(decoded.value, source, log);
	if (!parsed.ok) return parsed;
	const root = asObject(parsed.value);
	const head = readHead(root, source);
	if (!head.ok) return head;
	return readBody(root ?? {}, head.value, source, log, unknownExtensions(parsed.value, decoded.value, source));
}

interface Head {
	readonly document: JsonObject;
	readonly tracking: JsonObject;
	readonly id: string;
}

/** The few members without which a JSON file is no CSAF document. */
function readHead(root: JsonObject | undefined, source: string): Result<Head, Problem> {
	const document = asObject(member(root, "document"));
	if (root === undefined || document === undefined) return notCsaf(source, "/document", "it has no object `document`");
	const version = text(document, "csaf_version");
	if (version === undefined || !VERSIONS.has(version)) {
		return notCsaf(
			source,
			"/document/csaf_version",
			version === undefined ? "it states no csaf_version" : `csaf_version ${version.slice(0, 20)} is not 2.0 or 2.1`,
		);
	}
	if ((text(document, "category") ?? "") === "") return notCsaf(source, "/document/category", "it states no category");
	const tracking = asObject(member(document, "tracking"));
	const id = text(tracking, "id")?.trim() ?? "";
	if (tracking === undefined || id === "") return notCsaf(source, "/document/tracking/id", "it has no tracking id");
	return ok({ document, tracking, id });
}

function notCsaf(source: string, pointer: string, why: string): Result<never, Problem> {
	const todo = "Give a CSAF 2.0 or 2.1 document.";
	return err({ code: "advisory/not-csaf", message: `the file is JSON but no CSAF document: ${why}`, at: `${source}#${pointer}`, todo });
}

function readBody(
	root: JsonObject,
	{ document, tracking, id }: Head,
	source: string,
	log: RepairLog,
	warnings: readonly Problem[],
): Result<Advisory, Problem> {
	const publisher = asObject(member(document, "publisher"));
	const publisherCategory = text(publisher, "category") ?? "";
	const notes: Note[] = readNotes(document, "notes", "/document", log);
	const unparsed: Unparsed[] = [];
	const tree = log.object(member(root, "product_tree"), "/product_tree");
	const publisherName = readProse(text(publisher, "name") ?? "", "/document/publisher/name", log);
	const title = readProse(text(document, "title") ?? "", "/document/title", log);
	const vendor = publisherCategory === "vendor" ? publisherName : "";
	const products = readProducts(tree, source, { log, notes, unparsed, vendor, title });
	if (!products.ok) return products;
	const vulnerabilities = readVulnerabilities(root, tree, products.value, source, log);
	if (!vulnerabilities.ok) return vulnerabilities;
	const widened = widenFixed(products.value, vulnerabilities.value, log);
	return ok({
		id,
		revision: text(tracking, "version") ?? "",
		title,
		publisher: publisherName,
		publisherCategory,
		initialReleaseDate: text(tracking, "initial_release_date") ?? "",
		currentReleaseDate: text(tracking, "current_release_date") ?? "",
		tlp: readTlp(document),
		source,
		products: widened,
		vulnerabilities: vulnerabilities.value,
		notes,
		references: readReferences(document, log),
		repairs: log.repairs(),
		unparsed,
		head: readDocumentHead(document, tracking),
		...(warnings.length === 0 ? {} : { warnings }),
		...(WITHDRAWN.test(text(document, "category")?.trim() ?? "") || isTombstone(root, notes) ? { withdrawn: true as const } : {}),
	});
}

/** CSAF 2.1 sections 4.7 "Withdrawn" and 4.8 "Superseded": what stands in place of a document that holds no longer. */
const WITHDRAWN = /^csaf_(?:withdrawn|superseded)$/i;

/** CSAF 2.0 has no such category: there, what states nothing any more and gives the reasons under the title of section 4.7 was withdrawn. */
function isTombstone(root: JsonObject, notes: readonly { readonly title?: string | undefined }[]): boolean {
	if (member(root, "product_tree") !== undefined || member(root, "vulnerabilities") !== undefined) return false;
	return notes.some(({ title }) => /^reasoning for withdrawal$/i.test(title?.trim() ?? ""));
}

function readProducts(tree: JsonObject | undefined, source: string, sink: Parameters<typeof buildProduct>[1]): Result<Product[], Problem> {
	const leaves = walkTree(tree, source, sink.log);
	if (!leaves.ok) return leaves;
	const products: Product[] = [];
	const byId = new Map<string, Product>();
	for (const leaf of leaves.value) {
		const product = buildProduct(leaf, sink);
		products.push(product);
		if (byId.has(product.productId)) sink.log.add("duplicate-product-id", leaf.pointer, product.productId, "");
		else byId.set(product.productId, product);
	}
	const relationships = sink.log.array(tree, "relationships", "/product_tree");
	const paths = sink.log.array(tree, "product_paths", "/product_tree");
	const joined = relationships.length + paths.reduce((sum: number, path) => sum + 1 + subpathsOf(path), 0);
	if (products.length + joined > MOST_PRODUCTS) return tooMany(source);
	for (const product of buildRelationships({ relationships, paths }, byId, sink)) products.push(product);
	return ok(products);
}

function subpathsOf(path: unknown): number {
	const list = member(asObject(path), "subpaths");
	return Array.isArray(list) ? list.length : 0;
}

function readVulnerabilities(
	root: JsonObject,
	tree: JsonObject | undefined,
	products: readonly Product[],
	source: string,
	log: RepairLog,
): Result<Vulnerability[], Problem> {
	const ids = new Set(products.map((product) => product.productId));
	const around = { ids, groups: readGroups(tree, source, log), log, fixes: fixReader(products, log) };
	const vulnerabilities: Vulnerability[] = [];
	const entries = log.array(root, "vulnerabilities", "");
	for (let i = 0; i < entries.length; i++) {
		const pointer = `/vulnerabilities/${i}`;
		const object = log.object(entries[i], pointer);
		if (object === undefined) continue;
		const read = readVulnerability(object, pointer, around);
		if (!read.ok) return read;
		vulnerabilities.push(read.value);
	}
	return ok(vulnerabilities);
}

/** CSAF 2.0 writes WHITE where TLP 2.0 and CSAF 2.1 write CLEAR. */
function readTlp(document: JsonObject): string | undefined {
	const label = text(asObject(member(asObject(member(document, "distribution")), "tlp")), "label");
	return label === "WHITE" ? "CLEAR" : label;
}

function readReferences(document: JsonObject, log: RepairLog): { readonly summary: string; readonly url: string }[] {
	return log.array(document, "references", "/document").flatMap((value, i) => {
		const reference = log.object(value, step("/document/references", i));
		const url = text(reference, "url");
		return url === undefined ? [] : [{ summary: text(reference, "summary") ?? "", url }];
	});
}
