/** Reads the files of data/signatures: written by us, and looked at as if a stranger had. */
import type { Problem } from "../../core/problem.ts";
import type { Signature, SignatureKind } from "./signature.ts";

const KINDS: readonly SignatureKind[] = ["port", "rule", "path", "agent", "symptom", "device"];

/** The signatures of one file, and what is wrong with it. */
export function readSignatures(
	value: unknown,
	file: string,
): { readonly signatures: readonly Signature[]; readonly problems: readonly Problem[] } {
	const problems: Problem[] = [];
	const rows = isRecord(value) && Array.isArray(value["signatures"]) ? value["signatures"] : undefined;
	if (rows === undefined) return { signatures: [], problems: [fault(file, "there is no list of signatures")] };
	const signatures: Signature[] = [];
	for (const [index, row] of rows.entries()) {
		const read = isRecord(row) ? readRow(row) : "it is no object";
		if (typeof read === "string") problems.push(fault(`${file}#/signatures/${index}`, read));
		else signatures.push(read);
	}
	return { signatures, problems };
}

function readRow(row: Readonly<Record<string, unknown>>): Signature | string {
	const text = (name: string) => (typeof row[name] === "string" && row[name] !== "" ? (row[name] as string) : undefined);
	const texts = (name: string) =>
		Array.isArray(row[name]) && row[name].every((one) => typeof one === "string") ? (row[name] as string[]) : undefined;
	const [id, says, source, date] = ["id", "says", "source", "date"].map(text);
	const kind = KINDS.find((one) => one === row["kind"]);
	const values = texts("values");
	const confidence = row["confidence"];
	const [matches, mustNotMatch] = [texts("matches") ?? [], texts("mustNotMatch") ?? []];
	if (id === undefined || !/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id)) return "the id is no word of small letters, digits and hyphens";
	if (kind === undefined) return "there is no such kind";
	if (values === undefined || values.length === 0) return "there are no values";
	if (typeof confidence !== "number" || !(confidence > 0 && confidence <= 1)) return "the confidence is not between 0 and 1";
	if (says === undefined || source === undefined || date === undefined || !/^\d{4}-\d\d-\d\d$/.test(date))
		return "words, source or date are missing";
	const cve = text("cve");
	if (cve !== undefined && !/^CVE-\d{4}-\d{4,7}$/.test(cve)) return "the CVE is none";
	if ((kind === "port" || kind === "rule") && !values.every((one) => /^[1-9]\d{0,11}$/.test(one))) return "a value is no number";
	if (kind !== "port" && kind !== "rule" && matches.length === 0) return "it has no example that it matches";
	return { id, kind, values, maker: text("maker"), line: text("line"), cve, confidence, says, matches, mustNotMatch, source, date };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

function fault(at: string, message: string): Problem {
	return { code: "detect/bad-signature", message, at, todo: "Write it as data/signatures/README.md shows." };
}
