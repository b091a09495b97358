/**
 * Reads a CVE record (CVE JSON 5.0 to 5.2) to an advisory of one vulnerability: the CNA's container, and each ADP container as a
 * further source beside it.
 *
 * Records of cameras are filled in loosely: `n/a` three times, a sentence in the slot of a version, a date in a bound. What is made of
 * it stands in docs/further-sources.md; nothing that is left out is ever read as "all products" or "all versions".
 */
import type { Problem } from "../../core/problem.ts";
import { err, ok, type Result } from "../../core/result.ts";
import { asObject, type JsonObject, member, step, text } from "../csaf/json.ts";
import { readProse } from "../csaf/notes.ts";
import { type RepairLog, startRepairLog } from "../csaf/repair-log.ts";
import type { Advisory, Note, Remediation, RemediationCategory, Unparsed } from "../document.ts";
import { fixReader } from "../prose/fix-reader.ts";
import { type ListedProduct, readAffected } from "./affected.ts";
import { containerScores } from "./scores.ts";

/** Whether an object is a CVE record of format 5. */
export function isCveRecord(object: JsonObject | undefined): boolean {
	return (
		text(object, "dataType") === "CVE_RECORD" ||
		(asObject(member(object, "cveMetadata")) !== undefined && member(object, "containers") !== undefined)
	);
}

/** Most ADP containers of one record that are read; real ones have two. */
const MOST_CONTAINERS = 50;

/** One container with its tag. */
interface Container {
	readonly object: JsonObject;
	readonly pointer: string;
	readonly tag: string;
}

/**
 * Reads one record.
 *
 * @param pointer Where the record stands in the file: `/0`, or empty.
 * @returns The advisory `CVE:CVE-…`, or `advisory/bad-record`.
 */
export function readCveRecord(root: JsonObject, pointer: string, source: string): Result<Advisory, Problem> {
	const metadata = asObject(member(root, "cveMetadata"));
	const id = (text(metadata, "cveId") ?? "").trim().toUpperCase();
	const version = text(root, "dataVersion") ?? "5";
	if (!/^CVE-\d{4}-\d{4,19}$/.test(id)) return bad(`"${id.slice(0, 40)}" is no CVE id`, `${source}#${pointer}/cveMetadata/cveId`);
	if (!/^5(?:\.|$)/.test(version)) return bad(`dataVersion ${version.slice(0, 20)} is not 5`, `${source}#${pointer}/dataVersion`);
	const sink = { log: startRepairLog(), notes: [] as Note[], unparsed: [] as Unparsed[] };
	const containers = readContainers(root, pointer, sink.log);
	const listed: ListedProduct[] = [];
	for (const { object, pointer: at, tag } of containers) {
		listed.push(...readAffected(object, at, tag, sink));
		sink.notes.push(...readDescriptions(object, at, sink.log));
	}
	const products = listed.map(({ product }) => product);
	const cna = containers[0]?.object;
	const fixes = fixReader(products, sink.log);
	const state = text(metadata, "state") ?? "";
	if (state !== "PUBLISHED" && state !== "")
		sink.notes.push({ category: "state", title: "", text: state, pointer: `${pointer}/cveMetadata/state` });
	const published = text(metadata, "datePublished") ?? text(metadata, "dateReserved") ?? "";
	const updated = text(metadata, "dateUpdated") ?? published;
	return ok({
		id: `CVE:${id}`,
		revision: updated,
		title: text(cna, "title") ?? `CVE record ${id}`,
		publisher: text(asObject(member(cna, "providerMetadata")), "shortName") ?? text(metadata, "assignerShortName") ?? "CVE Program",
		publisherCategory: "other",
		initialReleaseDate: published,
		currentReleaseDate: updated,
		tlp: "CLEAR",
		source,
		products,
		vulnerabilities: [
			{
				cve: id,
				title: text(cna, "title"),
				pointer,
				status: new Map(listed.map(({ product, status }) => [product.productId, status])),
				statusPlaces: new Map(listed.map(({ product, place }) => [product.productId, place])),
				// A record that fills in no product says nothing of any: "not listed" would be no statement.
				statusComplete: listed.length > 0 && sink.unparsed.length === 0,
				remediations: containers.flatMap((container) => readRemedies(container, sink.log, fixes)),
				scores: containers.flatMap((container) => containerScores(container.object, container.pointer, sink.log)),
				notes: sink.notes,
			},
		],
		notes: [],
		references: containers.flatMap((container) => readReferences(container, sink.log)),
		repairs: sink.log.repairs(),
		unparsed: sink.unparsed,
		further: "cve",
		...(state.toUpperCase() === "REJECTED" ? { withdrawn: true as const } : {}),
	});
}

