/** A draft from facts, in the form of data/catalog/facts: what is stated there, under the maker's names. */
import type { Problem } from "../../core/problem.ts";
import type { Result } from "../../core/result.ts";
import { asObject, type JsonObject, member, text } from "../csaf/json.ts";
import { versTypeOf } from "../facts/version-range.ts";
import type { Draft } from "./draft.ts";
import { csafModels } from "./model-pattern.ts";
import { readDraft } from "./read-draft.ts";

/** Whether a JSON value has the form of facts and not that of a draft. */
export function isFacts(value: unknown): boolean {
	const root = asObject(value);
	return Array.isArray(member(root, "statements")) && text(root, "maker") !== undefined;
}

/** Makes the draft; what the facts leave open stays empty. The value was read from a file and is not trusted. */
export function draftFromFacts(value: unknown, trackingId: string, publisher: Draft["publisher"], place: string): Result<Draft, Problem> {
	const root = asObject(value);
	const maker = text(root, "maker") ?? "";
	const products = new Map<string, { key: string; vendor: string; name: string; models: readonly string[]; scheme: string }>();
	const statements = listOf(root, "statements").flatMap((statement) =>
		listOf(statement, "products").map((product) => {
			const name = text(product, "model") ?? "";
			const key = `p${[...products.keys()].indexOf(name) < 0 ? products.size + 1 : [...products.keys()].indexOf(name) + 1}`;
			if (!products.has(name)) products.set(name, { key, vendor: maker, name, models: csafModels(name), scheme: versTypeOf(maker) });
			return statementOf(statement, products.get(name)?.key ?? key);
		}),
	);
	const scores = listOf(root, "cvss");
	const vectorOf = (begin: string) => scores.map((score) => text(score, "vector") ?? "").find((vector) => vector.startsWith(begin)) ?? "";
	const [cwe] = textsOf(root, "cwe");
	const evidence = listOf(asObject(member(root, "attacked")), "evidence").map((one) => text(one, "fact") ?? "");
	const mitigations = textsOf(root, "mitigations");
	return readDraft(
		{
			trackingId,
			title: text(root, "title") ?? "",
			publisher,
			summary: summaryOf(statements, maker),
			products: [...products.values()],
			holes: [
				{
					cve: text(root, "cve") ?? "",
					title: text(root, "title") ?? "",
					description: "",
					cwe: cwe ?? "",
					cvss3: vectorOf("CVSS:3"),
					cvss4: vectorOf("CVSS:4"),
					impact: text(root, "impact") ?? "",
					exploited: evidence.filter((fact) => fact !== "").join("; "),
					statements,
				},
			],
			notes: mitigations.length === 0 ? [] : [{ title: "What helps meanwhile", text: mitigations.map((one) => `- ${one}`).join("\n") }],
			references: listOf(root, "sources").map((source) => ({ summary: text(source, "title") ?? "", url: text(source, "url") ?? "" })),
		},
		place,
	);
}

function statementOf(statement: JsonObject, product: string) {
	const affected = asObject(member(statement, "affected"));
	const [op, value, and] = [text(affected, "op"), text(affected, "value") ?? "", text(affected, "and") ?? ""];
	const range = op === "range" || op === "=";
	return {
		product,
		status: "known_affected",
		from: range ? value : and,
		to: op === "range" ? and : op === "all" ? "" : value,
		toIncluded: op === "<=" || op === "=" || (op === "range" && (text(affected, "inclusive") ?? "").startsWith("both")),
		fix: text(statement, "fixed") ?? "",
		remedy: text(statement, "remedy") ?? "vendor_fix",
		details: "",
		url: "",
	};
}

function summaryOf(statements: readonly { readonly fix: string }[], maker: string): string {
	const fixes = [...new Set(statements.map(({ fix }) => fix).filter((fix) => fix !== ""))];
	const [fix] = fixes;
	if (fix === undefined) return `Keep the listed ${maker} devices off the internet, and ask ${maker} for a fix.`;
	return fixes.length === 1
		? `Install ${fix} or later on the listed ${maker} devices, and keep them off the internet until that is done.`
		: `Install on each listed ${maker} device the firmware named for it, and keep it off the internet until that is done.`;
}

function listOf(object: JsonObject | undefined, key: string): readonly JsonObject[] {
	const value = member(object, key);
	return Array.isArray(value) ? value.slice(0, 5000).flatMap(objectsOf) : [];
}

function textsOf(object: JsonObject | undefined, key: string): readonly string[] {
	const value = member(object, key);
	return Array.isArray(value) ? value.slice(0, 5000).filter((one) => typeof one === "string") : [];
}

function objectsOf(value: unknown): readonly JsonObject[] {
	const object = asObject(value);
	return object === undefined ? [] : [object];
}
