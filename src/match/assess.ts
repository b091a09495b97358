/**
 * The main job: a fleet against all documents held. Who is at risk, what to do first, what is not known.
 *
 * Each identity is judged once; devices only add where they stand and who can reach them.
 */
import type { Catalogue } from "../catalog/catalogue.ts";
import type { Wave } from "../detect/wave.ts";
import type { Rejected } from "../inventory/device.ts";
import { type AttackLists, attackedIn, type ListEdition, NO_LISTS } from "./attack-lists.ts";
import type { Library } from "./compile.ts";
import { createFleet, EXPOSURES } from "./fleet.ts";
import { type HoleFilter, isUndecidable } from "./hole.ts";
import { createJudgedFleet, type JudgedFleet } from "./judged-fleet.ts";
import { listActions } from "./list-actions.ts";
import { listFindings, listUnspoken } from "./list-findings.ts";
import { listMatches } from "./list-matches.ts";
import { listQuestions } from "./list-questions.ts";
import { createMatcher } from "./matcher.ts";
import { type DeviceSelection, type SelectedDevices, selectDevices } from "./select-devices.ts";
import type { Assessment, Finding, Verdict } from "./verdict.ts";

/** What the assessment is made from. */
export interface AssessOptions extends HoleFilter, DeviceSelection {
	/** `YYYY-MM-DD` */
	readonly asOf: string;
	/** Also findings that are fixed or not affected. */
	readonly all?: boolean | undefined;
	readonly only?: Verdict | undefined;
	/** Waves on record; those that run on `asOf` raise the priority of what they reach. */
	readonly waves?: readonly Wave[] | undefined;
	/** Published lists on attacks. */
	readonly lists?: AttackLists | undefined;
}

/** Takes devices as they are read, then answers. */
export interface Assessor extends SelectedDevices {
	/**
	 * The whole answer. With `findings: false` the list of findings and of unspoken devices stays empty: stream them instead. With
	 * `brief` only so many actions are listed, the others are counted, and `matches` stays empty.
	 */
	finish(rest: {
		readonly rejected: readonly Rejected[];
		readonly problems: readonly string[];
		readonly findings?: boolean;
		readonly brief?: number | undefined;
	}): Assessment;
	/** Findings in order of urgency, made one by one: for fleets whose list would not fit in memory. */
	findings(): IterableIterator<Finding>;
}

/** Starts an assessment. */
export function createAssessor(library: Library, catalogue: Catalogue, options: AssessOptions): Assessor {
	const fleet = createFleet((device) => catalogue.signalsOf(device));
	const lists = options.lists ?? NO_LISTS;
	const judged = createJudgedFleet(fleet, createMatcher(library, catalogue), {
		filter: options,
		asOf: options.asOf,
		waves: options.waves ?? [],
		lists: options.lists,
	});
	const selected = selectDevices(fleet, options);
	const shown = (verdict: Verdict): boolean => {
		if (options.only !== undefined) return verdict === options.only;
		return options.all === true || verdict === "known_affected" || verdict === "under_investigation";
	};
	return {
		add: selected.add,
		sink: selected.sink,
		get met() {
			return selected.met;
		},
		get size() {
			return selected.size;
		},
		otherSites: selected.otherSites,
		finish(rest) {
			judged.judge();
			const wanted = rest.findings !== false;
			const { brief } = rest;
			const { actions, further } = listActions(judged, brief);
			return {
				schema: "seawall/assessment/1",
				asOf: options.asOf,
				catalogue: { version: catalogue.version, date: catalogue.date, ageDays: daysBetween(catalogue.date, options.asOf) },
				lists: { kev: editionOf(lists.kev), epss: editionOf(lists.epss) },
				devices: fleet.size,
				distinctIdentities: fleet.identities.length,
				advisories: library.advisories.length,
				newestAdvisory: newestOf(library),
				statements: library.statements,
				...countDevices(judged),
				matches: brief === undefined ? listMatches(judged) : { documents: [], products: [] },
				undecidable: undecidable(library, attackedIn(lists, catalogue)),
				findings: wanted ? [...listFindings(judged, shown)] : [],
				actions,
				...(brief === undefined ? {} : { furtherActions: further }),
				questions: listQuestions(judged),
				unspoken: wanted ? listUnspoken(judged) : [],
				rejected: rest.rejected,
				problems: rest.problems,
			};
		},
		findings() {
			judged.judge();
			return listFindings(judged, shown);
		},
	};
}

/** An edition as an answer names it. */
export function editionOf(list: ListEdition | undefined): ListEdition | null {
	return list === undefined ? null : { version: list.version, releasedOn: list.releasedOn };
}

/** Newest current_release_date among the documents. */
export function newestOf(library: Library): string | undefined {
	return library.advisories
		.map(({ advisory }) => advisory.currentReleaseDate)
		.sort()
		.at(-1);
}

/** Days from one to another. Negative where `to` is the earlier day: a question about a day before the facts were collected. */
export function daysBetween(from: string, to: string): number {
	return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/** Devices by their worst verdict, and those at risk that the internet reaches. */
export function countDevices({ fleet, judgedOf }: JudgedFleet): Pick<Assessment, "summary" | "exposedAtRisk"> {
	const summary = { known_affected: 0, under_investigation: 0, fixed: 0, known_not_affected: 0, no_statement: 0 };
	const exposedAtRisk = { known_affected: 0, under_investigation: 0 };
	for (let identity = 0; identity < fleet.identities.length; identity += 1) {
		const { worst } = judgedOf(identity);
		for (const exposure of EXPOSURES) {
			const devices = fleet.countOf(identity, exposure);
			summary[worst ?? "no_statement"] += devices;
			if ((worst === "known_affected" || worst === "under_investigation") && exposure === "internet") exposedAtRisk[worst] += devices;
		}
	}
	return { summary, exposedAtRisk };
}

/** Attacked holes for which no document names a model or version to compare with. */
function undecidable(library: Library, attacked: Catalogue["attacked"]): Assessment["undecidable"] {
	const found = new Map<string, Assessment["undecidable"][number]>();
	for (const { advisory, products } of library.advisories) {
		for (const vulnerability of advisory.vulnerabilities) {
			const { cve } = vulnerability;
			if (cve === undefined || !isUndecidable(vulnerability) || attacked(cve) === undefined) continue;
			const notes = [...vulnerability.notes, ...advisory.notes];
			const lookUp = notes.find((note) => /look up/i.test(note.title))?.text ?? advisory.references[0]?.url ?? "";
			found.set(cve, { cve, title: vulnerability.title ?? advisory.title, maker: products[0]?.product.vendor ?? "", lookUp });
		}
	}
	return [...found.values()].sort((a, b) => (a.cve < b.cve ? -1 : 1));
}
