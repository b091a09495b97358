/** The answer in one look, over a whole view. */
import { isRunning, type Wave } from "../../detect/wave.ts";
import { countDevices, daysBetween, editionOf, newestOf } from "../assess.ts";
import { NO_LISTS } from "../attack-lists.ts";
import { listQuestions } from "../list-questions.ts";
import type { Question } from "../verdict.ts";
import { waveReach } from "../wave-reach.ts";
import { actionRows } from "./action-rows.ts";
import { reachOf as documentReach } from "./advisory-reach.ts";
import type { FleetChanges, FleetOverview, Moment, QuestionRow, WaveReach } from "./answers.ts";
import { countChanges } from "./changes.ts";
import { siteRows } from "./site-rows.ts";
import type { FleetView } from "./view.ts";

/** Lines of each list that are shown. */
const MOST_ACTIONS = 10;
const MOST_QUESTIONS = 5;
const MOST_SITES = 20;
const MOST_DOCUMENTS = 3;

/** What is known of the lists that devices come from. */
export type ListTimes = Pick<FleetOverview["sources"], "oldestList" | "newestList" | "unfinishedImports">;

const questions = new WeakMap<FleetView, readonly Question[]>();

/** All questions of a view, those that decide most first. */
export function questionsOfView(view: FleetView): readonly Question[] {
	const held = questions.get(view) ?? listQuestions(view.judged);
	questions.set(view, held);
	return held;
}

/** A question as it is listed. */
export function questionRow({ deviceIds, fact, what, decides, hint }: Question): QuestionRow {
	return { fact, what, decides, hint, devices: deviceIds.length };
}

/** Makes it. */
export function overviewOf(view: FleetView, times: ListTimes, received: readonly ReceivedDocument[]): Omit<FleetOverview, keyof Moment> {
	const { fleet, judged, matcher, options } = view;
	const { library, catalogue } = matcher;
	const lists = options.lists ?? NO_LISTS;
	const actions = actionRows(view);
	const asked = questionsOfView(view);
	const sites = siteRows(view);
	return {
		state: fleet.size === 0 ? "empty" : "ready",
		devices: fleet.size,
		distinctIdentities: fleet.identities.length,
		...countDevices(judged),
		actions: actions.slice(0, MOST_ACTIONS),
		actionCount: actions.length,
		questions: asked.slice(0, MOST_QUESTIONS).map(questionRow),
		questionCount: asked.length,
		sites: sites.slice(0, MOST_SITES),
		siteCount: sites.length,
		waves: waveReaches(view),
		changes: changesOf(view, received),
		sources: {
			catalogue: { version: catalogue.version, date: catalogue.date, ageDays: daysBetween(catalogue.date, options.asOf) },
			lists: { kev: editionOf(lists.kev), epss: editionOf(lists.epss) },
			documents: library.advisories.length,
			newestDocument: newestOf(library),
			statements: library.statements,
			...times,
		},
	};
}

/** A document that was received since the day that changes are counted from. */
export interface ReceivedDocument {
	readonly id: string;
	/** False: a newer revision of one that was held. */
	readonly isNew: boolean;
}

const changes = new WeakMap<FleetView, FleetChanges>();

function changesOf(view: FleetView, received: readonly ReceivedDocument[]): FleetChanges | undefined {
	if (view.earlier === undefined) return undefined;
	const held = changes.get(view);
	if (held !== undefined) return held;
	const advisories = received.flatMap(({ id, isNew }) => {
		const entry = view.matcher.library.byId.get(id)?.find(({ advisory }) => advisory.further === undefined);
		return entry === undefined ? [] : [{ id, isNew, title: entry.advisory.title, devices: documentReach(view, id).devices }];
	});
	const mine = advisories.filter(({ devices }) => devices > 0).sort((a, b) => b.devices - a.devices);
	const made = {
		...countChanges(view, view.earlier),
		received: advisories.filter(({ isNew }) => isNew).length,
		revised: advisories.filter(({ isNew }) => !isNew).length,
		ofMine: mine.length,
		mine: mine.slice(0, MOST_DOCUMENTS).map(({ id, title, devices }) => ({ id, title, devices })),
	};
	changes.set(view, made);
	return made;
}

/** The waves that run, and what of the fleet they may reach. */
export function waveReaches(view: FleetView): readonly WaveReach[] {
	const { waves, asOf } = view.options;
	return waves.filter((wave) => !wave.synthetic && isRunning(wave, asOf)).map((wave) => reachOf(view, wave));
}

function reachOf({ judged }: FleetView, wave: Wave): WaveReach {
	const { summary, lines, nameless } = waveReach(judged, wave);
	const exposed = lines.reduce((sum, line) => sum + (isAtRisk(line.verdict) ? line.exposed : 0), 0);
	const { known_affected, under_investigation, no_statement } = summary;
	const counts = { known_affected, under_investigation, no_statement, exposed, nameless: nameless.devices };
	return { wave: wave.id, title: titleOf(wave), startedAt: wave.startedAt, synthetic: wave.synthetic, ...counts };
}

function isAtRisk(verdict: string): boolean {
	return verdict === "known_affected" || verdict === "under_investigation";
}

/** What a wave is about, in the words of whoever stated it. */
export function titleOf({ name, key }: Wave): string {
	return [name, key.maker, key.signature, key.cve, key.port === undefined ? undefined : `port ${key.port}`]
		.filter((part) => part !== undefined && part !== "")
		.join(", ");
}
