/** At whom a wave is aimed: a probability for each maker that evidence names, and for none of them. "Aimed at", never "compromised". */
import type { CountKey } from "../count/keys.ts";
import type { Aim } from "../measure.ts";
import type { Signature } from "../signature/signature.ts";

/** What speaks for whom. */
export interface Attribution {
	/** Likeliest first; the probabilities make one. */
	readonly aims: readonly Aim[];
	/** What it is told by, the strongest first. */
	readonly because: readonly Signature[];
}

/**
 * Weighs evidence: each signature leaves open with 1 − confidence · share that its maker is meant, as if they were independent (noisy or).
 *
 * @param weights - Events of each signature, as a share of the wave's.
 */
export function attribute(weights: ReadonlyMap<Signature, number>): Attribution {
	const doubts = new Map<string, number>();
	for (const [{ maker, confidence }, share] of weights) {
		if (maker === undefined) continue;
		doubts.set(maker, (doubts.get(maker) ?? 1) * (1 - Math.min(0.999, confidence * Math.min(1, share))));
	}
	const odds = [...doubts].map(([maker, doubt]) => [maker, (1 - doubt) / doubt] as const);
	const sum = odds.reduce((total, [, one]) => total + one, 1);
	const aims: Aim[] = odds.map(([maker, one]) => ({ maker, probability: one / sum }));
	aims.push({ maker: undefined, probability: 1 / sum });
	aims.sort((a, b) => b.probability - a.probability || (a.maker ?? "~").localeCompare(b.maker ?? "~"));
	const because = [...weights].sort(([a, x], [b, y]) => b.confidence * y - a.confidence * x || (a.id < b.id ? -1 : 1)).map(([one]) => one);
	return { aims, because };
}

/** The maker that a wave goes by: the likeliest that is named, from one in five on. */
export function likelyMaker({ aims }: Attribution): string | undefined {
	return aims.find(({ maker, probability }) => maker !== undefined && probability >= LEAST)?.maker;
}

const LEAST = 0.2;

/** Words for a key. */
export function keyWords({ kind, value, signature, title }: CountKey): string {
	if (kind === "port") return `port ${value}`;
	if (kind === "rule") return title === "" ? `rule ${value}` : `rule ${value} (${title})`;
	if (kind === "path") return `requests for ${value}`;
	if (kind === "victims") return value === "unknown" ? "reports of victims" : `reports of victims with devices of ${value}`;
	if (kind === "maker") return `what signatures put down to ${value}`;
	return kind === "signature" ? (signature?.says ?? value) : value;
}
