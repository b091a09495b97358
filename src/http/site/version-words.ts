/** What a version slot says, in the language of whoever reads the site. Versions themselves are the document's. */
import type { Expression } from "../../advisory/range/expression.ts";
import { expressionWords as inPhrases, versionsWords as joined, type VersionPhrases } from "../../advisory/render/version-words.ts";
import type { Say } from "../design/say.ts";

/** All expressions, joined by "or"; the first of many. */
export function versionsWords(say: Say, expressions: readonly Expression[]): string {
	return joined(phrasesOf(say), expressions);
}

/** One expression. */
export function expressionWords(say: Say, expression: Expression): string {
	return inPhrases(phrasesOf(say), expression);
}

function phrasesOf(say: Say): VersionPhrases {
	return {
		all: say.t("site.versions.all"),
		or: say.t("site.versions.or"),
		condition: (condition) => say.t("site.versions.condition", { condition }),
		unread: (text) => say.t("site.versions.unread", { text }),
		range: (low, high) => say.t("site.versions.range", { low, high }),
		from: (low) => say.t("site.versions.from", { low }),
		after: (low) => say.t("site.versions.after", { low }),
		to: (high) => say.t("site.versions.to", { high }),
		before: (high) => say.t("site.versions.before", { high }),
		builtFrom: (low) => say.t("site.versions.builtFrom", { low: say.date(low) }),
		builtAfter: (low) => say.t("site.versions.builtAfter", { low: say.date(low) }),
		builtTo: (high) => say.t("site.versions.builtTo", { high: say.date(high) }),
		builtBefore: (high) => say.t("site.versions.builtBefore", { high: say.date(high) }),
		and: (a, b) => say.t("site.versions.and", { a, b }),
		more: (n) => say.t("site.moreLeft", { n }),
	};
}
