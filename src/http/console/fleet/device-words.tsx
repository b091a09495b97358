/** Words about devices and what to do with them, from what was found and not from its English. */

import type { Exposure } from "../../../inventory/device.ts";
import type { ActionKind } from "../../../match/verdict.ts";
import type { ActionRow, DeviceRow, QuestionRow } from "../../../match/view/answers.ts";
import type { Change } from "../../../match/view/earlier.ts";
import { EXPOSURE_KEYS } from "../../design/marks.tsx";
import type { MessageKey } from "../../design/messages/en.ts";
import type { Say } from "../../design/say.ts";
import { shown, Text } from "../../design/shown.tsx";

const STEP_KEYS = {
	upgrade: "step.upgrade",
	replace: "step.replace",
	isolate: "step.isolate",
	ask_vendor: "step.ask_vendor",
	find_out: "step.find_out",
	none: "step.none",
} as const satisfies Readonly<Record<ActionKind, MessageKey>>;

/** What to do with one device. */
export function stepWords(say: Say, step: NonNullable<DeviceRow["step"]>): string {
	if (step.kind === "upgrade" && step.upgradeTo !== undefined) return say.t("step.upgradeTo", { version: shown(step.upgradeTo, 60) });
	return say.t(STEP_KEYS[step.kind]);
}

/** What to do with several of one model: the engine's own sentence in English, in other languages made from its parts. */
export function actionTitle(say: Say, action: ActionRow): string {
	if (say.language === "en") return shown(action.what, 400);
	const model = [action.brand, action.model].filter((part) => part !== undefined && part !== "").join(" ");
	const step = stepWords(say, { kind: action.kind, upgradeTo: action.upgradeTo, words: "" });
	const devices = say.t("action.devices", { n: action.devices, model: shown(model, 80) });
	const site = action.site === undefined ? "" : say.t("action.at", { site: shown(action.site, 80) });
	return [step, [devices, site].filter((part) => part !== "").join(" ")].join(": ");
}

const FACT_KEYS: Readonly<Record<string, MessageKey>> = {
	firmware: "fact.firmware",
	model: "fact.model",
	maker: "fact.maker",
	oem_model: "fact.oem_model",
	condition: "fact.condition",
	vendor_statement: "fact.vendor_statement",
};

/** What to find out; in English in the engine's own words. */
export function questionTitle(say: Say, { fact, what, devices }: Pick<QuestionRow, "fact" | "what" | "devices">): string {
	const key = FACT_KEYS[fact] as "fact.firmware" | undefined;
	if (say.language === "en" || key === undefined) return shown(what, 400);
	return say.t(key, { n: devices });
}

/** Brand and model, as stated. */
export function ModelName({ say, of }: { readonly say: Say; readonly of: Pick<DeviceRow, "brand" | "maker" | "model"> }) {
	const words = [of.brand ?? of.maker, of.model].filter((part) => part !== undefined && part !== "");
	if (words.length === 0) return <span class="soft">{say.t("device.modelUnstated")}</span>;
	return <Text of={words.join(" ")} most={120} />;
}

/** Who can reach it; the internet stands out. */
export function Reach({ say, of }: { readonly say: Say; readonly of: Exposure }) {
	return <span class={of === "internet" ? "strong" : of === "unknown" ? "soft" : ""}>{say.t(EXPOSURE_KEYS[of])}</span>;
}

const SHORT_KEYS = {
	internet: "reach.internet",
	internal: "reach.internal",
	isolated: "reach.isolated",
	unknown: "reach.unknown",
} as const satisfies Readonly<Record<Exposure, MessageKey>>;

/** The same in a word, for a column that says what it is about. */
export function ShortReach({ say, of }: { readonly say: Say; readonly of: Exposure }) {
	return <span class={of === "internet" ? "strong" : "soft"}>{say.t(SHORT_KEYS[of])}</span>;
}

/** In which way a device has changed. */
export const CHANGE_KEYS = {
	affected: "change.affected",
	exposed: "change.exposed",
	settled: "change.settled",
	undecided: "change.undecided",
	new: "change.new",
} as const satisfies Readonly<Record<Change, MessageKey>>;

/** How a site is called. */
export function siteWords(say: Say, site: string | undefined): string {
	return site === undefined || site === "" ? say.t("fleet.noSite") : shown(site, 120);
}
