/** A PDF of one page with lines of text, made by hand. */
import { writeFileSync } from "node:fs";

/** Writes it; lines are plain ASCII. */
export function simplePdf(path: string, lines: readonly string[]): void {
	const shown = lines.map((line, at) => `BT /F1 12 Tf 50 ${750 - at * 40} Td (${line.replace(/[()\\]/g, "\\$&")}) Tj ET`).join("\n");
	const objects = [
		"<< /Type /Catalog /Pages 2 0 R >>",
		"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
		"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
		`<< /Length ${shown.length} >>\nstream\n${shown}\nendstream`,
		"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
	];
	let text = "%PDF-1.4\n";
	const places = objects.map((object, at) => {
		const place = text.length;
		text += `${at + 1} 0 obj\n${object}\nendobj\n`;
		return place;
	});
	const table = text.length;
	text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`;
	for (const place of places) text += `${String(place).padStart(10, "0")} 00000 n \n`;
	writeFileSync(path, `${text}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`, "latin1");
}