function bad(message: string, at: string): Result<never, Problem> {
	return err({ code: "advisory/bad-record", message, at, todo: "The other records of the file were read." });
}

/** The CNA's container first; ADP containers are tagged by their provider (`cisa-adp`), each tag once. */
function readContainers(root: JsonObject, pointer: string, log: RepairLog): readonly Container[] {
	const holder = log.object(member(root, "containers"), step(pointer, "containers"));
	const at = `${pointer}/containers`;
	const cna = log.object(member(holder, "cna"), `${at}/cna`);
	const found: Container[] = cna === undefined ? [] : [{ object: cna, pointer: `${at}/cna`, tag: "cna" }];
	const taken = new Set(["cna"]);
	log
		.array(holder, "adp", at)
		.slice(0, MOST_CONTAINERS)
		.forEach((value, index) => {
			const object = log.object(value, `${at}/adp/${index}`);
			if (object === undefined) return;
			const name = text(asObject(member(object, "providerMetadata")), "shortName") ?? "adp";
			const slug =
				name
					.toLowerCase()
					.replace(/[^a-z0-9]+/g, "-")
					.slice(0, 30) || "adp";
			const tag = taken.has(slug) ? `${slug}-${index + 1}` : slug;
			taken.add(tag);
			found.push({ object, pointer: `${at}/adp/${index}`, tag });
		});
	return found;
}

/** The English texts of a list of `{lang, value}`; a text without a language counts. */
function readTexts(container: JsonObject, key: string, pointer: string, log: RepairLog): readonly { text: string; pointer: string }[] {
	return log.array(container, key, pointer).flatMap((value, index) => {
		const place = `${pointer}/${key}/${index}/value`;
		const said = text(asObject(value), "value");
		if (said === undefined || !/^en\b/i.test(text(asObject(value), "lang") ?? "en")) return [];
		return [{ text: readProse(said, place, log), pointer: place }];
	});
}

function readDescriptions(container: JsonObject, pointer: string, log: RepairLog): Note[] {
	return readTexts(container, "descriptions", pointer, log).map((said) => ({ category: "description", title: "", ...said }));
}

const REMEDIES: readonly (readonly [key: string, category: RemediationCategory])[] = [
	["solutions", "vendor_fix"],
	["workarounds", "workaround"],
];

function readRemedies({ object, pointer }: Container, log: RepairLog, fixes: ReturnType<typeof fixReader>): readonly Remediation[] {
	return REMEDIES.flatMap(([key, category]) =>
		readTexts(object, key, pointer, log).map((said): Remediation => {
			const stated = category === "vendor_fix" ? fixes(said.text, said.pointer) : [];
			return { category, details: said.text, pointer: said.pointer, productIds: [], fixes: stated, url: undefined };
		}),
	);
}

function readReferences({ object, pointer }: Container, log: RepairLog): Advisory["references"] {
	return log.array(object, "references", pointer).flatMap((value) => {
		const url = text(asObject(value), "url");
		return url === undefined ? [] : [{ summary: text(asObject(value), "name") ?? "", url }];
	});
}
