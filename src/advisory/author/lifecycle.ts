/** The way of a draft to publication: draft, review, approved, published. Who approved is told by revision; an edit takes it all back. */
import type { Problem } from "../../core/problem.ts";
import { err, ok, type Result } from "../../core/result.ts";
import type { Draft } from "./draft.ts";
import { baseOf } from "./to-csaf.ts";

/** Where a draft stands. */
export type DraftState = "draft" | "review" | "approved" | "published";

/** One approval. `break-glass`: one person alone, with a reason that stands in the record for good. */
export interface Approval {
	readonly who: string;
	/** UTC milliseconds. */
	readonly at: number;
	readonly kind: "approval" | "break-glass";
	readonly reason: string;
}

/** What is known of a draft beside its content. */
export interface Standing {
	readonly state: DraftState;
	/** Whoever wrote in it since the last release. */
	readonly editors: readonly string[];
	readonly approvals: readonly Approval[];
}

/** What somebody does. */
export type Act = "submit" | "approve" | "break-glass" | "return" | "publish";

/** Highest level: critical, attacked, or for named recipients alone. Two persons approve it, and one of them did not write it. */
export function needsTwo({ holes, tlp }: Pick<Draft, "holes" | "tlp">): boolean {
	return tlp === "RED" || holes.some(({ cvss3, exploited }) => exploited.trim() !== "" || (baseOf(cvss3) ?? 10) >= 9);
}

/** Shortest reason for breaking the glass. */
const LEAST_REASON = 10;

/**
 * The standing after an act; `author/wrong-state`, `author/same-person`, `author/no-reason` where it may not be done.
 *
 * @param errors - How many errors the check of the draft finds: with one it goes no further.
 */
export function actOn(
	standing: Standing,
	act: Act,
	by: { readonly who: string; readonly at: number; readonly reason: string },
	draft: Pick<Draft, "holes" | "tlp" | "trackingId">,
	errors: number,
): Result<Standing, Problem> {
	const { state, approvals, editors } = standing;
	const refuse = (code: Problem["code"], message: string, todo: string) => err<Problem>({ code, message, at: draft.trackingId, todo });
	const from: Readonly<Record<Act, readonly DraftState[]>> = {
		submit: ["draft"],
		approve: ["review"],
		"break-glass": ["review"],
		return: ["review", "approved"],
		publish: ["approved"],
	};
	if (!from[act].includes(state))
		return refuse(
			"author/wrong-state",
			`it is ${WORDS[state]}, and ${act} is for what is ${from[act].map((one) => WORDS[one]).join(" or ")}`,
			"See seawall advisory list --drafts.",
		);
	if (act === "return") return ok({ state: "draft", editors, approvals: [] });
	if (errors > 0)
		return refuse(
			"author/not-ready",
			`the check finds ${errors} ${errors === 1 ? "error" : "errors"} in it`,
			"See the findings and mend them first.",
		);
	if (act === "submit") return ok({ state: "review", editors, approvals: [] });
	if (act === "publish") return ok({ state: "published", editors: [], approvals });
	if (act === "break-glass") {
		if (by.reason.trim().length < LEAST_REASON)
			return refuse("author/no-reason", "approving alone needs a reason for the record", `Say why in ${LEAST_REASON} characters or more.`);
		return ok({
			state: "approved",
			editors,
			approvals: [...approvals, { who: by.who, at: by.at, kind: "break-glass", reason: by.reason.trim() }],
		});
	}
	if (approvals.some(({ who }) => who === by.who))
		return refuse(
			"author/same-person",
			"this person has approved it already",
			"A second person approves, or one alone with a reason (break-glass).",
		);
	const all: readonly Approval[] = [...approvals, { who: by.who, at: by.at, kind: "approval", reason: by.reason.trim() }];
	const isEnough = !needsTwo(draft) || (all.length >= 2 && all.some(({ who }) => !editors.includes(who)));
	if (!isEnough && all.length >= 2)
		return refuse(
			"author/same-person",
			"everybody who approved has written in it",
			"Somebody who did not write it approves, or one alone with a reason (break-glass).",
		);
	return ok({ state: isEnough ? "approved" : "review", editors, approvals: all });
}

const WORDS: Readonly<Record<DraftState, string>> = {
	draft: "a draft",
	review: "in review",
	approved: "approved",
	published: "published",
};

/** The standing after somebody wrote in it: a draft again, approved by nobody. */
export function editedBy(standing: Standing, who: string): Standing {
	return { state: "draft", approvals: [], editors: [...new Set([...standing.editors, who])] };
}
