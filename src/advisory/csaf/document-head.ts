/** The head of a CSAF document as far as people look documents up by it (CSAF 2.1 section 3.2.2). */
import type { DocumentHead, Revision } from "../document.ts";
import { asObject, type JsonObject, member, text } from "./json.ts";

/** Entries of a revision history that are kept. */
const MOST_REVISIONS = 10_000;

/** Reads it; what is missing or of a wrong type is empty. */
export function readDocumentHead(document: JsonObject, tracking: JsonObject): DocumentHead {
	return {
		category: text(document, "category") ?? "",
		csafVersion: text(document, "csaf_version") ?? "",
		status: text(tracking, "status") ?? "",
		namespace: text(asObject(member(document, "publisher")), "namespace") ?? "",
		language: text(document, "lang") ?? "",
		aggregateSeverity: text(asObject(member(document, "aggregate_severity")), "text") ?? "",
		versioning: versioningOf(text(tracking, "version") ?? ""),
		revisions: readRevisions(member(tracking, "revision_history")),
	};
}

function readRevisions(value: unknown): readonly Revision[] {
	if (!Array.isArray(value)) return [];
	return value.slice(0, MOST_REVISIONS).flatMap((entry: unknown) => {
		const object = asObject(entry);
		if (object === undefined) return [];
		return [{ number: text(object, "number") ?? "", date: text(object, "date") ?? "", summary: text(object, "summary") ?? "" }];
	});
}

/** SemVer 2.0.0: three numbers without leading zeros, then a pre-release and build metadata. */
const SEMANTIC =
	/^(?:0|[1-9]\d{0,15})\.(?:0|[1-9]\d{0,15})\.(?:0|[1-9]\d{0,15})(?:-(?:0|[1-9]\d*|\d*[a-zA-Z-][0-9a-zA-Z-]*)(?:\.(?:0|[1-9]\d*|\d*[a-zA-Z-][0-9a-zA-Z-]*))*)?(?:\+[0-9a-zA-Z-]+(?:\.[0-9a-zA-Z-]+)*)?$/;

/** Which of the two ways of counting a version text follows (CSAF 2.1 sections 3.1.13.1 and 3.1.13.2). */
function versioningOf(version: string): DocumentHead["versioning"] {
	if (version.length > 200) return undefined;
	if (/^(?:0|[1-9]\d*)$/.test(version)) return "integer";
	return SEMANTIC.test(version) ? "semantic" : undefined;
}
