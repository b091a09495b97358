/** Tests 6.2.5 and 6.2.6: release dates against the history, time zones counted. */
import { text } from "../json.ts";
import { type CsafView, secondsOf } from "./csaf-view.ts";
import { type Rule, rule } from "./rule.ts";

type Dated = { readonly seconds: number; readonly date: string };

/** The oldest or the newest date of the history. */
function ofHistory({ revisions }: CsafView, which: "oldest" | "newest"): Dated | undefined {
	let found: Dated | undefined;
	for (const { seconds, date } of revisions) {
		if (seconds === undefined || date === undefined) continue;
		if (found === undefined || (which === "oldest" ? seconds < found.seconds : seconds > found.seconds)) found = { seconds, date };
	}
	return found;
}

/** Reports a date of `tracking` that is before one of the history. */
function notBefore(key: "initial_release_date" | "current_release_date", which: "oldest" | "newest"): Rule["check"] {
	return (view, report) => {
		const date = text(view.tracking, key);
		const [seconds, bound] = [secondsOf(date), ofHistory(view, which)];
		if (seconds === undefined || bound === undefined || seconds >= bound.seconds) return;
		const pointer = view.trackingPlace.pointer(key);
		report(pointer, `${key} is ${date ?? ""}, before the ${which} entry of the history, ${bound.date}`, {
			what: `sets the date of the ${which} entry`,
			edits: [{ kind: "replace", pointer, value: bound.date }],
		});
	};
}

/** Test 6.2.5. */
export const olderInitialDate = rule(
	"6.2.5",
	"Older Initial Release Date than Revision History",
	"A first release before the first version never happened.",
	notBefore("initial_release_date", "oldest"),
);

/** Test 6.2.6. */
export const olderCurrentDate = rule(
	"6.2.6",
	"Older Current Release Date than Revision History",
	"Readers who ask for what is new since a day miss this document.",
	notBefore("current_release_date", "newest"),
);
