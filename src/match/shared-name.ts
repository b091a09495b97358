/**
 * What a device's name and a listed one have in common although neither covers the other.
 *
 * A document writes `Trane Technologies XL824 Thermostat`, an inventory `XL824`; a document lists a family by its word (`TVIP`), an
 * inventory has `TVIP20550`. Where two names share what tells products apart, and one has nothing of its own beside it, "not listed"
 * is no fact (first law). `EntraPass Special Edition` beside `EntraPass Global Edition` are two: each has a word of its own.
 */
import { isCategoryName } from "../catalog/model/category.ts";
import { tidyModel } from "../catalog/model/tidy.ts";

/** Words looked at in one name. */
const MOST_WORDS = 24;

/** Words that say what kind of thing a product is, beside those of the catalogue, and words that companies put behind their name. */
const KIND = new Set(
	(
		"the and or of for with using all any incl including variants variant hardware version versions revision technologies technology products " +
		"kvm thermostat thermostats module modules switch switches charger chargers ev pump pumps modem router gateway industrial ethernet managed " +
		"modular distribution communications communication sip emergency installed on new tool fire"
	).split(" "),
);

/** Words in the names of so many products that sharing one says nothing. */
const COMMON = new Set(
	(
		"web client interface software application service services management manager pro plus lite mini max ultra enterprise standard professional " +
		"express corporate edition premium basic advanced global core cloud mobile platform high performance power remote data safe smart open one center " +
		"centre monitor monitoring network"
	).split(" "),
);

/** The words of a name, read once. */
interface NameWords {
	/** Those that may tell it from another: all but kind words and the vendor's own. */
	readonly own: readonly string[];
	/** All its words in one, and the same with the words in another order: `Mini2 NVR` for `NVRmini2`. */
	readonly joined: string;
	readonly turned: ReadonlySet<string>;
	/** The same with its words in the order of the alphabet, and without any one of them: `IQ Panel 4` and `Qolsys Panel 4`. */
	readonly sorted: string;
	readonly shorter: ReadonlySet<string>;
	/** Ends of the name behind a sign, each a code of its own: `LP-1502` of `S2-LP-1502`. */
	readonly tails: ReadonlySet<string>;
	/** All words, kind words and the vendor's too. */
	readonly all: readonly string[];
	/** Letters before a wildcard and digits behind it: `RLN-X10`. */
	readonly gapped: readonly { readonly stem: string; readonly tail: string }[];
	/** The first letters of all its words. */
	readonly initials: string;
	/** Runs of three to five digits. */
	readonly numbers: readonly string[];
	/** Round numbers before the word "series": `8000` of `Video Surveillance 8000 Series` may be the 8020 and the 8620. */
	readonly series: readonly { readonly length: number; readonly stem: string }[];
	/** The name speaks of a hardware or firmware version and names nothing. */
	readonly isVersionOnly: boolean;
}

/**
 * What the two names share, in words; `undefined` where nothing does, or where each has something of its own.
 *
 * @param model - As the inventory has it.
 * @param listed - A product name of a document.
 * @param vendorWords - Lower-case words of the vendor's own names: they stand in all of its names. One set for a vendor, for it is a key.
 */
export function sharedName(model: string, listed: string, vendorWords: ReadonlySet<string>): string | undefined {
	const [mine, theirs] = [readWords(model, vendorWords), readWords(listed, vendorWords)];
	if (theirs.isVersionOnly) return "the document lists a hardware or firmware version, and no model";
	// `LMS` for `License Management System`, kind words and all.
	const [only = "", ...others] = mine.own;
	if (others.length === 0 && only.length >= 3 && only === theirs.initials) return only;
	if (mine.joined === theirs.joined && mine.joined !== "") return mine.joined;
	if (mine.turned.has(theirs.joined) || theirs.turned.has(mine.joined)) return theirs.joined;
	if (mine.all.length > 1 && mine.sorted === theirs.sorted) return theirs.joined;
	if (theirs.tails.has(mine.joined) || theirs.shorter.has(mine.joined)) return mine.joined;
	if (mine.tails.has(theirs.joined)) return theirs.joined;
	const gapped = theirs.gapped.find(({ stem, tail }) => mine.own.some((word) => word.startsWith(stem) && word.endsWith(tail)));
	if (gapped !== undefined) return `${gapped.stem} and ${gapped.tail}`;
	const common = mine.own.filter((word) => theirs.own.some((other) => isSame(word, other)));
	const code = common.find(isCode);
	if (code !== undefined) return code;
	const series = theirs.series.find(({ length, stem }) => mine.numbers.some((run) => run.length === length && run.startsWith(stem)));
	if (series !== undefined) return `${series.stem}${"0".repeat(series.length - series.stem.length)} series`;
	const rest = mine.own.filter((word) => !common.includes(word));
	const theirRest = theirs.own.filter((word) => !mine.own.some((other) => isSame(word, other)));
	const telling = common.find((word) => /^\p{L}{3,}$/u.test(word) && !COMMON.has(word));
	if (telling !== undefined && (rest.length === 0 || theirRest.length === 0 || areInitials(rest, theirRest) || areShort(mine, theirs)))
		return telling;
	return theirs.own.some(isCode) ? undefined : frontOf(mine.own, theirs.own);
}

