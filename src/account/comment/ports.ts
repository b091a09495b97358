/** What comments need from outside: somewhere to keep them, with every decision about them. */
import type { Affiliation, Comment, Subject } from "./comment.ts";

/** Why a comment was not taken. `many`: of this person; `full`: too many wait, or stand below the subject; `deep`, `gone`: about the one that it answers. */
export type CommentRefusal = "many" | "full" | "deep" | "gone";

/** What somebody of the console decides. */
export const DECISIONS = ["approve", "hide", "publish", "unpublish", "dismiss"] as const;

/** One of them. `publish`: anybody may read it; `dismiss`: what was reported is in order. */
export type Decision = (typeof DECISIONS)[number];

/** Keeps comments. Nothing is deleted without a record, and no decision without who made it. Times are UTC milliseconds. */
export interface CommentStore {
	/** All below a subject but hidden ones, oldest first, at most `COMMENT_BOUNDS.perSubject`. */
	below(subject: Subject): Promise<readonly Comment[]>;
	/** How many are shown below each subject; those without one are 0. */
	count(subjects: readonly Subject[]): Promise<readonly number[]>;
	/** Those that wait, and those that were reported; oldest first, at most 200, and how many there are. */
	queue(): Promise<{ readonly items: readonly Comment[]; readonly total: number }>;
	comment(id: string): Promise<Comment | undefined>;
	/** All of one person, newest first. */
	ofPerson(personId: string): Promise<readonly Comment[]>;
	/** Takes a comment, within `COMMENT_BOUNDS`. */
	add(change: {
		readonly subject: Subject;
		readonly parentId: string | undefined;
		readonly personId: string;
		readonly author: string;
		readonly affiliation: Affiliation;
		readonly text: string;
		/** Anybody may read it, if an editor finds that it matters for safety. */
		readonly consents: boolean;
		/** It is shown without being looked at. */
		readonly isTrusted: boolean;
		readonly at: number;
	}): Promise<{ readonly id: string } | CommentRefusal>;
	/** Decides. `no-consent`: its author has not agreed that anybody reads it; `no-reason`: hiding needs one. */
	decide(change: {
		readonly id: string;
		readonly decision: Decision;
		readonly reason: string;
		readonly who: string;
		readonly at: number;
	}): Promise<"done" | "unknown" | "no-consent" | "no-reason">;
	/** The author agrees that anybody may read it, or no longer does; then only members read it. */
	consent(change: { readonly id: string; readonly personId: string; readonly consents: boolean; readonly at: number }): Promise<boolean>;
	/** The author takes it back: its words go, its place stays. */
	takeBack(change: { readonly id: string; readonly personId: string; readonly at: number }): Promise<boolean>;
	/** Somebody reports it; `known`: they have already. */
	flag(change: {
		readonly id: string;
		readonly personId: string;
		readonly reason: string;
		readonly at: number;
	}): Promise<"done" | "known" | "many" | "unknown">;
}
