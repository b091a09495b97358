/** Tables of comments. */

/** A comment. Times are null where it did not come to that. */
export interface CommentTable {
	readonly id: string;
	readonly subject_kind: string;
	readonly subject_id: string;
	readonly parent_id: string | null;
	readonly depth: number;
	readonly person_id: string;
	readonly author: string;
	readonly affiliation: string;
	readonly text: string;
	readonly state: string;
	readonly consent_at: number | null;
	readonly public_at: number | null;
	readonly written_at: number;
	readonly reason: string;
	/** Reports that nobody has looked at. */
	readonly flags: number;
}

/** A report of a comment; nobody reports one twice. */
export interface CommentFlagTable {
	readonly comment_id: string;
	readonly person_id: string;
	readonly reason: string;
	readonly flagged_at: number;
}
