/** A warning as a mail: one document, rendered once for a campaign and language, with places for what is a recipient's own. */

import type { Block, RenderedAdvisory } from "../../advisory/render/parts.ts";
import { escapeHtml, writeHtmlBody } from "../../advisory/render/write-html.ts";
import { writeText } from "../../advisory/render/write-text.ts";
import type { FrozenEdition } from "../campaign.ts";
import type { Level } from "../level.ts";
import type { Language } from "../recipient.ts";
import { slot, withoutSlots } from "./slot.ts";
import { mailWords } from "./words.ts";

/** Rows of a table that a mail holds: mailboxes cut what is longer than about 100 kB. */
const MOST_ROWS = 40;

/** Sections that a mail holds; the page has all. */
const SECTIONS = new Set(["affected", "do", "tell", "when", "holes"]);

/** Names of the places. */
export const PLACES = { devices: "devices", foot: "foot" } as const;

/** Makes the edition of a language. `page` is the address of the advisory's page. */
export function mailEdition(document: RenderedAdvisory, level: Level, page: string | undefined): FrozenEdition {
	const language: Language = document.language === "de" ? "de" : "en";
	const words = mailWords(language);
	const short = plain({
		...document,
		over: `${words.levels[level]} · ${document.over}`,
		sections: document.sections.filter(({ id }) => SECTIONS.has(id)).map(shorten(words.more)),
	});
	const link = page === undefined ? undefined : { text: words.page, address: page };
	return {
		subject: short.title,
		text: `${insertText(writeText(short))}\n${link === undefined ? "" : `\n${link.text}: ${link.address}\n`}\n${words.verify(short.id)}\n\n${slot(PLACES.foot)}\n`,
		html: mailFrame(
			language,
			`${short.title} (${short.id})`,
			`${writeHtmlBody(short).replace("</h1>\n", `</h1>\n${slot(PLACES.devices)}\n`)}
${link === undefined ? "" : `<p><a href="${escapeHtml(link.address)}">${escapeHtml(link.text)}</a></p>\n`}<hr><p class="foot">${escapeHtml(words.verify(short.id))}</p>
${slot(PLACES.foot)}`,
		),
	};
}

/** Behind the title, before what everybody is told. */
function insertText(text: string): string {
	const [over = "", title = "", ...rest] = text.split("\n\n");
	return [over, title, slot(PLACES.devices), ...rest].join("\n\n");
}

function shorten(more: (n: number) => string) {
	return (section: RenderedAdvisory["sections"][number]): RenderedAdvisory["sections"][number] => ({
		...section,
		blocks: section.blocks.flatMap((block): readonly Block[] => {
			if (block.kind !== "table" || block.rows.length <= MOST_ROWS) return [block];
			return [
				{ ...block, rows: block.rows.slice(0, MOST_ROWS) },
				{ kind: "paragraph", line: [more(block.rows.length - MOST_ROWS)] },
			];
		}),
	});
}

/** Strangers' words make no place. */
function plain(document: RenderedAdvisory): RenderedAdvisory {
	return JSON.parse(withoutSlots(JSON.stringify(document))) as RenderedAdvisory;
}

/** A mail: no script, no image, nothing that is fetched. */
export function mailFrame(language: Language, title: string, body: string): string {
	return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
${body}
</main>
</body>
</html>
`;
}

const STYLE = [
	":root{color-scheme:light dark}",
	"body{margin:0;font:16px/1.5 system-ui,sans-serif}",
	"main{max-width:40rem;margin:0 auto;padding:16px}",
	"h1{font-size:22px;line-height:1.25;margin:0 0 12px}",
	"h2{font-size:18px;margin:28px 0 8px}",
	"h3{font-size:16px;margin:16px 0 4px}",
	".own{border-left:6px solid #b00020;padding-left:12px;margin:0 0 20px}",
	".lead{font-size:18px;font-weight:600}",
	"table{border-collapse:collapse;width:100%}",
	"th,td{border:1px solid #888;padding:4px 8px;text-align:left;vertical-align:top;overflow-wrap:break-word}",
	"@media(max-width:520px){th,td{overflow-wrap:anywhere;padding:4px}}",
	"dt{font-weight:600}dd{margin:0 0 8px}",
	"blockquote{margin:8px 0;padding-left:12px;border-left:2px solid #888;overflow-wrap:anywhere}",
	"a{overflow-wrap:anywhere}",
	".foot{font-size:14px}",
	".masthead{font-size:16px;font-weight:600}",
	".kind{text-transform:uppercase;font-size:14px}",
].join("");
