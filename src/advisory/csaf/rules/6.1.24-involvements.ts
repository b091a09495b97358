/** Test 6.1.24: a party once at any date, and once without a date (3.2.3.7: the tuple of party and date, if present, is unique). */
import { text } from "../json.ts";
import { itemsOf, secondsOf } from "./csaf-view.ts";
import { rule } from "./rule.ts";

/** The test. */
export const multipleInvolvement = rule(
	"6.1.24",
	"Multiple Definition in Involvements",
	"Two states of one party at one time contradict each other.",
	(view, report) => {
		for (const vulnerability of view.vulnerabilities) {
			const seen = new Set<string>();
			for (const { node, place } of itemsOf(vulnerability, "involvements")) {
				const [party, date] = [text(node, "party"), text(node, "date")];
				const key = JSON.stringify([party, date === undefined ? undefined : (secondsOf(date) ?? date)]);
				if (seen.has(key))
					report(
						place.pointer(),
						`the party ${party ?? ""} is listed a second time ${date === undefined ? "without a date" : `for ${date}`}`,
					);
				seen.add(key);
			}
		}
	},
);
