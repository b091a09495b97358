/**
 * Sentences by their class of spin, after W. T. Coombs's situational crisis communication theory.
 *
 * First each sentence by its own phrases. Then those without a fact by their tone, on a page whose text is spin for the larger part: there a
 * sentence that tells nothing of the matter is there to please.
 */
import type { Reading, ReadSentence } from "../reading.ts";

/** Classes, the weightiest first; `blame-with-remedy` is a fact that helps, and no spin. */
export const SPIN_WEIGHTS = {
	"attack-messenger": 1.5,
	denial: 1.5,
	blame: 1,
	minimise: 1,
	ingratiation: 1,
	bolstering: 0.75,
	"unrelated-marketing": 0.75,
	"blame-with-remedy": 0,
} as const;

/** A class. */
export type SpinClass = keyof typeof SPIN_WEIGHTS;

const CLASSES = Object.keys(SPIN_WEIGHTS) as readonly SpinClass[];

/** The class of each sentence, in their order; `undefined` for none. */
export function spinClasses({ sentences }: Reading): readonly (SpinClass | undefined)[] {
	const own = sentences.map(ownClass);
	const isSpun = isSpunText(sentences, own);
	const toned = own.map((found, index) => found ?? byTone(sentences[index], isSpun));
	return toned.map((found, index) => (found === "blame" && hasRemedy(sentences, index) ? "blame-with-remedy" : found));
}

function isLooked(sentence: ReadSentence | undefined): sentence is ReadSentence {
	return sentence !== undefined && !sentence.isBoilerplate && sentence.origin?.kind !== "head-row";
}

function ownClass(sentence: ReadSentence): SpinClass | undefined {
	if (!isLooked(sentence)) return undefined;
	const counts = new Map<string, number>();
	for (const { group } of sentence.spin) counts.set(group, (counts.get(group) ?? 0) + 1);
	const thanks = (counts.get("plainThanks") ?? 0) > 0;
	const reading = { sentence, counts, evidence: evidenceOf(sentence), thanks };
	const fitting = CLASSES.filter((name) => (counts.get(name) ?? 0) > 0 && fits(name, reading));
	const [weightiest] = fitting;
	if (weightiest === undefined || HARD.has(weightiest)) return weightiest;
	return fitting.toSorted((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0))[0];
}

interface Candidate {
	readonly sentence: ReadSentence;
	readonly counts: ReadonlyMap<string, number>;
	/** How much the sentence says about the matter itself. */
	readonly evidence: number;
	readonly thanks: boolean;
}

/** Facts weigh against spin: a sentence that names version, number and deed is there to help. */
function evidenceOf({ groups, versions, tokens, products }: ReadSentence): number {
	let evidence = 0;
	if (versions.length > 0) evidence += 2;
	if (tokens.some(({ kind }) => kind === "cve")) evidence += 2;
	if (groups.has("deed")) evidence += 1;
	if (groups.has("deed") && products.length > 0) evidence += 1;
	if (groups.has("mitigation")) evidence += 1;
	if (groups.has("impact")) evidence += 1;
	if (groups.has("hazard")) evidence += 1;
	if (groups.has("affected") && products.length > 0) evidence += 1;
	if (tokens.some(({ kind }) => kind === "url" || kind === "mail" || kind === "phone")) evidence += 0.5;
	return evidence;
}

function fits(name: SpinClass, { sentence, counts, evidence, thanks }: Candidate): boolean {
	const count = counts.get(name) ?? 0;
	const { groups } = sentence;
	switch (name) {
		case "attack-messenger":
			return evidence < 3 || count > 1;
		case "denial":
			return !(groups.has("exploited") && knowsOfNone(sentence)) && (evidence < 3 || count > 1);
		case "blame":
			return !(groups.has("deed") && groups.has("request") && count < 2) && evidence < 4;
		case "minimise":
			return !knowsOfNone(sentence) && (evidence < 4 || count > 2);
		case "ingratiation":
			return !thanks && evidence < 2 + count;
		case "bolstering":
		case "unrelated-marketing":
			return !thanks && evidence < 1.5 + count;
		default:
			return false;
	}
}

const NONE = /^(?:no|not|none|nobody|any|keine?n?|keiner|nicht|niemand)$/;
const KNOWS =
	/^(?:know|known|aware|reported|reports|seen|observed|bekannt|gemeldet|wissen|vor|beobachtet|evidence|indication|hinweise|whether|ob)$/;
const ATTACKS = /^(?:attack|exploit|misus|abus|case|incident|angriff|faell|fall|missbr|ausnutz|vorfa|used|benutzt|one|keiner)/;

/** "We know of no attacks" is a fact. */
function knowsOfNone({ tokens }: ReadSentence): boolean {
	const keys = tokens.map(({ key }) => key);
	return [NONE, KNOWS, ATTACKS].every((pattern) => keys.some((key) => pattern.test(key)));
}

