/** Places in the text of an edition that are filled for each recipient. */

/** A place stands in the text as its name between two characters of the private use area. */
export const SLOT_OPEN = "\ue000";
export const SLOT_CLOSE = "\ue001";

/** What marks a place. */
export function slot(name: string): string {
	return `${SLOT_OPEN}${name}${SLOT_CLOSE}`;
}

/** Text of strangers makes no place. */
export function withoutSlots(text: string): string {
	return text.replaceAll(SLOT_OPEN, "").replaceAll(SLOT_CLOSE, "");
}
