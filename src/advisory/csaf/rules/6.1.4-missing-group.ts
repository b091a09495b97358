/** Test 6.1.4. */
import { visitGroupReferences } from "./references.ts";
import { rule } from "./rule.ts";

/** The test. */
export const missingGroup = rule(
	"6.1.4",
	"Missing Definition of Product Group ID",
	"A group id that nothing defines leaves open which products a statement is about.",
	(view, report) => {
		visitGroupReferences(view, (id, place, key) => {
			if (!view.groupMembers.has(id)) report(place.pointer(key), `the product tree does not define the group id "${id}"`);
		});
	},
);
