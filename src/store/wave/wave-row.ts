/** A row as a wave. */
import type { Wave } from "../../detect/wave.ts";
import type { WaveRevisionTable } from "../tables.ts";

/** The facts were written by `recordWaves`; id and revision are the row's. JSON leaves out what is not stated. */
export function toWave(row: WaveRevisionTable): Wave {
	const facts = JSON.parse(row.facts) as Partial<Wave> & Pick<Wave, "startedAt">;
	const { dismissed, name, mergedInto, mergedFrom, splitFrom, splitOn, measured, samples, step } = facts;
	return {
		id: row.wave_id,
		revision: row.revision,
		key: { maker: facts.key?.maker, signature: facts.key?.signature, port: facts.key?.port, cve: facts.key?.cve },
		category: facts.category,
		startedAt: facts.startedAt,
		peakAt: facts.peakAt,
		endedAt: facts.endedAt,
		sources: facts.sources,
		targets: facts.targets,
		countries: facts.countries ?? [],
		evidence: facts.evidence ?? [],
		statedBy: facts.statedBy,
		synthetic: facts.synthetic === true,
		...(dismissed === undefined ? {} : { dismissed }),
		...(name === undefined ? {} : { name }),
		...(mergedInto === undefined ? {} : { mergedInto }),
		...(mergedFrom === undefined ? {} : { mergedFrom }),
		...(splitFrom === undefined ? {} : { splitFrom }),
		...(splitOn === undefined ? {} : { splitOn }),
		...(measured === undefined ? {} : { measured }),
		...(samples === undefined ? {} : { samples }),
		...(step === undefined ? {} : { step }),
	};
}
