/** The rules of a wave that is stated by hand: by an operator, a program or from a CERT's notice. */
import type { Catalogue } from "../../catalog/catalogue.ts";
import type { Problem } from "../../core/problem.ts";
import { err, ok, type Result } from "../../core/result.ts";
import type { WaveFacts } from "../wave.ts";
import { badWave } from "./wave-fault.ts";

/** What is stated. Texts are whoever's says so. */
export interface StatedWave {
	/** Id or name of a maker or label. */
	readonly maker?: string | undefined;
	readonly cve?: string | undefined;
	readonly signature?: string | undefined;
	readonly port?: number | undefined;
	/** `YYYY-MM-DD` */
	readonly since: string;
	/** Address or name of whoever says so. */
	readonly source: string;
	readonly text?: string | undefined;
	/** Who states it, where that is not whoever writes it down. */
	readonly by?: string | undefined;
}

/** What it is held against. */
export interface WaveContext {
	readonly catalogue: Pick<Catalogue, "findVendors">;
	/** `YYYY-MM-DD` */
	readonly today: string;
}

/** Longest name, reason or text of anybody. */
export const MOST_WORDS = 500;

/** The wave as it goes on record. Problems: `detect/bad-wave`. */
export function stateWave(stated: StatedWave, context: WaveContext, who: string): Result<WaveFacts, Problem> {
	const key = keyOf(stated, context.catalogue);
	if (!key.ok) return key;
	const { since, source, text } = stated;
	if (!isDay(since)) return err(badWave(`"${since.slice(0, 40)}" is no day`, "since", "Write it as YYYY-MM-DD."));
	if (since > context.today) return err(badWave("a wave cannot start in the future", "since", "Give the day on which it was first seen."));
	if (source.trim() === "") return err(badWave("nobody is named who says so", "source", "Give a name or an address."));
	return ok({
		key: key.value,
		category: undefined,
		startedAt: since,
		peakAt: undefined,
		endedAt: undefined,
		sources: undefined,
		targets: undefined,
		countries: [],
		evidence: [{ text: (text ?? "stated by hand").slice(0, MOST_WORDS), source: source.slice(0, MOST_WORDS) }],
		statedBy: stated.by ?? who,
		synthetic: false,
	});
}

/** Which part of a wave's key is stated; at least one of maker, signature and CVE. */
export function keyOf(
	{ maker, cve, signature, port }: Pick<StatedWave, "maker" | "cve" | "signature" | "port">,
	catalogue: WaveContext["catalogue"],
): Result<WaveFacts["key"], Problem> {
	if (maker === undefined && signature === undefined && cve === undefined)
		return err(badWave("a wave needs a maker, a signature or a CVE", "maker", "Give at least one of maker, signature and CVE."));
	if (cve !== undefined && !/^CVE-\d{4}-\d{4,19}$/.test(cve))
		return err(badWave(`"${cve.slice(0, 40)}" is no CVE id`, "cve", "Write it as CVE-2017-7921."));
	if (port !== undefined && !(Number.isInteger(port) && port > 0 && port <= 65_535))
		return err(badWave("that is no port", "port", "Use a number from 1 to 65535."));
	const vendor = maker === undefined ? undefined : catalogue.findVendors(maker)[0];
	// A wave of a maker that nobody knows would raise no device's priority: a typing error is refused.
	if (maker !== undefined && (vendor === undefined || vendor.id.startsWith("text:"))) {
		const message = `"${maker.slice(0, 60)}" is no maker or label that the catalogue has`;
		return err(badWave(message, "maker", "Check the name, or state the wave by its CVE or signature."));
	}
	return ok({ maker: vendor?.id, signature: signature?.slice(0, MOST_WORDS), port, cve });
}

/** Whether a text is a day of the calendar, `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
	const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
	return Number.isFinite(at) && new Date(at).toISOString().startsWith(text);
}
