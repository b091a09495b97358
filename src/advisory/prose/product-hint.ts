/** Which product a sentence about a fix names, and whether a product of the tree is meant by it. */
import { collapse, fold, withoutTail } from "../../core/text.ts";
import type { Product } from "../document.ts";

/** Words of product phrases that tell no product from another. */
const GENERIC: ReadonlySet<string> = new Set(
	(
		"a an the all any of to for and or with in on by at least this that these those their its your our from as is are be been has have following " +
		"user users customer customers owner owners operator operators administrator people who which should can could may must need needs " +
		"recommend recommends recommended recommending advise advises encourage encourages encouraged suggest suggests strongly urge urges affected " +
		"vulnerable listed above below existing previous current latest newest new newer fixed patched updated available release released releases version " +
		"versions ver firmware software product products device devices system systems camera cameras encoder encoders recorder recorders unit units " +
		"controller controllers door doors panel panels module modules reader readers terminal terminals equipment model models series line family application applications program package packages file files component components library " +
		"update updates updated updating upgrade upgrades upgraded upgrading patch patches install installed apply applying download obtain using use running " +
		"each both them it they edition editions installation installations ip network security reported issue issues vulnerability vulnerabilities " +
		"minimum higher later greater immediately possible soon version: please either respective appropriate latest most recent site website"
	).split(" "),
);

const CAPITALISED: ReadonlySet<string> = new Set(
	"the a an all any for to ip users customers update upgrade firmware version versions these this".split(" "),
);

/** Distinctive words of a phrase: folded, without generic words and plural endings. */
export function distinctiveWords(phrase: string): string[] {
	return fold(phrase.replace(/([A-Za-z0-9]-) (?=[A-Z]{0,4}\d)/g, "$1"))
		.split(/[^\p{L}\p{N}*?]+/u)
		.filter((word) => word !== "" && !GENERIC.has(word))
		.map(singular);
}

function singular(word: string): string {
	return word.length >= 5 && word.endsWith("s") && !/\d|ss$/.test(word) ? word.slice(0, -1) : word;
}

/** The distinctive words of all products of a document: what a sentence can refer to. */
export function knownWords(productNames: readonly string[]): ReadonlySet<string> {
	const known = new Set<string>();
	for (const name of productNames) for (const word of distinctiveWords(name)) known.add(word);
	return known;
}

/** Signs at the edges of a phrase that are no part of a name; blanks are single or gone by then. */
const EDGES = " \"'(,:;-";

/**
 * A phrase tidied to a product hint.
 *
 * @returns `undefined` when it names nothing: only generic words (`all affected cameras`), or lower-case words that no product carries.
 */
export function toHint(phrase: string, known: ReadonlySet<string>): string | undefined {
	const tidy = collapse(withoutTail(phrase.trim().replace(/^[\s"'(,:;-]+/, ""), EDGES)).replace(/([A-Za-z0-9]-) (?=[A-Z]{0,4}\d)/g, "$1");
	const bare = trimGeneric(tidy);
	const words = distinctiveWords(bare);
	if (words.length === 0 || bare.length > 160) return undefined;
	if (!words.some((word) => known.has(word)) && !/[A-Z\d]/.test(bare)) return undefined;
	return bare;
}

/** Takes generic words off both ends, but keeps `Series` behind a model. */
function trimGeneric(phrase: string): string {
	const words = phrase.split(" ");
	const generic = (word: string | undefined): boolean =>
		word !== undefined && (GENERIC.has(fold(word).replace(/[^\p{L}\p{N}]/gu, "")) || /^[^\p{L}\p{N}]*$/u.test(word));
	let from = 0;
	let to = words.length;
	// A capital makes a generic word part of a name (`Software House`, `MX Component`), unless it is one that starts sentences.
	const named = (word: string | undefined): boolean => /^[A-Z]/.test(word ?? "") && !CAPITALISED.has((word ?? "").toLowerCase());
	while (from < to && generic(words[from]) && !named(words[from])) from++;
	while (to > from && generic(words[to - 1]) && !named(words[to - 1]) && !/^series$/i.test(words[to - 1] ?? "")) to--;
	return words.slice(from, to).join(" ");
}

/** Whether a hint means a product: every distinctive word of it stands among the product's names. */
export function namesProduct(hint: string, product: Product): boolean {
	const words = distinctiveWords(hint);
	if (words.length === 0) return true;
	const own = new Set([product.name, ...product.models.map((model) => model.text)].flatMap(distinctiveWords));
	// From vendor and full name only words with a letter: numbers there are versions, and `4` of `Gen 4` must not be one.
	for (const word of [product.vendor, product.fullName].flatMap(distinctiveWords)) if (/\p{L}/u.test(word)) own.add(word);
	return words.every((word) => own.has(word));
}