/** A remedy in the sentence, or in the next unless that goes over to another matter. */
function hasRemedy(sentences: readonly ReadSentence[], index: number): boolean {
	const [own, next] = [sentences[index], sentences[index + 1]];
	if (own === undefined) return false;
	if (own.groups.has("remedy")) return true;
	if (next === undefined || next.isBoilerplate || next.block !== own.block || !next.groups.has("remedy")) return false;
	return !next.tokens.some(({ key }) => /^(?:also|too|another|besides|auch|ausserdem|zudem|daneben|anderes|andere)$/.test(key));
}

const FACTS = ["how", "affected", "notAffected", "exploited", "impact", "severity", "mitigation", "relabel", "contact", "allVersions"];

/** How much a sentence says that helps: 2 for what nobody says by chance, 1 for a phrase that may be one. */
function factsIn(sentence: ReadSentence): number {
	const { groups, versions, tokens } = sentence;
	const isHard =
		versions.length > 0 ||
		tokens.some(({ kind }) => kind === "cve" || kind === "url" || kind === "mail" || kind === "phone" || kind === "file");
	if (isHard || groups.has("deed") || groups.has("advice") || sentence.spin.some(({ group }) => group === "plainThanks")) return 2;
	return FACTS.filter((group) => groups.has(group)).length;
}

/** Most of the text pleases, and little of it helps. */
function isSpunText(sentences: readonly ReadSentence[], classes: readonly (SpinClass | undefined)[]): boolean {
	const main = sentences.filter((sentence) => isLooked(sentence) && sentence.origin?.kind !== "row");
	const sum = (chosen: readonly ReadSentence[]) => chosen.reduce((words, sentence) => words + sentence.words, 0);
	const all = sum(main);
	const isTonal = (sentence: ReadSentence) => factsIn(sentence) === 0 && (toneOf(sentence, false)[0]?.[1] ?? 0) >= 1.5;
	const spun = sum(main.filter((sentence) => classes[sentence.index] !== undefined || isTonal(sentence)));
	const helping = sum(main.filter((sentence) => classes[sentence.index] === undefined && factsIn(sentence) > 0));
	return all > 0 && spun / all > 0.25 && helping / all < 0.5 && spun > helping * 0.6;
}

/** By the tone of its words: on a spun page the strongest, elsewhere only where several agree. */
function byTone(sentence: ReadSentence | undefined, isSpun: boolean): SpinClass | undefined {
	if (!isLooked(sentence) || sentence.words < 3 || sentence.origin?.kind === "row") return undefined;
	if (sentence.origin?.kind === "heading" || sentence.origin?.kind === "term") return undefined;
	if (isSpun && denies(sentence)) return "denial";
	const facts = factsIn(sentence);
	if (facts > 1 || /\?$/.test(sentence.tokens.at(-1)?.text ?? "")) return undefined;
	const speaksOfHazard = sentence.groups.has("hazard") || sentence.groups.has("hazardWeak");
	const [strongest] = toneOf(sentence, speaksOfHazard);
	if (!isSpun) return strongest !== undefined && facts === 0 && !speaksOfHazard && strongest[1] >= 2 ? strongest[0] : undefined;
	if (strongest !== undefined) return strongest[1] > facts ? strongest[0] : undefined;
	return speaksOfHazard || facts > 0 || sentence.words < 5 ? undefined : "bolstering";
}

/** Classes by the weight of their words, the heaviest first. */
function toneOf({ tone }: ReadSentence, speaksOfHazard: boolean): readonly (readonly [SpinClass, number])[] {
	const counts = new Map<string, number>();
	for (const { group } of tone) counts.set(group, (counts.get(group) ?? 0) + 1);
	return CLASSES.filter((name) => counts.has(name) && (!speaksOfHazard || HARD.has(name)))
		.map((name) => [name, (counts.get(name) ?? 0) * SPIN_WEIGHTS[name]] as const)
		.toSorted((a, b) => b[1] - a[1]);
}

/** "Nobody has hacked us": what was attacked, with a negation, and no word on who knows of it. */
function denies(sentence: ReadSentence): boolean {
	const { groups, tokens, versions } = sentence;
	if (versions.length > 0 || groups.has("deed") || knowsOfNone(sentence)) return false;
	return (
		(groups.has("exploited") || groups.has("hazard")) &&
		tokens.some(({ key }) => /^(?:no|not|never|nobody|none|nicht|kein|keine|keinen|nie|niemals|niemand)$/.test(key))
	);
}

/** Classes that a sentence on the danger may have. */
const HARD: ReadonlySet<SpinClass> = new Set(["attack-messenger", "denial", "blame", "minimise"]);
