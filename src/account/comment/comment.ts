/** A comment of a member below a report, an advisory or a wave. Its words are a stranger's. */

/** What may be commented on. */
export const SUBJECT_KINDS = ["report", "advisory", "wave"] as const;

/** One thing that is commented on; ids are those of its public address. */
export interface Subject {
	readonly kind: (typeof SUBJECT_KINDS)[number];
	readonly id: string;
}

/** On which side somebody stands, as they say themselves; shown beside every comment. */
export const AFFILIATIONS = ["end_user", "integrator", "manufacturer", "distributor", "undisclosed"] as const;

/** One of them. */
export type Affiliation = (typeof AFFILIATIONS)[number];

/** `waiting`: nobody of the console has looked; `erased`: its author has left or taken it back, and its words are gone. */
export type CommentState = "waiting" | "shown" | "hidden" | "erased";

/** A comment. */
export interface Comment {
	readonly id: string;
	readonly subject: Subject;
	/** The comment that it answers. */
	readonly parentId: string | undefined;
	/** 0 for one that answers none. */
	readonly depth: number;
	readonly personId: string;
	readonly author: string;
	readonly affiliation: Affiliation;
	readonly text: string;
	readonly state: CommentState;
	/** When its author agreed that anybody may read it, UTC milliseconds. */
	readonly consentAt: number | undefined;
	/** Since when anybody may read it; `undefined`: members alone. */
	readonly publicAt: number | undefined;
	readonly at: number;
	/** Why it is hidden, and who said so. */
	readonly reason: string;
	/** Reports of it that nobody has looked at. */
	readonly flags: number;
}

/** How much anybody may write, and how much is held at all. */
export const COMMENT_BOUNDS = {
	/** Letters of a comment. */
	letters: 4000,
	/** Parts of one, as Markdown is read. */
	nodes: 400,
	/** Answers to answers. */
	depth: 4,
	/** Of one person in ten minutes, and in a day. */
	perTenMinutes: 5,
	perDay: 30,
	/** Reports by one person in a day. */
	flagsPerDay: 20,
	/** Comments that wait to be looked at, of everybody and of one person. */
	waiting: 2000,
	waitingEach: 20,
	/** Below one subject. */
	perSubject: 2000,
} as const;

/** A comment with those that answer it. */
export interface Thread extends Comment {
	readonly answers: readonly Thread[];
}

/** The comments as a tree, oldest first. One whose parent is not there stands where the parent would: nothing is lost. */
export function threads(comments: readonly Comment[]): readonly Thread[] {
	const ids = new Set(comments.map(({ id }) => id));
	const byParent = Map.groupBy(comments, ({ parentId }) => (parentId !== undefined && ids.has(parentId) ? parentId : undefined));
	const below = (parentId: string | undefined, depth: number): readonly Thread[] =>
		(byParent.get(parentId) ?? [])
			.filter(({ id }) => id !== parentId)
			.toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
			.map((comment) => ({ ...comment, answers: depth > COMMENT_BOUNDS.depth ? [] : below(comment.id, depth + 1) }));
	return below(undefined, 0);
}

/** Whether somebody may read the words of a comment that is shown; that it is there may anybody know. */
export function mayRead({ publicAt, state }: Pick<Comment, "publicAt" | "state">, isMember: boolean): boolean {
	return state === "shown" && (isMember || publicAt !== undefined);
}

/** Whether a text names a kind of subject. */
export function isSubjectKind(text: string): text is Subject["kind"] {
	return SUBJECT_KINDS.some((kind) => kind === text);
}

/** Whether a text names an affiliation. */
export function isAffiliation(text: string): text is Affiliation {
	return AFFILIATIONS.some((affiliation) => affiliation === text);
}
