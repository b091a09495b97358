/** Writes a wave, or a further revision of one, with its audit entry. */
import type { WaveChange } from "../../detect/ports.ts";
import type { Wave } from "../../detect/wave.ts";
import { appendAudit } from "../audit/append-audit.ts";
import { newId } from "../new-id.ts";
import { storable } from "../storable.ts";
import type { Work } from "../work.ts";
import { insertRevision, selectRevisions } from "./queries.ts";
import { toWave } from "./wave-row.ts";

/** Gives the wave as kept; `undefined` when `id` names none. */
export async function recordWave(work: Work, { wave, id, who, at }: WaveChange): Promise<Wave | undefined> {
	const earlier = id === undefined ? [] : await selectRevisions(work.db, storable(id)).execute();
	if (id !== undefined && earlier.length === 0) return undefined;
	const waveId = id === undefined ? newId() : storable(id);
	const facts = storable(JSON.stringify(wave));
	const last = earlier.at(-1);
	if (last?.facts === facts) return toWave(last);
	const row = { wave_id: waveId, revision: earlier.length + 1, started_at: wave.startedAt, facts, recorded_at: at };
	await insertRevision(work.db, row).execute();
	const before = last === undefined ? undefined : { revision: last.revision, facts: last.facts };
	await appendAudit(work, { who, what: "wave/record", subject: waveId, before, after: { revision: row.revision, facts }, at });
	return toWave(row);
}
