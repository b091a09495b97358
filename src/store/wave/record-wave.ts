/** Writes waves, or further revisions of them, with their audit entries: all of a change or nothing. */
import type { WaveChange } from "../../detect/ports.ts";
import type { Wave, WaveFacts } from "../../detect/wave.ts";
import { appendAudit } from "../audit/append-audit.ts";
import { newId } from "../new-id.ts";
import { sha256 } from "../sha256.ts";
import { storable } from "../storable.ts";
import type { WaveRevisionTable } from "../tables.ts";
import type { Work } from "../work.ts";
import { insertRevision, selectRevisions } from "./queries.ts";
import { toWave } from "./wave-row.ts";

/** Gives the wave as kept; `undefined` when `id` names none. */
export async function recordWave(work: Work, change: WaveChange): Promise<Wave | undefined> {
	const kept = await recordWaves(work, [change]);
	return typeof kept === "string" ? undefined : kept?.[0];
}

/** Gives the waves as kept, in order; `undefined` when an id names none, `changed` when one has a newer revision: then nothing is written. */
export async function recordWaves(work: Work, changes: readonly WaveChange[]): Promise<readonly Wave[] | "changed" | undefined> {
	const found = [];
	for (const change of changes) {
		const earlier = change.id === undefined ? [] : await selectRevisions(work.db, storable(change.id)).execute();
		if (change.id !== undefined && earlier.length === 0) return undefined;
		const last = earlier.at(-1);
		if (change.after !== undefined && change.after !== last?.revision) return "changed";
		found.push({ change, last });
	}
	const kept: Wave[] = [];
	for (const { change, last } of found) kept.push(toWave(await writeRevision(work, change, last)));
	return kept;
}

async function writeRevision(
	work: Work,
	{ wave, id, who, at }: WaveChange,
	last: WaveRevisionTable | undefined,
): Promise<WaveRevisionTable> {
	const facts = storable(JSON.stringify(wave));
	// The same again is no revision, whoever says it and when.
	if (last !== undefined && withoutStep(last.facts) === withoutStep(facts)) return last;
	const waveId = id === undefined ? newId() : storable(id);
	const row = { wave_id: waveId, revision: (last?.revision ?? 0) + 1, started_at: wave.startedAt, facts, recorded_at: at };
	await insertRevision(work.db, row).execute();
	const before = last === undefined ? undefined : audited(last);
	await appendAudit(work, { who, what: "wave/record", subject: waveId, before, after: audited(row), at });
	return row;
}

/** What the audit says of a revision: its facts without what was measured, which its hash stands for. */
function audited({ revision, facts }: WaveRevisionTable): { readonly revision: number; readonly facts: string; readonly sha256: string } {
	const { measured: _, samples: __, ...rest } = JSON.parse(facts) as Partial<WaveFacts>;
	return { revision, facts: JSON.stringify(rest), sha256: sha256(facts) };
}

function withoutStep(facts: string): string {
	const { step: _, ...rest } = JSON.parse(facts) as Partial<WaveFacts>;
	return JSON.stringify(rest);
}
