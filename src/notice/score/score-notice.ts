/** The scores of one captured notice: a function of its bytes, the names of firms and the rule version alone. */
import { RULE_VERSION } from "../lexicon/lexicon.ts";
import { findMatter, type Matter } from "../matter.ts";
import type { NoticeKind } from "../notice.ts";
import { readNotice } from "../read/read-notice.ts";
import { read } from "../reading.ts";
import type { Language } from "../text/language.ts";
import { clarity } from "./clarity.ts";
import type { Metric } from "./metric.ts";
import { prominence } from "./prominence.ts";
import { spin } from "./spin.ts";

/** What one file shows by itself; 0 to 100 each, null where there is nothing to score. */
export interface NoticeScore {
	readonly kind: NoticeKind;
	readonly language: Language;
	readonly prominence: number | null;
	readonly clarity: number | null;
	readonly spin: number | null;
	readonly metrics: readonly Metric[];
	readonly notes: readonly string[];
	readonly ruleVersion: string;
	/** What the scores were taken from, for whoever shows the text with its marks. */
	readonly matter: Matter;
}

/** Scores it; `names` are names of firms, none of which may change a score. */
export function scoreNotice(bytes: Uint8Array, names: readonly string[] = []): NoticeScore {
	const notice = readNotice(bytes, names);
	const matter = findMatter(read(notice));
	const isEmpty = notice.sentences.length === 0;
	const [p, c, s] = [prominence(matter), clarity(matter), spin(matter)];
	return {
		kind: notice.kind,
		language: notice.language,
		prominence: isEmpty ? null : p.score,
		clarity: isEmpty ? null : c.score,
		spin: isEmpty ? null : s.score,
		metrics: isEmpty ? [] : [...p.metrics, ...c.metrics, ...s.metrics],
		notes: isEmpty ? [...notice.notes, "No text was found in it."] : notice.notes,
		ruleVersion: RULE_VERSION,
		matter,
	};
}