/** `TVIP20550` and the family word `TVIP`, where the listed name has no number of its own. */
function frontOf(own: readonly string[], theirs: readonly string[]): string | undefined {
	for (const word of own) {
		const front = /^\p{L}{3,}(?=\d)/u.exec(word)?.[0];
		if (front !== undefined && theirs.includes(front)) return front;
	}
	return undefined;
}

/** `pro` for `professional`. */
function isSame(a: string, b: string): boolean {
	if (a === b) return true;
	const [short, long] = a.length < b.length ? [a, b] : [b, a];
	return short.length >= 3 && /^\p{L}+$/u.test(long) && long.startsWith(short);
}

/** `WDM` for `Wireless Device Manager`. */
function areInitials(a: readonly string[], b: readonly string[]): boolean {
	const initials = (words: readonly string[]) => words.map((word) => word[0]).join("");
	return (a.length === 1 && b.length > 1 && a[0] === initials(b)) || (b.length === 1 && a.length > 1 && b[0] === initials(a));
}

/** The same with the kind words, which count among initials: `ESM` for `Enterprise System Manager`. */
function areShort(mine: NameWords, theirs: NameWords): boolean {
	const rest = mine.all.filter((word) => !theirs.all.includes(word));
	return areInitials(
		rest,
		theirs.all.filter((word) => !mine.all.includes(word)),
	);
}

/** Whether a word, in lower case, tells products apart: no word for a kind of thing, and none that stands in the names of many. */
export function isTellingWord(word: string): boolean {
	return !KIND.has(word) && !COMMON.has(word) && !isCategoryName(word);
}

const NO_VENDOR: ReadonlySet<string> = new Set();

/**
 * Keys of which a model and a listed name that share something have at least one in common: for finding candidates, never for deciding.
 * A model's are read without regard to whose it is, so that they are the same beside every vendor.
 */
export function keysOfListed(listed: string, vendorWords: ReadonlySet<string>): readonly string[] {
	const { own, joined, turned, tails, gapped, initials, isVersionOnly, series, sorted, shorter } = readWords(listed, vendorWords);
	if (isVersionOnly) return [ANY];
	const rounds = series.map(({ length, stem }) => `%${length}${stem}`);
	const ends = [...turned, ...tails, ...shorter].map((text) => `=${text}`);
	return [
		`#${initials}`,
		`@${sorted}`,
		`=${joined}`,
		...ends,
		...gapped.map(({ stem }) => `~${stem}`),
		...rounds,
		...own.flatMap(keyOfListedWord),
	];
}

/** The same for a model of an inventory. */
export function keysOfModel(model: string): readonly string[] {
	const { own, joined, turned, tails, numbers, sorted } = readWords(model, NO_VENDOR);
	const rounds = numbers.flatMap((run) =>
		[1, 2, 3].filter((size) => size <= run.length - 2).map((size) => `%${run.length}${run.slice(0, size)}`),
	);
	// Initials count where one word stays when the vendor's are gone.
	const short = own.filter((word) => word.length >= 3).map((word) => `#${word}`);
	const stems = own.map((word) => `~${/^\p{L}*/u.exec(word)?.[0] ?? ""}`);
	return [
		ANY,
		`=${joined}`,
		`@${sorted}`,
		...[...turned, ...tails].map((text) => `=${text}`),
		...stems,
		...short,
		...rounds,
		...own.flatMap(keyOfWord),
	];
}

const ANY = "*";

/** A code is shared as it is; of other words the first letters, for one may be short for the other, or the front of a code. */
function keyOfWord(word: string): readonly string[] {
	const letters = /^\p{L}{3}/u.exec(word)?.[0];
	return [...(isCode(word) ? [`!${word}`] : []), ...(letters === undefined ? [] : [`^${letters}`])];
}

/** A listed word with a digit is shared as it is or not at all. */
function keyOfListedWord(word: string): readonly string[] {
	return /^\p{L}+$/u.test(word) ? keyOfWord(word) : isCode(word) ? [`!${word}`] : [];
}

const kept = new WeakMap<ReadonlySet<string>, Map<string, NameWords>>();

