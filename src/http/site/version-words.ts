/** What a version slot says, in the reader's language. Versions themselves are the document's. */
import type { Alternative, Bound, Expression } from "../../advisory/range/expression.ts";
import type { Say } from "../design/say.ts";
import { shown } from "../design/shown.tsx";

/** Alternatives of one expression that are written out. */
const MOST = 8;

/** All expressions, joined by "or"; the first of many. */
export function versionsWords(say: Say, expressions: readonly Expression[]): string {
	const words = expressions.map((expression) => expressionWords(say, expression));
	return [...new Set(words)].join(`, ${say.t("site.versions.or")} `);
}

/** One expression. */
export function expressionWords(say: Say, expression: Expression): string {
	switch (expression.kind) {
		case "all":
		case "model":
			return say.t("site.versions.all");
		case "condition":
			return say.t("site.versions.condition", { condition: shown(expression.text, 160) });
		case "unparsed":
			return say.t("site.versions.unread", { text: shown(expression.text, 160) });
		case "ranges": {
			const { alternatives, condition } = expression;
			const told = alternatives.slice(0, MOST).map((alternative) => alternativeWords(say, alternative));
			const left = alternatives.length - told.length;
			const ranges = [...told, ...(left > 0 ? [say.t("site.moreLeft", { n: left })] : [])].join(`, ${say.t("site.versions.or")} `);
			if (condition === undefined) return ranges;
			return say.t("site.versions.and", { a: ranges, b: say.t("site.versions.condition", { condition: shown(condition, 160) }) });
		}
	}
}

function alternativeWords(say: Say, alternative: Alternative): string {
	if (alternative.kind === "exact") return shown(alternative.text, 80);
	const { lower, upper } = alternative;
	if (lower === undefined && upper === undefined) return say.t("site.versions.all");
	if (lower?.inclusive === true && upper?.inclusive === true && lower.axis === "version" && upper.axis === "version")
		return say.t("site.versions.range", { low: shown(lower.text, 80), high: shown(upper.text, 80) });
	const parts = [lower === undefined ? undefined : lowerWords(say, lower), upper === undefined ? undefined : upperWords(say, upper)];
	const [a, b] = parts.filter((part) => part !== undefined);
	return b === undefined ? (a ?? "") : say.t("site.versions.and", { a: a ?? "", b });
}

function lowerWords(say: Say, { text, inclusive, axis }: Bound): string {
	if (axis === "build_date") return say.t(inclusive ? "site.versions.builtFrom" : "site.versions.builtAfter", { low: say.date(text) });
	return say.t(inclusive ? "site.versions.from" : "site.versions.after", { low: shown(text, 80) });
}

function upperWords(say: Say, { text, inclusive, axis }: Bound): string {
	if (axis === "build_date") return say.t(inclusive ? "site.versions.builtTo" : "site.versions.builtBefore", { high: say.date(text) });
	return say.t(inclusive ? "site.versions.to" : "site.versions.before", { high: shown(text, 80) });
}
