/** The words by which English version texts are read. All compared in lower case. */

/** Words that are part of a version although they carry no digit: `V14 SP1 Update 6`, `5.4.0 build 160530`. */
export const VERSION_WORDS: ReadonlySet<string> = new Set(
	"sp service pack hf hotfix update upd up patch patches cu rev revision r release build beta alpha rc feature level mp maintenance fix fp pl v ver ver. version final ga lts image no. interim cumulative".split(
		" ",
	),
);

/** Words that stand before a version and say only that it is one. */
export const LABELS: ReadonlySet<string> = new Set(
	"version versions version: versions: ver ver. vers vers. v. firmware firmwares software release releases revision revisions rev. number no. image".split(
		" ",
	),
);

/** Words with which a condition starts: what follows is no version. */
export const CONDITION_WORDS: ReadonlySet<string> = new Set(
	"with without using running installed when if where that which having containing on for in only equipped configured built sold not unless because connected operating via by during while under except if: whose configured".split(
		" ",
	),
);

/** Words that no version holds: a text with one of them is a sentence. */
export const PROSE_WORDS: ReadonlySet<string> = new Set(
	"first last are is was were has have been be of the digits number serial contact see please several models produced program may can will does do".split(
		" ",
	),
);

/** Words after `and` or `or` that make the version before them an upper bound. */
export const PRIOR_WORDS: ReadonlySet<string> = new Set(
	"prior earlier older below previous lower before former preceding under less".split(" "),
);

/** Words after `and` or `or` that make the version before them a lower bound. */
export const LATER_WORDS: ReadonlySet<string> = new Set(
	"later newer above higher up onwards onward after greater subsequent following beyond upwards over".split(" "),
);

/** Words for all members of a set of versions, after `all` or `any`. */
export const ALL_NOUNS: ReadonlySet<string> = new Set(
	"version versions model models release releases revision revisions firmware build builds edition editions software product products device devices units ver ver. versions:".split(
		" ",
	),
);

/** Asides in brackets that do not narrow what is meant. */
export const REMARK =
	/^(?:all\b|formerly|aka\b|also known|incl\.?\b|including\b|inclusive|these products|note\b|see\b|latest|current|and all|both\b|released|end of life|eol\b)/i;

/** Texts that state nothing. */
export const NOTHING = /^(?:-+|n\/?a|none|not applicable|not available|unspecified|not specified)$/i;
