/**
 * Whether a cell of an inventory states one thing for sure. People write plans, doubts and two answers into cells (`V5.4.5 -> V5.5.0`,
 * `planned: V5.5.0`, `ND-1, ND-2`, `Norden or Ostwerk`); half of such a text would be read as a fact.
 */
import type { Catalogue } from "../catalog/catalogue.ts";

/** Longest cell looked at. */
const MOST_TEXT = 500;

const words = (list: string): ReadonlySet<string> => new Set(list.split(" "));

/** Words that make what a cell says a wish, a plan, a failure, a past or a guess; in the languages inventories come in. */
const HEDGE = words(
	"planned plan planning pending available scheduled failed target intended downgrade downgraded downgrading upgrade upgraded upgrading " +
		"running installed before was previously formerly old not maybe probably perhaps approx until ex like similar possibly likely supposedly " +
		"unsure unconfirmed unverified confirmed confirm verify check clone compatible successor predecessor replaced replaces replacement instead " +
		"various misc etc ordered requested todo tbc tbd todo rebrand rebranded lookalike aka oem " +
		"geplant fehlgeschlagen soll ist verf\u00fcgbar nicht vorher bisher vermutlich evtl vielleicht ausstehend statt alt kein keine fr\u00fcher ehemals " +
		"\u00e4hnlich aehnlich wie bestellt unsicher unbest\u00e4tigt pr\u00fcfen pruefen wahrscheinlich wahrsch kompatibel nachfolger vorg\u00e4nger ersetzt div diverse usw laut " +
		"pr\u00e9vu pr\u00e9vue disponible \u00e9chou\u00e9 avant pas peut-\u00eatre ancien ancienne v\u00e9rifier probablement previsto disponibile fallito prima non forse verificare " +
		"planificado pendiente fall\u00f3 antes quiz\u00e1s verificar talvez pendente gepland beschikbaar mislukt niet misschien planerad kanske planowane mo\u017ce",
);

const SIGN = /\?|->|=>|[\u2192\u21d2\u00bb\u279c\u27f6~\u2248\u2717\u2718\u274c]/u;

/** A dotted number of three parts or more, or of two behind a `v`, which is a version by itself. */
const DOTTED = /(?<![\d.a-z])(?:v?\d{1,5}(?:\.\d{1,7}){2,}|v\d{1,5}\.\d{1,7}(?![.\d]))/gi;

const BUILD = /\bbuild\b/gi;

/** Build days that stand by themselves. */
const DAY = /(?<![\w.])\d{6}(?:\d{2})?(?![\w.])/g;

/** Words in small letters that firmware texts hold and that open nothing. Any other is somebody's remark, whatever it says. */
const HARMLESS = words(
	"build version versions ver firmware fw release rel rev revision number no hotfix patch update service pack sp beta alpha rc final lts active " +
		"track std multilang multi lang eng en svn date system software web nvr dvr vms edition mobile production image file name bin maintenance " +
		"vers versi\u00f3n versione vers\u00e3o versie wersja verze utgave firmwareversion softwareversion edici\u00f3n " +
		"\u7248\u672c \u56fa\u4ef6 \u56fa\u4ef6\u7248\u672c \u30d0\u30fc\u30b8\u30e7\u30f3",
);

/** `V5.4.5 build 170124`, `2.420.0000000.5.R.150315`: one version and nothing else, as nearly all are. */
const PLAIN = /^v?\d{1,9}(?:\.(?:\d{1,9}|[a-z])){0,8}(?: build \d{6})?$/i;

/** Whether a firmware text leaves open which version runs: it is then read by no scheme. */
export function isHedged(firmware: string): boolean {
	if (PLAIN.test(firmware)) return false;
	const text = firmware.slice(0, MOST_TEXT);
	if (SIGN.test(text) || /\d\s?\+$|[*!](?:\s|$)/.test(text.trim())) return true;
	if (count(text, DOTTED) > 1 || count(text, BUILD) > 1 || count(text, DAY) > 1) return true;
	return hasHedge(text);
}

/**
 * Whether a firmware text carries somebody's remark, in whatever words: the version is read, but what it says for the device is
 * settled only to its disadvantage. `V5.4.5 wartet auf Freigabe` may be a plan in any language.
 */
export function isRemarked(firmware: string): boolean {
	if (PLAIN.test(firmware)) return false;
	return firmware.slice(0, MOST_TEXT).split(/\s+/).some(isRemark);
}

