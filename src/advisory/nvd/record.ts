/**
 * Reads an NVD entry (API 2.0 `cve` object, also the unit of the feeds made from it) to an advisory of one vulnerability.
 *
 * NVD's product data are second-hand: one name per family, in lower case, for cameras mostly without any version. See
 * docs/further-sources.md for what is made of that.
 */
import type { Problem } from "../../core/problem.ts";
import { err, ok, type Result } from "../../core/result.ts";
import { asObject, type JsonObject, member, step, text } from "../csaf/json.ts";
import { readProse } from "../csaf/notes.ts";
import { type RepairLog, startRepairLog } from "../csaf/repair-log.ts";
import { nvdScores } from "../cve/scores.ts";
import type { Advisory, Note, Unparsed } from "../document.ts";
import { readConfigurations } from "./configurations.ts";
import { nvdProducts } from "./product.ts";

/** Whether an object is an NVD entry: an id of a CVE beside members that only NVD has. */
export function isNvdEntry(object: JsonObject | undefined): boolean {
	const id = text(object, "id");
	if (id === undefined || !/^CVE-/i.test(id)) return false;
	return ["vulnStatus", "configurations", "sourceIdentifier", "lastModified"].some((key) => member(object, key) !== undefined);
}

/**
 * Reads one entry.
 *
 * @param pointer Where the entry stands in the file: `/vulnerabilities/0/cve`, or empty.
 * @returns The advisory `NVD:CVE-…`, or `advisory/bad-record`.
 */
export function readNvdEntry(cve: JsonObject, pointer: string, source: string): Result<Advisory, Problem> {
	const id = (text(cve, "id") ?? "").trim().toUpperCase();
	if (!/^CVE-\d{4}-\d{4,19}$/.test(id)) {
		const todo = "The other records of the file were read.";
		return err({ code: "advisory/bad-record", message: `"${id.slice(0, 40)}" is no CVE id`, at: `${source}#${pointer}/id`, todo });
	}
	const log = startRepairLog();
	const unparsed: Unparsed[] = [];
	const placed = readConfigurations(cve, pointer, log, unparsed);
	const products = nvdProducts(placed, log);
	const notes = readNotes(cve, pointer, log);
	const published = text(cve, "published") ?? "";
	const modified = text(cve, "lastModified") ?? published;
	const vulnerability = {
		cve: id,
		title: undefined,
		pointer,
		status: new Map(products.map(({ product, status }) => [product.productId, status])),
		statusPlaces: new Map(products.map(({ product, place }) => [product.productId, place])),
		statusComplete: products.length > 0 && unparsed.length === 0,
		remediations: [],
		scores: nvdScores(cve, pointer, log),
		notes,
	};
	return ok({
		id: `NVD:${id}`,
		revision: modified,
		title: `NVD entry ${id}`,
		publisher: "NVD",
		publisherCategory: "other",
		initialReleaseDate: published,
		currentReleaseDate: modified,
		tlp: "CLEAR",
		source,
		products: products.map(({ product }) => product),
		vulnerabilities: [vulnerability],
		notes: [],
		references: readReferences(cve, pointer, log),
		repairs: log.repairs(),
		unparsed,
		further: "nvd",
	});
}

/** English descriptions, the state of the entry, and the day CISA named it as exploited. */
function readNotes(cve: JsonObject, pointer: string, log: RepairLog): Note[] {
	const notes: Note[] = log.array(cve, "descriptions", pointer).flatMap((value, at) => {
		const entry = asObject(value);
		const place = `${pointer}/descriptions/${at}/value`;
		const said = text(entry, "value");
		if (said === undefined || !/^en\b/i.test(text(entry, "lang") ?? "en")) return [];
		return [{ category: "description", title: "", text: readProse(said, place, log), pointer: place }];
	});
	for (const key of ["vulnStatus", "cisaExploitAdd"]) {
		const said = text(cve, key);
		if (said !== undefined) notes.push({ category: "nvd", title: key, text: said, pointer: step(pointer, key) });
	}
	return notes;
}

function readReferences(cve: JsonObject, pointer: string, log: RepairLog): Advisory["references"] {
	return log.array(cve, "references", pointer).flatMap((value) => {
		const url = text(asObject(value), "url");
		return url === undefined ? [] : [{ summary: text(asObject(value), "source") ?? "", url }];
	});
}
