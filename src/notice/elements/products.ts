/** Who is affected, and under which other names the same device is sold. */
import type { Matter } from "../matter.ts";
import { tokenSpan } from "../notice.ts";
import type { ReadSentence } from "../reading.ts";
import { NAME } from "../text/token.ts";
import { isDenied, isOtherMatter, ownSentences, phraseSpan, phrases } from "./clause.ts";
import type { Showing } from "./element.ts";

/** What ties a product to the matter. */
const TIES = ["request", "hazard", "affected", "allVersions", "fixed", "deed", "impact", "exploited", "how"];

/** Classes whose sentences may let slip which products are meant. */
const DEFENCES: ReadonlySet<string> = new Set(["minimise", "blame", "attack-messenger", "denial"]);

/** Products that are said to be affected. */
export function findAffected(matter: Matter): readonly Showing[] {
	const { reading, classes } = matter;
	const own = ownSentences(matter);
	const subject = reading.subject.filter(({ groups }) => TIES.some((tie) => groups.has(tie)));
	const minimised = reading.sentences.filter(({ index, isBoilerplate }) => !isBoilerplate && DEFENCES.has(classes[index] ?? ""));
	return [
		...[...own, ...subject].flatMap((sentence) => inSentence(sentence)),
		...minimised.flatMap(({ ...sentence }) => inSentence(sentence).map((showing): Showing => ({ ...showing, state: "unbound" }))),
	];
}

function inSentence(sentence: ReadSentence): readonly Showing[] {
	if (isOtherMatter(sentence)) return [];
	const { products, groups, origin, versions } = sentence;
	const isTied = TIES.some((tie) => groups.has(tie)) || versions.length > 0 || (groups.has("hazardWeak") && groups.has("request"));
	const isList = origin?.kind === "row" || (origin?.kind === "item" && products.length > 0);
	const named = products.filter((at) => !isDenied(sentence, at));
	if (named.length > 0 && (isTied || isList))
		return named.map((at) => ({ state: "bound", span: tokenSpan(sentence, at, at + 1, "affected/product") }));
	if (named.length > 0) return named.map((at) => ({ state: "unbound", span: tokenSpan(sentence, at, at + 1, "affected/named") }));
	const some = phrases(sentence, "someProducts").filter(({ from }) => !isDenied(sentence, from));
	if (some.length > 0) return some.map((found) => ({ state: "unbound", span: phraseSpan(sentence, found, "affected/some") }));
	const all = phrases(sentence, "allProducts").filter(({ from, to }) => !isDenied(sentence, from) && isNamed(sentence, from, to));
	return isTied ? all.map((found) => ({ state: "bound", span: phraseSpan(sentence, found, "affected/all") })) : [];
}

/** "all cameras" names nothing, "the Halvora recorders", "die Mini" and "die F4" do. */
function isNamed({ tokens }: ReadSentence, from: number, to: number): boolean {
	const named = tokens.slice(from, to + 1);
	if (named.some(({ text, kind }) => text.includes(NAME) || kind === "model")) return true;
	const last = tokens[to - 1];
	return last !== undefined && /^\p{Lu}/u.test(last.text) && /^(?:mini|minis|dome|domes|gate|gates)$/.test(last.key);
}

/** Relabels. */
export function findRelabels(matter: Matter): readonly Showing[] {
	const own = ownSentences(matter);
	const said = own.flatMap((sentence) =>
		phrases(sentence, "relabel").map((found): Showing => {
			const isBound = sentence.products.length > 0 || sentence.tokens.some(({ text }) => text.includes(NAME));
			return { state: isBound ? "bound" : "unbound", span: phraseSpan(sentence, found, "relabels/said") };
		}),
	);
	return [...said, ...otherRows(own)];
}

/** In a table of bare models a row that begins with a firm's name is somebody else's device. */
function otherRows(own: readonly ReadSentence[]): readonly Showing[] {
	const rows = own.filter(({ origin }) => origin?.kind === "row");
	const foreign = rows.filter(
		({ tokens }) =>
			tokens[0]?.kind === "word" &&
			tokens[0].isCapital &&
			!/^(?:model|series|all|alle|reihe|serie|modell|product|camera|version|firmware)$/.test(tokens[0].key) &&
			tokens[1]?.kind === "model",
	);
	if (foreign.length === 0 || foreign.length > rows.length / 2) return [];
	return foreign.map((sentence) => ({ state: "bound", span: tokenSpan(sentence, 0, 2, "relabels/row") }));
}
