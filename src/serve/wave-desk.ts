/** Waves that programs state: held against the catalogue and the clock before they are kept. */
import type { Catalogue } from "../catalog/catalogue.ts";
import type { Problem } from "../core/problem.ts";
import { err, ok, type Result } from "../core/result.ts";
import type { Wave } from "../detect/wave.ts";
import type { StatedWaves } from "../http/ports.ts";

/** Where waves are kept. */
export interface KeptWaves {
	list(): Promise<readonly Wave[]>;
	record(wave: Omit<Wave, "id" | "revision">, id: string | undefined, who: string): Promise<Wave | undefined>;
}

/** Makes it. Problems: `http/bad-wave`. */
export function createWaveDesk(waves: KeptWaves, catalogue: Pick<Catalogue, "findVendors">, now: () => number): StatedWaves {
	const today = (): string => new Date(now()).toISOString().slice(0, 10);
	return {
		async record({ maker: named, cve, signature, port, since: startedAt, source, text }, who) {
			const vendor = named === undefined ? undefined : catalogue.findVendors(named)[0];
			const isKnown = vendor !== undefined && !vendor.id.startsWith("text:");
			// A wave of a maker that nobody knows would raise no device's priority.
			if (named !== undefined && !isKnown)
				return err(wrong("the catalogue has no such maker or label", "#/maker", "Check the name, or leave it out."));
			if (startedAt > today())
				return err(wrong("a wave cannot start in the future", "#/since", "Give the day on which it was first seen."));
			const kept = await waves.record(
				{
					key: { maker: vendor?.id, signature, port, cve },
					category: undefined,
					startedAt,
					peakAt: undefined,
					endedAt: undefined,
					sources: undefined,
					targets: undefined,
					countries: [],
					evidence: [{ text: text ?? "stated by hand", source }],
					statedBy: who,
					synthetic: false,
				},
				undefined,
				who,
			);
			if (kept === undefined) throw new Error("a new wave was not kept");
			return ok(kept);
		},
		async end(id, { on, source }, who): Promise<Result<Wave | undefined, Problem>> {
			const wave = (await waves.list()).find((one) => one.id === id);
			if (wave === undefined) return ok(undefined);
			const endedAt = on ?? today();
			if (endedAt < wave.startedAt) return err(wrong(`it started on ${wave.startedAt}`, "#/on", "Give a later day."));
			const { id: _, revision: __, ...facts } = wave;
			const evidence = source === undefined ? wave.evidence : [...wave.evidence, { text: `ended on ${endedAt}`, source }];
			return ok(await waves.record({ ...facts, endedAt, evidence }, id, who));
		},
	};
}

function wrong(message: string, at: string, todo: string): Problem {
	return { code: "http/bad-wave", message, at, todo };
}
