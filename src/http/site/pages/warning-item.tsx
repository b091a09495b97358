/** A warning in a list: how urgent, about what, and what to do. */
import type { Catalogue } from "../../../catalog/catalogue.ts";
import { Mark, type Standing } from "../../design/marks.tsx";
import type { MessageKey } from "../../design/messages/en.ts";
import type { Say } from "../../design/say.ts";
import { Text } from "../../design/shown.tsx";
import { attackWords, leadWords, scoreWords } from "../listed-words.ts";
import type { Listed, UrgencyClass } from "../snapshot.ts";

/** How a class is called. */
export const URGENCY_KEYS = {
	attacked: "site.urgency.attacked",
	critical: "site.urgency.critical",
	high: "site.urgency.high",
	lower: "site.urgency.lower",
	withdrawn: "site.urgency.withdrawn",
} as const satisfies Readonly<Record<UrgencyClass, MessageKey>>;

/** Shapes of the classes; none says "good". */
const LOOKS: Readonly<Record<UrgencyClass, Standing>> = {
	attacked: "known_affected",
	critical: "known_affected",
	high: "under_investigation",
	lower: "known_not_affected",
	withdrawn: "no_statement",
};
const TONES: Readonly<Record<UrgencyClass, string>> = {
	attacked: "risk",
	critical: "risk",
	high: "open",
	lower: "calm",
	withdrawn: "none",
};

/** Shape and word. */
export function UrgencyBadge({ say, of }: { readonly say: Say; readonly of: UrgencyClass }) {
	return (
		<span class={`badge ${TONES[of]}`}>
			<Mark of={LOOKS[of]} />
			{say.t(URGENCY_KEYS[of])}
		</span>
	);
}

/** What a list of warnings is made of. */
export interface WarningListProps {
	readonly say: Say;
	readonly entries: readonly Listed[];
	readonly catalogue: Catalogue;
	/** Level of their headings. */
	readonly level?: 2 | 3 | undefined;
}

/** Warnings, one below the other. */
export function WarningList({ say, entries, catalogue, level = 3 }: WarningListProps) {
	return (
		<ul class="warnings">
			{entries.map((entry) => (
				<li>
					<WarningTitle entry={entry} level={level} />
					<p class="do">{leadWords(say, entry)}</p>
					<p class="facts">
						<span class="badge-fact">
							<UrgencyBadge say={say} of={entry.urgency} />
						</span>
						{facts(say, entry, catalogue).map((fact) => (
							<span>{fact}</span>
						))}
					</p>
				</li>
			))}
		</ul>
	);
}

function WarningTitle({ entry, level }: { readonly entry: Listed; readonly level: 2 | 3 }) {
	const link = (
		<a href={`/advisories/${entry.slug}`}>
			<span lang={entry.language}>
				<Text of={entry.title} most={220} />
			</span>
		</a>
	);
	return level === 2 ? <h2>{link}</h2> : <h3>{link}</h3>;
}

const MOST_VENDORS = 3;

function facts(say: Say, entry: Listed, catalogue: Catalogue): readonly string[] {
	const vendors = entry.vendors.flatMap((id) => catalogue.vendor(id)?.name ?? []);
	const left = vendors.length - MOST_VENDORS;
	const named = [vendors.slice(0, MOST_VENDORS).join(", "), left > 0 ? `+${say.number(left)}` : ""].filter((part) => part !== "").join(" ");
	return [attackWords(say, entry) ?? "", scoreWords(say, entry.score), named, say.date(entry.releasedAt)].filter((part) => part !== "");
}
