/** The record of waves as operators and programs work with it: every change is a revision with who, why and when. */
import type { Catalogue } from "../../catalog/catalogue.ts";
import type { Problem } from "../../core/problem.ts";
import { err, ok, type Result } from "../../core/result.ts";
import type { WaveChange, WaveStore } from "../ports.ts";
import type { Wave, WaveFacts, WaveStep } from "../wave.ts";
import { dismissWave, endWave, nameWave, reasonOf, restoreWave } from "./change-wave.ts";
import { mergeWaves } from "./merge-waves.ts";
import { findingsOf } from "./refind-wave.ts";
import { type SplitAsk, splitWave } from "./split-wave.ts";
import { type StatedWave, stateWave } from "./state-wave.ts";
import { noWave, WAVE_CHANGED } from "./wave-fault.ts";

/** Who changes something, and which revision they looked at. */
export interface WaveBy {
	readonly who: string;
	/** Where there is a newer one, nothing is done (`detect/wave-changed`). */
	readonly after?: number | undefined;
}

/** A change of one wave. Problems: `detect/bad-wave`, `detect/no-wave`, `detect/wave-changed`. */
type Changed = Promise<Result<Wave, Problem>>;

/** What can be done. */
export interface WaveRecord {
	list(): Promise<readonly Wave[]>;
	/** Revisions, oldest first; none where no wave has the id. */
	revisions(id: string): Promise<readonly Wave[]>;
	state(stated: StatedWave, by: WaveBy): Changed;
	end(id: string, ask: { readonly on?: string | undefined; readonly source?: string | undefined }, by: WaveBy): Changed;
	name(id: string, name: string, by: WaveBy): Changed;
	dismiss(id: string, reason: string, by: WaveBy): Changed;
	restore(id: string, reason: string, by: WaveBy): Changed;
	/** Gives the whole; the parts get revisions that say so. */
	merge(into: string, parts: readonly string[], reason: string, by: WaveBy): Changed;
	/** Gives what was taken out. */
	split(id: string, ask: SplitAsk & { readonly reason: string }, by: WaveBy): Changed;
	/** Puts findings on record, each anew or as a further revision; one that was dismissed is let be, and given as it is. */
	keepFound(found: readonly WaveFacts[], who: string): Promise<readonly Wave[]>;
}

/** What it works with. */
export interface WaveRecordParts {
	readonly waves: Pick<WaveStore, "waves" | "revisions" | "recordAll">;
	readonly catalogue: Pick<Catalogue, "findVendors">;
	/** UTC milliseconds. */
	now(): number;
}

/** Makes it. */
export function createWaveRecord({ waves, catalogue, now }: WaveRecordParts): WaveRecord {
	const today = () => new Date(now()).toISOString().slice(0, 10);
	const find = async (id: string) => (await waves.waves()).find((one) => one.id === id);
	const stepOf = (what: WaveStep["what"], { who }: WaveBy, reason?: string): WaveStep => ({
		what,
		who,
		at: now(),
		...(reason === undefined ? {} : { reason }),
	});
	const changeOf = (wave: WaveFacts, step: WaveStep, of?: Wave): WaveChange => ({
		wave: { ...wave, step },
		id: of?.id,
		...(of === undefined ? {} : { after: of.revision }),
		who: step.who,
		at: step.at,
	});
	const write = async (changes: readonly WaveChange[], which = 0): Changed => {
		const kept = await waves.recordAll(changes);
		if (kept === "changed") return err(WAVE_CHANGED);
		const wave = kept?.[which];
		return wave === undefined ? err(noWave(changes[which]?.id ?? "")) : ok(wave);
	};
	const change = async (
		id: string,
		by: WaveBy,
		what: WaveStep["what"],
		work: (wave: Wave) => Result<WaveFacts, Problem>,
		reason?: string,
	): Changed => {
		const wave = await find(id);
		if (wave === undefined) return err(noWave(id));
		if (by.after !== undefined && by.after !== wave.revision) return err(WAVE_CHANGED);
		const facts = work(wave);
		return facts.ok ? write([changeOf(facts.value, stepOf(what, by, reason), wave)]) : facts;
	};
	return {
		list: () => waves.waves(),
		revisions: (id) => waves.revisions(id),
		async state(stated, by) {
			const facts = stateWave(stated, { catalogue, today: today() }, by.who);
			return facts.ok ? write([changeOf(facts.value, stepOf("stated", by))]) : facts;
		},
		end: (id, { on, source }, by) => change(id, by, "ended", (wave) => endWave(wave, { on: on ?? today(), source })),
		name: (id, name, by) => change(id, by, "named", (wave) => nameWave(wave, name)),
		dismiss: (id, reason, by) => change(id, by, "dismissed", (wave) => dismissWave(wave, reason), reason.trim()),
		restore: (id, reason, by) => change(id, by, "restored", (wave) => restoreWave(wave, reason), reason.trim()),
		async merge(into, parts, reason, by) {
			const why = reasonOf(reason);
			if (!why.ok) return why;
			const all = await waves.waves();
			const named = [into, ...parts].map((id) => all.find((one) => one.id === id));
			const missing = named.indexOf(undefined);
			if (missing >= 0) return err(noWave([into, ...parts][missing] ?? ""));
			const [whole, ...rest] = named.filter((one) => one !== undefined);
			if (whole === undefined) return err(noWave(into));
			if (by.after !== undefined && by.after !== whole.revision) return err(WAVE_CHANGED);
			const merged = mergeWaves(whole, rest);
			if (!merged.ok) return merged;
			const step = stepOf("merged", by, why.value);
			return write([
				changeOf(merged.value.whole, step, whole),
				...merged.value.parts.map(({ wave, facts }) => changeOf(facts, step, wave)),
			]);
		},
		async split(id, { reason, ...ask }, by) {
			const why = reasonOf(reason);
			if (!why.ok) return why;
			const wave = await find(id);
			if (wave === undefined) return err(noWave(id));
			if (by.after !== undefined && by.after !== wave.revision) return err(WAVE_CHANGED);
			const parts = splitWave(wave, ask, { catalogue, who: by.who });
			if (!parts.ok) return parts;
			const step = stepOf("split", by, why.value);
			return write([changeOf(parts.value.rest, step, wave), changeOf(parts.value.other, step)], 1);
		},
		async keepFound(found, who) {
			const kept: Wave[] = [];
			for (const { earlier, facts } of findingsOf(found, await waves.waves())) {
				if (earlier?.dismissed !== undefined) {
					kept.push(earlier);
					continue;
				}
				const written = await write([changeOf(facts, stepOf("found", { who }), earlier)]);
				// Somebody was faster: the next look finds it again.
				if (written.ok) kept.push(written.value);
				else if (earlier !== undefined) kept.push(earlier);
			}
			return kept;
		},
	};
}
