/** A document taken back: a further revision that says so and states nothing more (sections 4.7 of CSAF 2.1; 2.0 has no word for it). */
import { asObject, type JsonObject, member, text } from "../../csaf/json.ts";
import { isIntegerVersion, matchSemanticVersion } from "../../csaf/schema/patterns.ts";

/** The tombstone of a document; `undefined` where it is not one that can be revised. `at` is RFC 3339. */
export function tombstoneOf(value: unknown, reason: string, at: string): JsonObject | undefined {
	const document = asObject(member(asObject(value), "document"));
	const tracking = asObject(member(document, "tracking"));
	const history = member(tracking, "revision_history");
	const version = nextVersion(text(tracking, "version"));
	if (document === undefined || tracking === undefined || !Array.isArray(history) || version === undefined) return undefined;
	const is21 = text(document, "csaf_version") === "2.1";
	const title = text(document, "title") ?? "";
	const { acknowledgments: _, aggregate_severity: _severity, notes: _notes, ...kept } = document;
	return {
		...(member(asObject(value), "$schema") === undefined ? {} : { $schema: member(asObject(value), "$schema") }),
		document: {
			...kept,
			category: is21 ? "csaf_withdrawn" : "csaf_base",
			notes: [{ category: "description", text: reason, title: "Reasoning for Withdrawal" }],
			title: title.startsWith("Withdrawn: ") ? title : `Withdrawn: ${title}`,
			tracking: {
				...tracking,
				current_release_date: at,
				revision_history: [...history, { date: at, number: version, summary: `Withdrawn: ${reason}` }],
				status: "final",
				version,
			},
		},
	};
}

/** The next major version. */
function nextVersion(version: string | undefined): string | undefined {
	if (version === undefined) return undefined;
	if (isIntegerVersion(version)) return String(BigInt(version) + 1n);
	const major = matchSemanticVersion(version)?.[1];
	return major === undefined ? undefined : `${BigInt(major) + 1n}.0.0`;
}
