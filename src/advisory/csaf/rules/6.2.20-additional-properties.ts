/** Test 6.2.20: members that the schema does not define. */
import { checkSchema } from "../schema/check.ts";
import { csafSchema } from "../schema/csaf-schema.ts";
import { rule } from "./rule.ts";

/** The test. */
export const additionalProperties = rule(
	"6.2.20",
	"Additional Properties",
	"What the standard does not define is read by nobody, and is often a member with a spelling mistake.",
	({ root, version }, report, { unknownMembers }) => {
		const tell = (pointer: string): void => report(pointer, "the member is not defined by the standard");
		if (unknownMembers !== undefined) for (const pointer of unknownMembers) tell(pointer);
		else checkSchema(root, csafSchema(version), () => undefined, tell);
	},
);
