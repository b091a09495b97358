/** Test 6.2.7. */
import { member } from "../json.ts";
import { itemsOf } from "./csaf-view.ts";
import { rule } from "./rule.ts";

/** The test. */
export const involvementDate = rule(
	"6.2.7",
	"Missing Date in Involvements",
	"Who did what is worth little to a reader who cannot see when.",
	(view, report) => {
		for (const vulnerability of view.vulnerabilities)
			for (const { node, place } of itemsOf(vulnerability, "involvements"))
				if (member(node, "date") === undefined) report(place.pointer(), "the involvement has no date");
	},
);
