/** Whether a newsletter may go out, seen from the mail itself: what must stand first is looked for in its bytes, as HTML and as text. */
import type { Problem } from "../../core/problem.ts";
import { MOST_WORDS_BEFORE, type NamedMatter, type Placement, type PlacementFault, placementOf } from "../../notice/score/placement.ts";

/** What was seen of one warning in one form of the mail. */
export interface CheckedPlacement extends Placement {
	readonly advisory: string;
}

/** What the check says; problems stand for refusals. */
export interface NewsletterCheck {
	readonly placements: readonly CheckedPlacement[];
	readonly problems: readonly Problem[];
}

const FORMS = ["html", "plain"] as const;

/** Looks at a mail for every open warning of the highest level; `place` names the mail in problems. */
export function checkNewsletter(bytes: Uint8Array, open: readonly NamedMatter[], place: string): NewsletterCheck {
	const placements = open.flatMap((matter) =>
		FORMS.map((shown) => ({
			advisory: matter.id,
			...placementOf(
				bytes,
				matter,
				open.filter((other) => other !== matter),
				shown,
			),
		})),
	);
	// One subject names one warning; whichever of the open ones it is, the reader sees at once that there is something to do.
	const isNamed = placements.some(({ subject }) => subject !== undefined);
	const seen = placements.map((one) => ({ ...one, faults: one.faults.filter((fault) => fault !== "not-in-subject" || !isNamed) }));
	const problems = new Map<string, Problem>();
	for (const { advisory, shown, faults, wordsBefore } of seen)
		for (const fault of faults) {
			const key = fault === "not-in-subject" ? fault : `${fault} ${advisory} ${shown}`;
			if (!problems.has(key)) problems.set(key, problemOf(fault, advisory, shown, place, wordsBefore));
		}
	return { placements: seen, problems: [...problems.values()] };
}

function problemOf(fault: PlacementFault, advisory: string, shown: "html" | "plain", at: string, words: number | undefined): Problem {
	const part = shown === "html" ? "HTML" : "text";
	switch (fault) {
		case "missing":
			return {
				code: "newsletter/missing",
				message: `the open emergency ${advisory} is not in the ${part} of the mail`,
				at,
				todo: "Add the advisory as the first item.",
			};
		case "only-in-image":
			return {
				code: "newsletter/only-in-image",
				message: `the open emergency ${advisory} stands in the ${part} of the mail only as the text of an image`,
				at,
				todo: "Say it in words: many readers see no images.",
			};
		case "behind-link":
			return {
				code: "newsletter/behind-link",
				message: `what to do about ${advisory} stands only behind a link in the ${part} of the mail`,
				at,
				todo: "Say in the mail itself what to do; a link may follow.",
			};
		case "no-action":
			return {
				code: "newsletter/no-action",
				message: `the ${part} of the mail names ${advisory} and does not say what to do`,
				at,
				todo: "Say in the mail itself what to do.",
			};
		case "not-first-item":
			return {
				code: "newsletter/not-first-item",
				message: `another item stands before the open emergency ${advisory} in the ${part} of the mail`,
				at,
				todo: "Move the advisory to the first place.",
			};
		case "too-far-down":
			return {
				code: "newsletter/too-far-down",
				message: `more than ${MOST_WORDS_BEFORE} words stand before what to do about ${advisory} in the ${part} of the mail (${words ?? "?"} before its name)`,
				at,
				todo: "Shorten or move what stands before it.",
			};
		case "not-in-subject":
			return {
				code: "newsletter/not-in-subject",
				message: `the subject does not warn of the open emergency ${advisory}`,
				at,
				todo: "Name the advisory in the first 100 characters of the subject, and what to do; or give no subject, then one is made.",
			};
	}
}
