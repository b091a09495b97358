/** Sets a letter as PDF (A4, for a window envelope after DIN 5008), by pdfkit, which is loaded with the first letter. */
import type { PaperLetter } from "../../warn/escalation/letter.ts";

/** Millimetres in points. */
const mm = (n: number) => (n * 72) / 25.4;

const [LEFT, WIDTH, BOTTOM] = [mm(25), mm(165), mm(297 - 20)];

/** Writes it; the same letter gives the same bytes. @param at - UTC milliseconds, for what the file says of itself. */
export async function writePdf(letter: PaperLetter, at: number): Promise<Uint8Array> {
	const { default: PDFDocument } = await import("pdfkit");
	const made = new PDFDocument({
		size: "A4",
		margins: { top: mm(20), bottom: mm(20), left: LEFT, right: mm(20) },
		lang: letter.language === "de" ? "de-DE" : "en-GB",
		displayTitle: true,
		pdfVersion: "1.7",
		info: {
			Title: inFont(letter.subject),
			Author: inFont(letter.sender),
			Subject: inFont(letter.addressee[0] ?? ""),
			Creator: "Seawall",
			CreationDate: new Date(at),
			ModDate: new Date(at),
		},
	});
	const parts: Buffer[] = [];
	const whole = new Promise<Uint8Array>((resolve, reject) => {
		made.on("data", (part: Buffer) => void parts.push(part));
		made.on("end", () => resolve(Buffer.concat(parts)));
		made.on("error", reject);
	});
	const text = (words: string, size: number, font = "Helvetica") =>
		made.font(font).fontSize(size).text(inFont(words), LEFT, undefined, { width: WIDTH });
	made.y = mm(45);
	text(letter.sender, 7);
	made.y = mm(50);
	for (const line of letter.addressee) text(line, 11);
	made.y = mm(98);
	made.font("Helvetica").fontSize(10).text(letter.date, LEFT, undefined, { width: WIDTH, align: "right" });
	made.moveDown(0.5);
	text(letter.subject, 14, "Helvetica-Bold");
	made.moveDown(0.5);
	for (const paragraph of letter.paragraphs) {
		text(paragraph, 10.5);
		made.moveDown(0.4);
	}
	for (const [index, step] of letter.steps.entries()) {
		text(`${index + 1}.  ${step}`, 10.5, "Helvetica-Bold");
		made.moveDown(0.2);
	}
	made.moveDown(0.4);
	table(made, letter.table);
	made.moveDown(0.6);
	for (const line of letter.closing) text(line, 8.5);
	made.end();
	return whole;
}

/** Of the width, by column: device, label, firmware, what to install. */
const SHARES = [0.22, 0.3, 0.24, 0.24];

function table(made: PDFKit.PDFDocument, { columns, rows }: PaperLetter["table"]): void {
	const widths = SHARES.map((share) => share * WIDTH);
	const left = (column: number) => LEFT + widths.slice(0, column).reduce((sum, width) => sum + width, 0);
	const row = (cells: readonly string[], font: string) => {
		made.font(font).fontSize(9);
		const height = Math.max(...cells.map((cell, index) => made.heightOfString(inFont(cell), { width: (widths[index] ?? WIDTH) - 6 }))) + 4;
		if (made.y + height > BOTTOM) made.addPage();
		const top = made.y;
		for (const [index, cell] of cells.entries()) made.text(inFont(cell), left(index), top, { width: (widths[index] ?? WIDTH) - 6 });
		made
			.moveTo(LEFT, top + height - 3)
			.lineTo(LEFT + WIDTH, top + height - 3)
			.lineWidth(0.3)
			.stroke();
		made.y = top + height;
	};
	row(columns, "Helvetica-Bold");
	for (const cells of rows) row(cells, "Helvetica");
}

/** Characters that the standard fonts have; others stand as a question mark instead of as nothing. */
const BEYOND =
	/[^\u0020-\u007e\u00a0-\u00ff\u20ac\u201a-\u201e\u2018\u2019\u201c\u201d\u2013\u2014\u2022\u2026\u2122\u0160\u0161\u017d\u017e\u0152\u0153\u0178\u0192]/gu;

function inFont(text: string): string {
	return text.normalize("NFC").replace(BEYOND, "?");
}
