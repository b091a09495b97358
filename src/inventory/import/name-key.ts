/** Headings and words of strangers made comparable. */
import { fold, repairMojibake } from "../../core/text.ts";

/** Longest heading that is looked at; a longer one is prose. */
const LONGEST_NAME = 120;

/** `Numéro de série` -> `numerodeserie`, `IP-Adresse` -> `ipadresse`: letters and digits only, folded. */
export function keyOf(name: string): string {
	return fold(repairMojibake(name.slice(0, LONGEST_NAME))).replace(/[^\p{L}\p{N}]+/gu, "");
}

/** The words of a heading, folded; `cameraPassword` is two, as is `camera_password`. At most ten. */
export function wordsOf(name: string): readonly string[] {
	const apart = repairMojibake(name.slice(0, LONGEST_NAME)).replace(/(\p{Ll}|\p{N})(\p{Lu})/gu, "$1 $2");
	return fold(apart)
		.split(/[^\p{L}\p{N}]+/u)
		.filter((word) => word !== "")
		.slice(0, 10);
}
