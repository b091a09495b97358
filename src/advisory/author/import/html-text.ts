/** The text of a page that somebody pasted: tags away, blocks and cells on lines of their own. Linear; nothing of it is ever run or shown as HTML. */

const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " ", le: "<=", ge: ">=" };
const BLOCK = /^\/?(?:p|div|br|tr|li|ul|ol|table|h[1-6]|section|article|dt|dd|thead|tbody)\b/i;

/** Whether a text looks like HTML. */
export function looksLikeHtml(text: string): boolean {
	return /<(?:html|body|p|div|table|br|li|span|h[1-6])[\s/>]/i.test(text.slice(0, 100_000));
}

/** The text. */
export function htmlToText(html: string): string {
	const parts: string[] = [];
	let at = 0;
	for (let open = html.indexOf("<"); open >= 0; open = html.indexOf("<", at)) {
		parts.push(html.slice(at, open));
		const close = html.indexOf(">", open);
		if (close < 0) {
			at = html.length;
			break;
		}
		const tag = html.slice(open + 1, Math.min(close, open + 40));
		at = close + 1;
		const hidden = /^(script|style|template)\b/i.exec(tag)?.[1]?.toLowerCase();
		if (hidden !== undefined) {
			const end = html.toLowerCase().indexOf(`</${hidden}`, at);
			at = end < 0 ? html.length : end;
		} else if (/^\/?t[dh]\b/i.test(tag)) parts.push("\t");
		else if (BLOCK.test(tag)) parts.push("\n");
	}
	parts.push(html.slice(at));
	return parts
		.join("")
		.replace(/&(#\d{1,7}|#x[\da-f]{1,6}|[a-z]{2,8});/gi, (whole, name: string) => entity(name) ?? whole)
		.replace(/[ \u00a0]+/g, " ");
}

function entity(name: string): string | undefined {
	if (!name.startsWith("#")) return ENTITIES[name.toLowerCase()];
	const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
	return code > 0 && code <= 0x10_ff_ff && !(code >= 0xd8_00 && code <= 0xdf_ff) ? String.fromCodePoint(code) : undefined;
}
