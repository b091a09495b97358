/** Which documents anybody may read: they alone stand on public pages, and they alone answer a stranger's question. */
import type { Advisory } from "./document.ts";

/**
 * An advisory labelled TLP:CLEAR (TLP:WHITE in CSAF 2.0) that is no draft. One without a label is not shown: nobody said that it may be.
 */
export function isPublicAdvisory({ tlp, head, further }: Pick<Advisory, "tlp" | "head" | "further">): boolean {
	return further === undefined && tlp === "CLEAR" && head !== undefined && head.status !== "draft";
}

/** The same, and the records of holes that everybody has: CVE records, NVD entries. */
export function isPublicKnowledge(advisory: Pick<Advisory, "tlp" | "head" | "further">): boolean {
	return advisory.further !== undefined || isPublicAdvisory(advisory);
}
