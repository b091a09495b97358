/** `seawall advisory list` and `seawall advisory diff`: the documents there are, and what changed between two versions of one. */

import { asObject, member, text } from "../advisory/csaf/json.ts";
import { parseJson } from "../advisory/csaf/parse-json.ts";
import { startRepairLog } from "../advisory/csaf/repair-log.ts";
import { type DocumentChange, differenceOf } from "../advisory/difference.ts";
import type { Advisory } from "../advisory/document.ts";
import { LIST_FIELDS, type ListedDocument, type ListField, type ListQuery, listDocuments } from "../advisory/listing.ts";
import { type Problem, toLine, visible } from "../core/problem.ts";
import { CallError, orFail, type Ports } from "./ports.ts";

/** Options as commander gives them. */
export interface ListCall {
	readonly find: readonly string[];
	readonly sort?: string;
	readonly format: string;
	/** The data directory whose documents are listed; `undefined`: those of the paths, or of the catalogue. */
	readonly data: string | undefined;
}

/** Lists documents; gives the exit code. */
export async function list(paths: readonly string[], call: ListCall, ports: Ports): Promise<number> {
	checkForm(call.format);
	const query = toQuery(call);
	const { advisories, problems } = await documentsOf(paths, call.data, ports);
	for (const problem of problems) ports.say(toLine(problem));
	const documents = listDocuments(advisories, query);
	if (call.format === "json") {
		await ports.out(
			`${JSON.stringify({ schema: "seawall/advisory-list/1", read: advisories.length, documents, problems }, undefined, 2)}\n`,
		);
	} else {
		const lines = documents.flatMap(lineOf);
		await ports.out([...lines, `${documents.length} of ${advisories.length} documents.`, ""].join("\n"));
	}
	return 0;
}

async function documentsOf(
	paths: readonly string[],
	data: string | undefined,
	ports: Ports,
): Promise<{ readonly advisories: readonly Advisory[]; readonly problems: readonly Problem[] }> {
	const read = () => ports.readAdvisories(paths.length > 0 ? paths : [ports.catalogueAdvisories]);
	if (paths.length > 0 || data === undefined) return read();
	const held = orFail(await ports.readHeld(data, undefined));
	return held === undefined || held.advisories.length === 0 ? read() : held;
}

function lineOf(listed: ListedDocument): readonly string[] {
	const { id, released, cvss, tlp, version, latest, title } = listed;
	const facts = [
		visible(released.slice(0, 10), 10),
		`version ${visible(version, 30) || "?"}${latest ? "" : " (there is a later one)"}`,
		cvss === undefined ? "no CVSS" : `CVSS ${cvss.toFixed(1)}`,
		`TLP:${visible(tlp ?? "", 20) || "not stated"}`,
		`${listed.products} products`,
	];
	return [`${visible(id, 100)}  ${facts.join(", ")}`, `   ${visible(title, 200)}`];
}

function toQuery({ find, sort }: ListCall): ListQuery {
	const wanted = find.map((said) => {
		const at = said.indexOf("=");
		return { field: toField(at < 0 ? said : said.slice(0, at), "--find"), text: at < 0 ? "" : said.slice(at + 1) };
	});
	if (sort === undefined) return { find: wanted };
	return { find: wanted, sort: { field: toField(sort.replace(/^-/, ""), "--sort"), descending: sort.startsWith("-") } };
}

function toField(said: string, at: string): ListField {
	const field = LIST_FIELDS.find((known) => known === said.trim().toLowerCase());
	if (field !== undefined) return field;
	const todo = `Use one of ${LIST_FIELDS.join(", ")}.`;
	throw new CallError({ code: "cli/unknown-field", message: `documents have no field "${said.slice(0, 60)}"`, at, todo });
}

function checkForm(format: string): void {
	if (format === "table" || format === "json") return;
	throw new CallError({
		code: "cli/unknown-format",
		message: `there is no form "${format}"`,
		at: "--format",
		todo: "Use one of table, json.",
	});
}

/** Shows what changed from the older to the newer file; gives the exit code. */
export async function diff(older: string, newer: string, call: { readonly format: string }, ports: Ports): Promise<number> {
	checkForm(call.format);
	const [from, to] = [await readVersion(older, ports), await readVersion(newer, ports)];
	if (from.id !== to.id) {
		throw new CallError({
			code: "cli/other-document",
			message: `the files are two documents, ${visible(from.id, 80) || "one without id"} and ${visible(to.id, 80) || "one without id"}`,
			at: newer,
			todo: "Give two versions of one document.",
		});
	}
	const { changes, cut } = differenceOf(from.root, to.root);
	if (call.format === "json") {
		const about = (side: DocumentVersion) => ({ file: side.file, version: side.version, date: side.date });
		const told = { schema: "seawall/advisory-difference/1", id: to.id, from: about(from), to: about(to), changes, cut };
		await ports.out(`${JSON.stringify(told, undefined, 2)}\n`);
	} else {
		const more = cut ? ["… and more"] : [];
		const head = `${visible(to.id, 100)}: version ${visible(from.version, 30)} to ${visible(to.version, 30)}, ${changes.length} changes`;
		await ports.out([head, ...changes.map(changeLine), ...more, ""].join("\n"));
	}
	return 0;
}

interface DocumentVersion {
	readonly file: string;
	readonly root: unknown;
	readonly id: string;
	readonly version: string;
	readonly date: string;
}

async function readVersion(file: string, ports: Ports): Promise<DocumentVersion> {
	const root = orFail(parseJson((await ports.readWhole(file)).replace(/^\ufeff/, ""), file, startRepairLog()));
	const tracking = asObject(member(asObject(member(asObject(root), "document")), "tracking"));
	const of = (key: string) => text(tracking, key)?.trim() ?? "";
	return { file, root, id: of("id"), version: of("version"), date: of("current_release_date") };
}

const SIGNS: Readonly<Record<DocumentChange["change"], string>> = { added: "+", removed: "-", changed: "~" };

function changeLine(change: DocumentChange): string {
	const shown = (value: unknown) => visible(JSON.stringify(value) ?? "", 160);
	const values = change.change === "added" ? shown(change.after) : shown(change.before);
	const after = change.change === "changed" ? ` → ${shown(change.after)}` : "";
	return `${SIGNS[change.change]} ${visible(change.pointer, 300) || "/"}: ${values}${after}`;
}
