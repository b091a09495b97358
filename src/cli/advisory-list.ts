/** `seawall advisory list`: the documents there are. */
import type { Advisory } from "../advisory/document.ts";
import { LIST_FIELDS, type ListedDocument, type ListField, type ListQuery, listDocuments } from "../advisory/listing.ts";
import { type Problem, toLine, visible } from "../core/problem.ts";
import { CallError, orFail, type Ports } from "./ports.ts";
import { checkTableOrJson } from "./table-or-json.ts";

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
	checkTableOrJson(call.format);
	const query = toQuery(call);
	const { advisories, problems } = await documentsOf(paths, call.data, ports);
	if (advisories.length === 0) throw new CallError(problems[0] ?? noneIn(paths));
	for (const each of problems) ports.say(toLine(each));
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
	if (held !== undefined && held.advisories.length > 0) return held;
	for (const problem of held?.problems ?? []) ports.say(toLine(problem));
	ports.say(`note: ${visible(data, 200)} holds no document: those of the catalogue are listed`);
	return read();
}

function noneIn(paths: readonly string[]): Problem {
	const todo = "Name a CSAF, CVE or NVD file, or a folder of them.";
	return { code: "cli/no-advisories", message: "no advisory could be read", at: paths.join(", "), todo };
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