/** A word of small letters, or of a script without capitals, that belongs to no version: `bestellt`, `(rollback)`, `x`. */
function isRemark(word: string): boolean {
	const bare = word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "");
	if (!/^[\p{Ll}\p{Lo}'\u2019-]+$/u.test(bare)) return false;
	return !HARMLESS.has(bare) && !/^[a-w]$/.test(bare);
}

function hasHedge(text: string): boolean {
	return text
		.toLowerCase()
		.split(/[^\p{L}-]+/u)
		.some((word) => HEDGE.has(word));
}

function count(text: string, pattern: RegExp): number {
	return text.match(pattern)?.length ?? 0;
}

/** A name with letters and digits that starts with a letter: `DS-2CD2032-I`, `P1344`, not `4mm`, `v2.0` or `IR`. */
const NAME = /^(?!v\d)(?=[^\d]*\d)(?=(?:[^a-z]*[a-z]){2})[a-z][\w().-]{4,}$/i;

const BETWEEN = /\s*[,;|]\s*|\s+(?:\/|\+|&|oder|or|and|und|ou|et|y|o|e|eller|en|lub|och|i|vs)\s+/i;

/** A code that can hardly be anything but a model of its own: `DS-2CD2142FWD-I`. */
const CODE = /^[a-z]{2,4}-(?=[^\s]*\d)[\w().-]{4,}$/i;

/** `2142 oder 2152`. */
const TWO_NUMBERS = /\d\s+(?:oder|or|ou|o|vs|bis|to)\s+\S*\d/i;

/** Words that make a model a guess; without those that stand in names of products (`Upgrade Kit`, `OEM`, `ist`). */
const NOT_IN_MODELS = words("oem upgrade upgraded available running installed target plan check like non en ist alt");

/** Whether a model cell names two models, or doubts the one it names. The last answer is kept: it is asked beside every document. */
export function isDoubtedModel(model: string): boolean {
	if (lastModel?.text !== model) lastModel = { text: model, doubted: readsAsDoubtedModel(model) };
	return lastModel.doubted;
}

let lastModel: { readonly text: string; readonly doubted: boolean } | undefined;

function readsAsDoubtedModel(model: string): boolean {
	const text = model.slice(0, MOST_TEXT);
	if (SIGN.test(text) || /\u2026|\.{3}$|\b(?:z\.\s?B|u\.\s?a|e\.g|i\.e)\./i.test(text) || TWO_NUMBERS.test(text)) return true;
	if (
		text
			.toLowerCase()
			.split(/[^\p{L}-]+/u)
			.some((word) => HEDGE.has(word) && !NOT_IN_MODELS.has(word))
	)
		return true;
	if (/^(?:like|plan|installed)\s|\s(?:like|plan|installed)$/i.test(text)) return true;
	return (
		text.split(BETWEEN).filter((part) => NAME.test(part.trim().replace(/^\d+\s?x\s+/i, ""))).length > 1 ||
		text.split(/[\s/\\+()[\]=]+/).filter((word) => CODE.test(word)).length > 1 ||
		isNumberRange(text)
	);
}

/** `CAM2142-2150`, `CAM2142 / 2152`: a second number of the same length that begins alike. */
function isNumberRange(text: string): boolean {
	const [, first = "", second = ""] = /(?<!\d)(\d{4,6})\s*[-/\u2013]\s*(\d{4,6})$/.exec(text) ?? [];
	return first !== "" && first.length === second.length && first.slice(0, 2) === second.slice(0, 2) && first !== second;
}

/** Words that firms are called by: `Prima Systems`, `Avant`, `Target`. */
const NOT_IN_BRANDS = words("prima avant target plan check running alt ist old en non available");

const OR = /\s(?:or|oder|ou|o|vs)\s/i;

/** Whether a brand cell names two brands that have nothing to do with each other, or doubts the one it names. */
export function isDoubtedBrand(brand: string | undefined, catalogue: Catalogue): boolean {
	if (brand === undefined) return false;
	const kept = doubtedKept.get(catalogue) ?? new Map<string, boolean>();
	doubtedKept.set(catalogue, kept);
	const known = kept.get(brand);
	if (known !== undefined) return known;
	if (kept.size > 10_000) kept.clear();
	const doubted = readsAsDoubted(brand, catalogue);
	kept.set(brand, doubted);
	return doubted;
}

/** Inventories repeat a few brands endlessly. */
const doubtedKept = new WeakMap<Catalogue, Map<string, boolean>>();

function readsAsDoubted(brand: string, catalogue: Catalogue): boolean {
	const text = brand.slice(0, MOST_TEXT);
	const hedged = text
		.toLowerCase()
		.split(/[^\p{L}-]+/u)
		.some((word) => HEDGE.has(word) && !NOT_IN_BRANDS.has(word));
	if (SIGN.test(text) || hedged || OR.test(text) || /[\s-]like$|white[\s-]?label|no[\s-]?name/i.test(text)) return true;
	const parts = text.split(/\s*(?:[,;/|+=]|\s&\s|\s(?:and|und|et|y|e|en|i|och)\s)\s*/i);
	if (parts.length < 2) return false;
	const known = parts.flatMap((part) => catalogue.findVendors(part)).filter((vendor) => catalogue.vendor(vendor.id) !== undefined);
	const [first, ...others] = known;
	return first !== undefined && others.some((other) => !areRelated(first.id, other.id, catalogue));
}

/** One is part of the other, or both of one house, or one builds for the other. */
function areRelated(a: string, b: string, catalogue: Catalogue): boolean {
	const [left, right] = [catalogue.withParents(a), catalogue.withParents(b)];
	if (left.some((id) => right.includes(id))) return true;
	const builds = (brand: string, maker: string) => catalogue.relabelsOf(brand).some((fact) => fact.maker === maker);
	return builds(a, b) || builds(b, a);
}
