/** The text of a PDF that a stranger wrote: by pdf.js, without its scripts, bounded in pages and characters. */
import { getDocumentProxy } from "unpdf";

/** Pages that are read. */
const MOST_PAGES = 200;
const MOST_CHARACTERS = 1_000_000;

/** What was read; `isCut`: there was more. */
export interface PdfText {
	readonly text: string;
	readonly isCut: boolean;
}

/** Whether bytes say that they are a PDF. */
export function isPdf(bytes: Uint8Array): boolean {
	return bytes[0] === 0x25 && bytes[1] === 0x50 && bytes[2] === 0x44 && bytes[3] === 0x46 && bytes[4] === 0x2d;
}

/** Lines as they stand on the pages, with a blank line where something is set apart; `undefined` where it cannot be read. */
export async function readPdf(bytes: Uint8Array): Promise<PdfText | undefined> {
	try {
		// The reader takes the bytes over.
		const document = await getDocumentProxy(bytes.slice(), { disableFontFace: true, verbosity: 0 });
		try {
			let text = "";
			let page = 1;
			for (; page <= Math.min(document.numPages, MOST_PAGES) && text.length < MOST_CHARACTERS; page++)
				text += `${await textOf(await document.getPage(page))}\n\n`;
			return { text: text.slice(0, MOST_CHARACTERS).trim(), isCut: page <= document.numPages || text.length > MOST_CHARACTERS };
		} finally {
			await document.loadingTask.destroy();
		}
	} catch {
		return undefined;
	}
}

type Page = Awaited<ReturnType<Awaited<ReturnType<typeof getDocumentProxy>>["getPage"]>>;

/** A gap of more than a line and a half begins a paragraph. */
async function textOf(page: Page): Promise<string> {
	const { items } = await page.getTextContent();
	let text = "";
	let last: number | undefined;
	for (const item of items) {
		if (!("str" in item)) continue;
		const y = Number(item.transform[5]);
		if (last !== undefined && text.endsWith("\n") && last - y > 1.6 * Math.max(item.height, 6)) text += "\n";
		if (item.str !== "") last = y;
		text += item.str;
		if (item.hasEOL) text += "\n";
	}
	return text;
}
