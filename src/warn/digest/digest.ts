/** A digest: what is not of the highest level, in one mail a day or a week for whoever wants it so. */
import { escapeHtml } from "../../advisory/render/write-html.ts";
import { oneLine } from "../../core/one-line.ts";
import type { Campaign, FrozenEdition } from "../campaign.ts";
import type { CopyWords } from "../edition/copy.ts";
import { mailFrame, PLACES } from "../edition/mail-edition.ts";
import { slot } from "../edition/slot.ts";
import { rankOf } from "../level.ts";
import { newsletterCopy } from "../newsletter/copy.ts";
import { newsletterWords } from "../newsletter/words.ts";
import type { DigestItem, Language, Recipient } from "../recipient.ts";
import type { Stream, Subscriber } from "../subscriber.ts";
import { digestWords } from "./words.ts";

/** The place of what a recipient is told. */
const ITEMS = "items";

/** Warnings that a digest lists; what is more is counted. */
const MOST = 50;

/** How long after the last digest the next one is due: an hour less than its name says, so that a timer that is late today is not late for ever. */
const PERIODS_MS = { daily: 23 * 3_600_000, weekly: (7 * 24 - 1) * 3_600_000 } as const;

/** Whether somebody's digest is due. */
export function isDigestDue(
	{ digest, digestedTo, createdAt }: Pick<Subscriber, "digest" | "digestedTo" | "createdAt">,
	at: number,
): boolean {
	return digest !== "none" && at - (digestedTo ?? createdAt) >= PERIODS_MS[digest];
}

/** The warnings that somebody is to be told of by digest, the most urgent first. What is of the highest level is never among them: it came at once. */
export function digestFor(
	{ streams, floor, makers, language, scope, digestedTo, createdAt }: Subscriber,
	campaigns: readonly Campaign[],
	stream: Stream,
	at: number,
): readonly DigestItem[] {
	if (!streams.includes(stream) || scope !== "all") return [];
	const since = digestedTo ?? createdAt;
	const told = new Map<string, DigestItem>();
	for (const { kind, stream: on, level, advisory, brief, site, createdAt: sentAt } of campaigns) {
		if (kind !== undefined || on !== stream || level === "emergency" || sentAt <= since || sentAt > at) continue;
		if (rankOf(level) < rankOf(floor)) continue;
		const about = brief?.makers;
		// Whom it is about was not noted: it may be theirs.
		if (makers.length > 0 && about !== undefined && about.length > 0 && !makers.some((maker) => about.includes(maker))) continue;
		const page = site === undefined ? undefined : `${site}/advisories/${encodeURIComponent(advisory.id)}`;
		told.set(advisory.id, { id: advisory.id, level, title: advisory.title, lead: brief?.lead[language] ?? "", page });
	}
	return [...told.values()].sort((a, b) => rankOf(b.level) - rankOf(a.level) || (a.id < b.id ? 1 : -1));
}

/** What all digests of a language share. */
export function digestEdition(language: Language): FrozenEdition {
	const words = digestWords(language);
	return {
		subject: words.title,
		text: `${[words.title.toUpperCase(), words.apart, slot(ITEMS), "-- ", slot(PLACES.foot)].join("\n\n")}\n`,
		html: mailFrame(
			language,
			words.title,
			`<h1 class="masthead">${escapeHtml(words.title)}</h1>\n<p>${escapeHtml(words.apart)}</p>\n${slot(ITEMS)}\n<hr>\n${slot(PLACES.foot)}`,
		),
	};
}

/** One recipient's digest. */
export function digestCopy(recipient: Recipient, stream: Stream, unsubscribe: string | undefined): CopyWords {
	const { language, items = [] } = recipient;
	const words = digestWords(language);
	const { levels } = newsletterWords(language);
	const shown = items.slice(0, MOST);
	const left = items.length - shown.length;
	const [first] = shown;
	const title = first === undefined ? words.title : words.subject(items.length, levels[first.level], oneLine(first.title, 150));
	const { values } = newsletterCopy(recipient, stream, title, unsubscribe);
	const [text, html] = values;
	return {
		subject: oneLine(title, 250),
		values: [
			{
				...text,
				[ITEMS]: [
					...shown.map(({ id, level, title: named, lead, page }) =>
						[
							`${levels[level].toUpperCase()}`,
							`${oneLine(named, 300)} (${oneLine(id, 100)})`,
							...(lead === "" ? [] : [lead]),
							...(page === undefined ? [] : [`${words.whole}: ${page}`]),
						].join("\n\n"),
					),
					...(left > 0 ? [words.more(left)] : []),
				].join("\n\n"),
			},
			{
				...html,
				[ITEMS]: [
					...shown.map(({ id, level, title: named, lead, page }) => {
						const name = `${oneLine(named, 300)} (${oneLine(id, 100)})`;
						return [
							"<section>",
							`<h2><span class="kind">${escapeHtml(levels[level])}:</span> <bdi>${escapeHtml(name)}</bdi></h2>`,
							...(lead === "" ? [] : [`<p class="lead">${escapeHtml(lead)}</p>`]),
							...(page === undefined ? [] : [`<p><a href="${escapeHtml(page)}">${escapeHtml(`${words.whole}: ${name}`)}</a></p>`]),
							"</section>",
						].join("\n");
					}),
					...(left > 0 ? [`<p>${escapeHtml(words.more(left))}</p>`] : []),
				].join("\n"),
			},
		],
	};
}
