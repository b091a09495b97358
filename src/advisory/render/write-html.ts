/** A rendered document as one HTML page that needs nothing else: no script, no address that is fetched, and fit for paper. */
import type { Block, Line, RenderedAdvisory, Span } from "./parts.ts";

/** Writes the page. Every text is escaped; addresses were looked over when the parts were made. */
export function writeHtml(document: RenderedAdvisory): string {
	const { language, id, title, titleLanguage, over, lead, facts, sections } = document;
	return [
		"<!doctype html>",
		`<html lang="${escapeHtml(language)}">`,
		"<head>",
		'<meta charset="utf-8">',
		'<meta name="viewport" content="width=device-width">',
		`<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
		'<meta name="referrer" content="no-referrer">',
		`<title>${escapeHtml(`${title} (${id})`)}</title>`,
		`<style>${STYLE}</style>`,
		"</head>",
		"<body>",
		"<main>",
		writeHtmlBody({ over, title, titleLanguage, lead, facts, sections }),
		"</main>",
		"</body>",
		"</html>",
		"",
	].join("\n");
}

/** What stands inside the page, for pages that bring their own frame. */
export function writeHtmlBody({
	over,
	title,
	titleLanguage,
	lead,
	facts,
	sections,
}: Pick<RenderedAdvisory, "over" | "title" | "titleLanguage" | "lead" | "facts" | "sections">): string {
	return [
		`<p class="over">${text(over)}</p>`,
		`<h1 lang="${escapeHtml(titleLanguage)}">${text(title)}</h1>`,
		`<p class="lead">${text(lead)}</p>`,
		block({ kind: "terms", entries: facts }),
		...sections.flatMap((section) => [
			`<section aria-labelledby="${section.id}-title">`,
			`<h2 id="${section.id}-title">${text(section.title)}</h2>`,
			...section.blocks.map(block),
			"</section>",
		]),
	].join("\n");
}

/** Blocks by themselves, for documents of another make. */
export function writeHtmlBlocks(blocks: readonly Block[]): string {
	return blocks.map(block).join("\n");
}

function block(one: Block): string {
	switch (one.kind) {
		case "heading":
			return `<h3>${text(one.text)}</h3>`;
		case "paragraph":
			return `<p>${line(one.line)}</p>`;
		case "list": {
			const tag = one.ordered ? "ol" : "ul";
			return [`<${tag}>`, ...one.items.map((item) => `<li>${line(item)}</li>`), `</${tag}>`].join("\n");
		}
		case "terms":
			return ["<dl>", ...one.entries.map(({ term, value }) => `<dt>${text(term)}</dt><dd>${text(value)}</dd>`), "</dl>"].join("\n");
		case "quote":
			return [`<blockquote lang="${escapeHtml(one.language)}">`, ...one.lines.map((said) => `<p>${text(said)}</p>`), "</blockquote>"].join(
				"\n",
			);
		case "table": {
			const head = one.head.map((cell) => `<th scope="col">${text(cell)}</th>`).join("");
			const rows = one.rows.map(([first = "", ...cells]) => {
				const named = cells.map((cell) => `<td>${text(cell)}</td>`).join("");
				return `<tr><th scope="row">${text(first)}</th>${named}</tr>`;
			});
			return ["<table>", `<thead><tr>${head}</tr></thead>`, "<tbody>", ...rows, "</tbody>", "</table>"].join("\n");
		}
	}
}

function line(spans: Line): string {
	return spans.map(span).join("");
}

function span(one: Span): string {
	if (typeof one === "string") return text(one);
	if ("strong" in one) return `<strong>${text(one.strong)}</strong>`;
	return `<a href="${escapeHtml(one.address)}" rel="noopener noreferrer nofollow">${text(one.text)}</a>`;
}

/** Text whose direction stays its own. */
function text(plain: string): string {
	return `<bdi>${escapeHtml(plain)}</bdi>`;
}

/** Text for HTML, in elements and quoted attributes alike. */
export function escapeHtml(plain: string): string {
	return plain.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

const STYLE = [
	":root{color-scheme:light dark}",
	"body{margin:0;font:1rem/1.5 system-ui,sans-serif}",
	"main{max-width:52rem;margin:0 auto;padding:1rem}",
	"h1{font-size:1.5rem;line-height:1.25;margin:0 0 .75rem}",
	"h2{font-size:1.15rem;margin:2rem 0 .5rem;border-top:1px solid;padding-top:.5rem}",
	"h3{font-size:1rem;margin:1rem 0 .25rem}",
	".over{margin:0}",
	".lead{font-size:1.15rem;font-weight:600;border-inline-start:.35rem solid #b00020;padding-inline-start:.75rem}",
	"table{border-collapse:collapse;width:100%}",
	"th,td{border:1px solid #888;padding:.35rem .5rem;text-align:start;vertical-align:top;overflow-wrap:anywhere}",
	"tbody th{font-weight:600}",
	"dl{display:grid;grid-template-columns:minmax(8rem,max-content) 1fr;gap:.15rem 1rem}",
	"dt{font-weight:600}dd{margin:0;overflow-wrap:anywhere}",
	"blockquote{margin:.5rem 0;padding-inline-start:1rem;border-inline-start:2px solid #888;overflow-wrap:anywhere}",
	"blockquote p{margin:.25rem 0}",
	"@media(max-width:30rem){dl{grid-template-columns:1fr}}",
	'@media print{body{font-size:10pt}main{max-width:none;padding:0}tr,li,dt,dd{break-inside:avoid}h2,h3{break-after:avoid}a{color:inherit}a[href]::after{content:" (" attr(href) ")";font-size:8pt;overflow-wrap:anywhere}}',
].join("");