function readWords(name: string, vendorWords: ReadonlySet<string>): NameWords {
	const held = kept.get(vendorWords) ?? new Map<string, NameWords>();
	kept.set(vendorWords, held);
	const known = held.get(name);
	if (known !== undefined) return known;
	if (held.size > 10_000) held.clear();
	const all = tidyModel(name)
		.toLowerCase()
		.split(/[\s,;/()[\]_"|&]+/u)
		.slice(0, MOST_WORDS)
		.map((word) => word.replace(/[^\p{L}\p{N}+]/gu, "").replace(/^v(?=20\d{2,}$)/, ""))
		.filter((word) => word !== "");
	const own = all.filter((word) => !KIND.has(word) && !vendorWords.has(word) && (ALSO_NAMES.has(word) || !isCategoryName(word)));
	const isVersionOnly = /^(?:hardware|firmware|software)\s(?:versions?|revisions?)\b/i.test(name.trim());
	const initials = all.map((word) => word[0]).join("");
	const made = {
		own,
		all,
		initials,
		isVersionOnly,
		joined: all.join(""),
		turned: turnedOf(all),
		sorted: [...all].sort().join(""),
		shorter: shorterOf(all),
		tails: tailsOf(name, all),
		gapped: gappedOf(name),
		numbers: [...name.slice(0, 300).matchAll(/(?<!\d)\d{3,5}(?!\d)/g)].map(([run]) => run),
		series: seriesOf(name),
	};
	held.set(name, made);
	return made;
}

/** Up to eight words without any one of them; a single sign says nothing. */
function shorterOf(all: readonly string[]): ReadonlySet<string> {
	if (all.length < 2 || all.length > 8) return new Set();
	return new Set(all.map((_word, at) => all.toSpliced(at, 1).join("")).filter((text) => text.length >= 2));
}

/** Two or three words, one of them with a digit, begun at another one. */
function turnedOf(all: readonly string[]): ReadonlySet<string> {
	if (all.length < 2 || all.length > 3 || !all.some((word) => /\d/.test(word))) return new Set();
	return new Set(all.slice(1).map((_word, at) => [...all.slice(at + 1), ...all.slice(0, at + 1)].join("")));
}

/**
 * Ends of a name that may stand for it: behind a sign, with letters and two digits, and four signs, for what stands before them may be a
 * seller's own prefix; and two words or more, for a first word is often left out (`Security Manager` of `Smart Security Manager`).
 */
function tailsOf(name: string, all: readonly string[]): ReadonlySet<string> {
	const parts = tidyModel(name)
		.toLowerCase()
		.split(/[^\p{L}\p{N}+]+/u)
		.filter((part) => part !== "")
		.slice(0, MOST_WORDS);
	const ends = parts.slice(1).map((_part, at) => parts.slice(at + 1).join(""));
	const codes = ends.filter((end) => end.length >= 4 && /\p{L}/u.test(end) && (end.match(/\d/g)?.length ?? 0) >= 2);
	const words = all.slice(1, -1).map((_word, at) => all.slice(at + 1));
	const phrases = words.filter((list) => !isCategoryName(list.join(" "))).map((list) => list.join(""));
	return new Set([...codes, ...phrases.filter((phrase) => phrase.length >= 5 && /^\p{L}/u.test(phrase))]);
}

/** A number of three to five digits that ends in two noughts or more, right before "series". */
function seriesOf(name: string): readonly { readonly length: number; readonly stem: string }[] {
	return [...name.slice(0, 300).matchAll(/(?<!\d)([1-9]\d{0,2}?)(00|000)(?=[\s-]series\b)/gi)]
		.map(([, stem = "", noughts = ""]) => ({ length: stem.length + noughts.length, stem }))
		.filter(({ length }) => length <= 5);
}

/**
 * The name itself, where all its telling words stand in a row in a longer text about the product: its full name, which may hold an order
 * number or another name in brackets, and the title of the document (`withoutBrackets`). `undefined` where they do not, or where nothing in it tells.
 */
export function namedIn(model: string, text: string, vendorWords: ReadonlySet<string>): string | undefined {
	const mine = readWords(model, vendorWords).own;
	if (!mine.some((word) => isCode(word) || (/^\p{L}{3}/u.test(word) && !COMMON.has(word)))) return undefined;
	const theirs = readWords(text, vendorWords).own;
	const isHere = theirs.some((_word, at) => mine.every((word, place) => theirs[at + place] === word));
	return isHere ? mine.join(" ") : undefined;
}

/** Keys for `namedIn`, as `keysOfListed`. */
export function keysOfText(text: string, vendorWords: ReadonlySet<string>): readonly string[] {
	return readWords(text, vendorWords).own.flatMap(keyOfWord);
}

/** A text in which what stands in brackets counts as the rest: `SiPass integrated AC5102 (ACC-G2)`. */
export function withoutBrackets(text: string): string {
	return text.slice(0, 300).replace(/[()[\]]/g, " ");
}

/** A capital X right behind the letters of a name and digits behind it: which digits the X stands for is not said. */
function gappedOf(name: string): readonly { readonly stem: string; readonly tail: string }[] {
	return [...name.slice(0, 300).matchAll(/(?<![\p{L}\p{N}])([A-Z]{2,5})-?X(\d{2,4})(?![\p{L}\p{N}])/gu)].map(
		([, stem = "", tail = ""]) => ({
			stem: stem.toLowerCase(),
			tail,
		}),
	);
}

/** Category words that are also parts of names: `Siveillance Control`, `Camera Station`, `Wireless Device Manager`. */
const ALSO_NAMES = new Set(["control", "station", "server", "storage", "device", "wireless", "access"]);

/** A word of one model: letters with digits, or a number of four digits that is no year. */
function isCode(word: string): boolean {
	if (/^\d+mp$/.test(word) || /^(?:19|20)\d\d$/.test(word)) return false;
	return /^\d{4,}$/.test(word) || (word.length >= 4 && /\d/.test(word) && /\p{L}/u.test(word));
}
