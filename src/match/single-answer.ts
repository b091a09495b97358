/**
 * Whether a cell of an inventory states one thing for sure. People write plans, doubts and two answers into cells (`V5.4.5 -> V5.5.0`,
 * `planned: V5.5.0`, `ND-1, ND-2`); half of such a text would be read as a fact.
 */

/** Words that make a version a wish, a plan, a failure or a past; in the languages inventories come in. */
const HEDGE = new Set(
	(
		"planned plan planning pending available scheduled failed target intended downgrade downgraded downgrading upgrade upgraded upgrading " +
		"running installed before was previously formerly old not maybe probably perhaps approx until " +
		"geplant fehlgeschlagen soll ist verfügbar nicht vorher bisher vermutlich evtl vielleicht ausstehend statt alt " +
		"prévu prévue disponible échoué avant pas peut-être ancien ancienne previsto disponibile fallito prima non " +
		"planificado pendiente falló antes gepland beschikbaar mislukt niet"
	).split(" "),
);

const SIGN = /\?|->|=>|[→⇒»]/u;

/** A dotted number of three parts or more, which is a version by itself. */
const DOTTED = /(?<![\d.a-z])v?\d{1,5}(?:\.\d{1,7}){2,}/gi;

const BUILD = /\bbuild\b/gi;

/** Whether a firmware text leaves open which version runs: it is then read by no scheme. */
export function isHedged(firmware: string): boolean {
	const text = firmware.slice(0, 500);
	if (SIGN.test(text) || count(text, DOTTED) > 1 || count(text, BUILD) > 1) return true;
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

const BETWEEN = /\s*[,;|]\s*|\s+(?:\/|\+|&|oder|or|and|und|ou|et)\s+/i;

/** Whether a model cell names two models, or doubts the one it names. */
export function isDoubtedModel(model: string): boolean {
	const text = model.slice(0, 500);
	if (text.includes("?")) return true;
	return (
		text.split(BETWEEN).filter((part) => NAME.test(part.trim())).length > 1 ||
		text.split(/\s+/).filter((word) => CODE.test(word)).length > 1
	);
}

/** A code that can hardly be anything but a model of its own: `DS-2CD2142FWD-I`. */
const CODE = /^[a-z]{2,4}-(?=[^\s]*\d)[\w().-]{5,}$/i;
