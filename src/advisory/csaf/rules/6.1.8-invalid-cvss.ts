/** Test 6.1.8. Fix: members that the vector gives. */
import { parseVector } from "../../cvss/parse-vector.ts";
import { score } from "../../cvss/score.ts";
import { severityOf } from "../../cvss/severity.ts";
import { member, text } from "../json.ts";
import { checkSchema } from "../schema/check.ts";
import { CVSS_NODES, CVSS_V3 } from "../schema/cvss.ts";
import { allCvss, type CvssObject } from "./cvss-objects.ts";
import { type Edit, type Fix, rule } from "./rule.ts";

const NODES = { cvss_v2: CVSS_NODES["2.0"], cvss_v3: CVSS_V3, cvss_v4: CVSS_NODES["4.0"] } as const;

/** The test. */
export const invalidCvss = rule(
	"6.1.8",
	"Invalid CVSS",
	"A CVSS object that breaks its own schema is dropped by the programs that sort advisories by score.",
	(view, report, { schemaHolds }) => {
		if (schemaHolds === true) return;
		for (const object of allCvss(view)) {
			checkSchema(object.value, NODES[object.key], (pointer, message) => {
				report(
					`${object.place.pointer()}${pointer}`,
					`the CVSS object ${message}`,
					message.startsWith("lacks") ? missingMembers(object) : undefined,
				);
			});
		}
	},
);

/** The standard names this fix: `version`, `baseScore` and `baseSeverity` follow from the vector. */
function missingMembers({ value, place }: CvssObject): Fix | undefined {
	const vector = parseVector(text(value, "vectorString") ?? "");
	if (!vector.ok) return undefined;
	const { version } = vector.value;
	const { base } = score(vector.value);
	const given: Readonly<Record<string, unknown>> = {
		version,
		baseScore: base,
		...(version === "2.0" ? {} : { baseSeverity: severityOf(version, base).toUpperCase() }),
	};
	const edits = Object.entries(given)
		.filter(([key]) => member(value, key) === undefined)
		.map(([key, one]): Edit => ({ kind: "add", pointer: place.pointer(), key, value: one }));
	return edits.length === 0 ? undefined : { what: "adds what the vector gives", edits };
}
