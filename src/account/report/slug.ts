/** The last part of a report's address, from its title. */
import { fold, withoutTail } from "../../core/text.ts";

const MOST = 80;

/** Letters, digits and hyphens; `report` where the title has none. */
export function slugFor(title: string): string {
	const words = fold(title.slice(0, 400)).replace(/[^a-z0-9]+/g, "-");
	const cut = words.startsWith("-") ? words.slice(1) : words;
	const at = cut.length > MOST ? cut.lastIndexOf("-", MOST) : -1;
	const slug = withoutTail(cut.slice(0, at > 20 ? at : MOST), "-");
	return slug === "" ? "report" : slug;
}
