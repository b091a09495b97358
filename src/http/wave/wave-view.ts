/** What pages show of a wave's measure: exact for those who run the sensors, as everybody may see it for all others. */
import { type PublicMeasure, publishWave } from "../../detect/record/publish-wave.ts";
import type { Wave } from "../../detect/wave.ts";
import type { Say } from "../design/say.ts";
import { shown } from "../design/shown.tsx";

/** What a page shows. */
export interface MeasureView {
	readonly measure: PublicMeasure;
	/** Small counts are hidden in it. */
	readonly isPublic: boolean;
	/** Of the exact one. */
	readonly organisations: number | undefined;
	readonly successes: number | undefined;
}

/** As everybody may see it; `undefined`: nothing was measured. */
export function publicView(wave: Wave): MeasureView | undefined {
	const { measure } = publishWave(wave);
	return measure && { measure, isPublic: true, organisations: undefined, successes: undefined };
}

/** With every count. */
export function exactView(wave: Wave): MeasureView | undefined {
	const { measure } = publishWave(wave);
	const { measured } = wave;
	if (measure === undefined || measured === undefined) return undefined;
	const { breadth, intensity, damage, byCountry = [], curve } = measured;
	const { networks, sensors, liveSensors } = breadth;
	const exact = { networks, sensors, liveSensors, ratioAtLeast: intensity.ratioAtLeast, victims: damage.victims, byCountry, curve };
	return { measure: { ...measure, ...exact }, isPublic: false, organisations: damage.organisations, successes: damage.successes };
}

/** What a wave attacks: its name first, where it has one. */
export function waveTitle(say: Say, { name, key }: Pick<Wave, "name" | "key">, makerName: (id: string) => string): string {
	const maker = key.maker === undefined ? undefined : makerName(key.maker);
	const port = key.port === undefined ? undefined : say.t("wave.port", { port: String(key.port) });
	const what = [maker, key.cve, port, key.signature].filter((part) => part !== undefined && part !== "");
	const words = say.t("wave.on", { what: shown(what.length === 0 ? say.t("wave.unknownAim") : what.join(", "), 160) });
	return name === undefined ? words : `${shown(name, 80)}: ${words}`;
}

/** From when to when. */
export function waveSpan(say: Say, { startedAt, endedAt }: Pick<Wave, "startedAt" | "endedAt">): string {
	return endedAt === undefined
		? say.t("wave.since", { date: say.date(startedAt) })
		: say.t("wave.span", { from: say.date(startedAt), to: say.date(endedAt) });
}
