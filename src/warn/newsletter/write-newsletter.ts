/** A newsletter as a mail: its text and its HTML, with a place for what is a recipient's own. Nothing in it is fetched or counted. */
import type { Block } from "../../advisory/render/parts.ts";
import { escapeHtml, writeHtmlBlocks } from "../../advisory/render/write-html.ts";
import { writeTextBlocks } from "../../advisory/render/write-text.ts";
import type { FrozenEdition } from "../campaign.ts";
import { mailFrame, PLACES } from "../edition/mail-edition.ts";
import { slot, withoutSlots } from "../edition/slot.ts";
import type { Newsletter, NewsletterPart } from "./newsletter.ts";

/** What stands at the end beside what is a recipient's own: how the mail itself scores, and where it is kept. */
export interface NewsletterFoot {
	readonly score: string;
	readonly archive: { readonly text: string; readonly address: string } | undefined;
}

/** Writes both. */
export function writeNewsletter(given: Newsletter, { score, archive }: NewsletterFoot): FrozenEdition {
	// Strangers' words make no place.
	const newsletter = JSON.parse(withoutSlots(JSON.stringify(given))) as Newsletter;
	const { language, subject, title, intro, introLanguage, parts } = newsletter;
	const text = [
		title.toUpperCase(),
		...intro,
		...parts.map(partText),
		"-- ",
		score,
		...(archive === undefined ? [] : [`${archive.text}: ${archive.address}`]),
		slot(PLACES.foot),
	].join("\n\n");
	const html = [
		`<h1 class="masthead">${escapeHtml(title)}</h1>`,
		...intro.map((line) => `<p lang="${introLanguage}">${escapeHtml(line)}</p>`),
		...parts.map(partHtml),
		"<hr>",
		`<p class="foot">${escapeHtml(score)}</p>`,
		...(archive === undefined ? [] : [`<p class="foot"><a href="${escapeHtml(archive.address)}">${escapeHtml(archive.text)}</a></p>`]),
		slot(PLACES.foot),
	].join("\n");
	return { subject, text: `${text}\n`, html: mailFrame(language, subject, html) };
}

function partText({ over, title, lead, blocks, link }: NewsletterPart): string {
	return [
		over.toUpperCase(),
		title,
		...(lead === "" ? [] : [lead]),
		...(blocks.length === 0 ? [] : [writeTextBlocks(blocks.flatMap(listed))]),
		...(link === undefined ? [] : [`${link.text}: ${link.address}`]),
	].join("\n\n");
}

/** In plain text all of an item is paragraphs and lists: a title within it would look like the next item. */
function listed(block: Block): readonly Block[] {
	if (block.kind === "heading") return [];
	if (block.kind === "terms")
		return [{ kind: "list", ordered: false, items: block.entries.map(({ term, value }) => [`${term}: ${value}`]) }];
	if (block.kind !== "table") return [block];
	const items = block.rows.map((row) => [row.map((cell, at) => `${block.head[at] ?? ""}: ${cell}`).join("; ")]);
	return [{ kind: "list", ordered: false, items }];
}

function partHtml({ over, level, title, language, lead, blocks, link }: NewsletterPart): string {
	return [
		`<section${level === "emergency" ? ' class="own"' : ""}>`,
		`<h2 lang="${escapeHtml(language)}"><span class="kind">${escapeHtml(over)}:</span> <bdi>${escapeHtml(title)}</bdi></h2>`,
		...(lead === "" ? [] : [`<p class="lead">${escapeHtml(lead)}</p>`]),
		...(blocks.length === 0
			? []
			: [level === undefined ? `<div lang="${escapeHtml(language)}">${writeHtmlBlocks(blocks)}</div>` : writeHtmlBlocks(blocks)]),
		...(link === undefined ? [] : [`<p><a href="${escapeHtml(link.address)}">${escapeHtml(`${link.text}: ${title}`)}</a></p>`]),
		"</section>",
	].join("\n");
}
