/** The statements of an OpenVEX document, and what stands at last: a later statement on a product and hole replaces an earlier one. */
import { asObject, type JsonObject, member, step, text } from "../csaf/json.ts";
import { readProse } from "../csaf/notes.ts";
import type { RepairLog } from "../csaf/repair-log.ts";
import type { Note, ProductStatus, StatusPlace, Vulnerability } from "../document.ts";
import type { ProductShelf } from "./products.ts";

const STATUS: ReadonlyMap<string, ProductStatus> = new Map<string, ProductStatus>([
	["affected", "known_affected"],
	["fixed", "fixed"],
	["not_affected", "known_not_affected"],
	["under_investigation", "under_investigation"],
]);
const WORSE: Readonly<Record<ProductStatus, number>> = { known_not_affected: 0, fixed: 1, under_investigation: 2, known_affected: 3 };

/** A hole with what is said of it; the fixes in its prose are read when all products are known. */
export interface VexVulnerability extends Omit<Vulnerability, "remediations"> {
	readonly actions: readonly { readonly details: string; readonly pointer: string; readonly productIds: readonly string[] }[];
}

/** What reading statements needs. */
export interface StatementSurroundings {
	readonly shelf: ProductShelf;
	readonly log: RepairLog;
	/** The document's own time, for statements that have none. */
	readonly timestamp: string;
}

interface Held {
	readonly cve: string | undefined;
	readonly title: string | undefined;
	readonly pointer: string;
	/** Product id without its variant, to what was said last of it. */
	readonly latest: Map<string, Said>;
	complete: boolean;
	readonly notes: Note[];
	readonly actions: VexVulnerability["actions"][number][];
}

interface Said {
	readonly at: number;
	readonly status: ProductStatus;
	readonly productIds: readonly string[];
	readonly place: StatusPlace;
}

/** Reads all statements; one that cannot be read is recorded, and makes its hole incomplete. */
export function readStatements(root: JsonObject, around: StatementSurroundings): readonly VexVulnerability[] {
	const holes = new Map<string, Held>();
	const { log } = around;
	log.array(root, "statements", "").forEach((value, i) => {
		const pointer = `/statements/${i}`;
		const statement = log.object(value, pointer);
		const named = statement === undefined ? undefined : nameOf(statement, step(pointer, "vulnerability"), log);
		if (statement === undefined || named === undefined) {
			if (statement !== undefined) log.add("statement-without-vulnerability", pointer, "", "");
			return;
		}
		const key = named.cve ?? named.name;
		const hole = holes.get(key) ?? {
			cve: named.cve,
			title: named.description ?? (named.cve === undefined ? named.name : undefined),
			pointer: step(pointer, "vulnerability"),
			latest: new Map(),
			complete: true,
			notes: [],
			actions: [],
		};
		holes.set(key, hole);
		readStatement(statement, pointer, hole, around);
	});
	return [...holes.values()].map(({ latest, complete, ...hole }) => {
		const status = new Map<string, ProductStatus>();
		const statusPlaces = new Map<string, StatusPlace>();
		for (const said of latest.values()) {
			for (const id of said.productIds) {
				status.set(id, said.status);
				statusPlaces.set(id, said.place);
			}
		}
		return { ...hole, status, statusComplete: complete && status.size > 0, statusPlaces, scores: [] };
	});
}

interface Name {
	readonly cve: string | undefined;
	readonly name: string;
	readonly description: string | undefined;
}

/** An object in 0.2.0, a name alone in 0.0.1. The CVE may stand among the aliases. */
function nameOf(statement: JsonObject, pointer: string, log: RepairLog): Name | undefined {
	const value = member(statement, "vulnerability");
	const object = typeof value === "string" ? undefined : log.object(value, pointer);
	const id = text(object, "@id");
	const name = (typeof value === "string" ? value : (text(object, "name") ?? id))?.trim() ?? "";
	if (name === "") return undefined;
	const aliases = log.array(object, "aliases", pointer).filter((alias) => typeof alias === "string");
	const cve = [name, ...aliases].map((alias) => alias.trim().toUpperCase()).find((alias) => /^CVE-\d{4}-\d{4,19}$/.test(alias));
	const description = text(object, "description");
	return { cve, name, description: description === undefined ? undefined : readProse(description, step(pointer, "description"), log) };
}

function readStatement(statement: JsonObject, pointer: string, hole: Held, { shelf, log, timestamp }: StatementSurroundings): void {
	const written = log.string(member(statement, "status"), step(pointer, "status")) ?? "";
	const known = STATUS.get(written);
	// A status that no OpenVEX knows is no statement, and what it was meant for stays open.
	const status = known ?? "under_investigation";
	if (known === undefined) log.add("unknown-status", step(pointer, "status"), written, status);
	const place = written === "" ? { pointer, quote: "" } : { pointer: step(pointer, "status"), quote: written };
	const supplier = text(statement, "supplier")?.trim() ?? "";
	const entries = log.array(statement, "products", pointer);
	const ids: string[] = [];
	entries.forEach((entry, i) => {
		const at = step(step(pointer, "products"), i);
		const taken = shelf.take(entry, at, { status, supplier });
		if (taken === undefined) hole.complete = false;
		else {
			ids.push(...taken);
			note(hole, productKey(entry), { at: timeOf(statement, timestamp), status, productIds: taken, place }, at, log);
		}
	});
	if (entries.length === 0) hole.complete = false;
	for (const key of ["impact_statement", "justification", "status_notes"]) {
		const said = text(statement, key);
		const at = step(pointer, key);
		if (said !== undefined && said.trim() !== "")
			hole.notes.push({ category: key, title: "", text: readProse(said, at, log), pointer: at });
	}
	const action = text(statement, "action_statement");
	const at = step(pointer, "action_statement");
	if (action !== undefined && action.trim() !== "")
		hole.actions.push({ details: readProse(action, at, log), pointer: at, productIds: ids });
}

/** One key for one entry, whatever is said of it. */
function productKey(entry: unknown): string {
	return typeof entry === "string" ? entry : (text(asObject(entry), "@id") ?? JSON.stringify(entry));
}

/** Milliseconds; a time that cannot be read is that of the document, or the beginning. */
function timeOf(statement: JsonObject, timestamp: string): number {
	const own = Date.parse(text(statement, "last_updated") ?? text(statement, "timestamp") ?? "");
	const time = Number.isNaN(own) ? Date.parse(timestamp) : own;
	return Number.isNaN(time) ? 0 : time;
}

function note(hole: Held, key: string, said: Said, pointer: string, log: RepairLog): void {
	const held = hole.latest.get(key);
	if (held === undefined || said.at > held.at) {
		hole.latest.set(key, said);
		return;
	}
	if (said.at < held.at || said.status === held.status) return;
	const worst = WORSE[held.status] >= WORSE[said.status] ? held : said;
	log.add("contradicting-status", pointer, `${key}: ${held.status}, ${said.status}`, `${key}: ${worst.status}`);
	hole.latest.set(key, worst);
}
