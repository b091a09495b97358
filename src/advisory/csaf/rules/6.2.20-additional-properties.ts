/** Test 6.2.20: members that the schema does not define. */
import { checkSchema } from "../schema/check.ts";
import { csafSchema } from "../schema/csaf-schema.ts";
import { rule } from "./rule.ts";

/** The test. */
export const additionalProperties = rule(
	"6.2.20",
	"Additional Properties",
	"What the standard does not define is read by nobody, and is often a member with a spelling mistake.",
	({ root, version }, report) => {
		checkSchema(root, csafSchema(version), "unknown members", (pointer, message) => {
			report(pointer, `the member ${message}`);
		});
	},
);
