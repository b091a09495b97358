/** Traffic light labels as providers use them: `CLEAR` inside for the WHITE of CSAF 2.0. */

/** A label; `UNLABELED` for documents of CSAF 2.0 without one. */
export type Label = "CLEAR" | "GREEN" | "AMBER" | "AMBER+STRICT" | "RED" | "UNLABELED";

const LABELS: readonly Label[] = ["CLEAR", "GREEN", "AMBER", "AMBER+STRICT", "RED", "UNLABELED"];

/** Reads a label of a document, feed or folder; `undefined` for other words. */
export function toLabel(text: string | undefined): Label | undefined {
	const upper = text?.toUpperCase();
	return upper === "WHITE" ? "CLEAR" : LABELS.find((label) => label === upper);
}

/** True for what must be access protected (section 7.1.5). */
export function isProtected(label: Label | undefined): boolean {
	return label === "AMBER" || label === "AMBER+STRICT" || label === "RED";
}

/** The label as an edition of CSAF writes it. */
export function labelWord(label: Label, version: "2.0" | "2.1"): string {
	return label === "CLEAR" && version === "2.0" ? "WHITE" : label;
}

/** The folder that documents of a label lie in (example 2 of section 7.1.12 of CSAF 2.1). */
export function labelFolder(label: Label, version: "2.0" | "2.1"): string {
	return labelWord(label, version).toLowerCase();
}
