/** Test 6.1.5. */
import { text } from "../json.ts";
import { rule } from "./rule.ts";

/** The test. */
export const multipleGroup = rule(
	"6.1.5",
	"Multiple Definition of Product Group ID",
	"Two groups under one id leave open which of them a statement is about.",
	(view, report) => {
		const seen = new Set<string>();
		for (const { node, place } of view.groups) {
			const id = text(node, "group_id");
			if (id === undefined) continue;
			if (seen.has(id)) report(place.pointer("group_id"), `the group id "${id}" is defined a second time`);
			seen.add(id);
		}
	},
);
