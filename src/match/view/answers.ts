/** What is answered about the devices of an organisation and all below it: plain data that crosses threads and becomes JSON. */
import type { DeviceKind, Exposure } from "../../inventory/device.ts";
import type { ListEdition } from "../attack-lists.ts";
import type { Action, ActionKind, Confidence, Finding, Question, Summary, Verdict } from "../verdict.ts";
import type { Change, ChangeCounts } from "./earlier.ts";

/** The worst verdict on a device; `no_statement`: identified, and no document held speaks of it. */
export type DeviceVerdict = Verdict | "no_statement";

/** When an answer was made, and whether a newer one is being made because devices, documents, waves or the day have changed. */
export interface Moment {
	/** UTC milliseconds. */
	readonly madeAt: number;
	/** `YYYY-MM-DD` that it speaks of. */
	readonly asOf: string;
	readonly isRenewing: boolean;
}

/** Whose device it is. */
export interface Owner {
	readonly id: string;
	readonly name: string;
}

/** Which devices. Every field narrows; what is not given does not. All are strangers' texts. */
export interface DeviceFilter {
	/** Words that must all occur in name, id, brand, model, firmware, serial, MAC or an address; case and accents do not count. */
	readonly search?: string | undefined;
	/** Name of a site; empty: devices whose site nobody states. */
	readonly site?: string | undefined;
	readonly verdict?: DeviceVerdict | undefined;
	readonly exposure?: Exposure | undefined;
	/** Catalogue id of who may have built it (`hikvision`), or a brand as stated. */
	readonly maker?: string | undefined;
	readonly model?: string | undefined;
	readonly kind?: DeviceKind | undefined;
	/** Devices under this hole; their verdict is then the one on it. */
	readonly cve?: string | undefined;
	/** Devices of which this document speaks; their verdict is then what it says. */
	readonly advisory?: string | undefined;
	/** Id of one of the organisations below. */
	readonly owner?: string | undefined;
	/** Id of an action: the devices that it is about. */
	readonly action?: string | undefined;
	/** Devices that have changed so since the day before. */
	readonly changed?: Change | undefined;
}

/** What a list is ordered by; `urgency` is the most urgent first. */
export type DeviceSort = "urgency" | "site" | "name" | "brand" | "model" | "firmware" | "exposure" | "seen";

/** A page of devices. */
export interface DeviceQuery extends DeviceFilter {
	readonly sort?: DeviceSort | undefined;
	readonly descending?: boolean | undefined;
	/** `next` or `previous` of another page. */
	readonly after?: string | undefined;
	/** 1 to 200; 50 when not given. */
	readonly limit?: number | undefined;
}

/** A page of a list with the number of all that match. Cursors hold while the list changes; what they stand on may move. */
export interface Listed<T> extends Moment {
	readonly items: readonly T[];
	readonly total: number;
	/** Place of the first item among all, from 0. */
	readonly from: number;
	readonly next: string | undefined;
	readonly previous: string | undefined;
}

/** A device in a list. */
export interface DeviceRow {
	/** The id under which it is kept: not the one that an inventory states. */
	readonly id: string;
	readonly owner: Owner;
	readonly givenId: string;
	readonly name: string | undefined;
	readonly site: string | undefined;
	readonly brand: string | undefined;
	readonly maker: string | undefined;
	readonly model: string | undefined;
	readonly firmware: string | undefined;
	readonly kind: DeviceKind;
	readonly exposure: Exposure;
	/** UTC milliseconds. */
	readonly lastSeenAt: number;
	readonly verdict: DeviceVerdict;
	/** Holes by their verdict. */
	readonly holes: { readonly known_affected: number; readonly under_investigation: number };
	/** What to do; `undefined` where nothing is to be done beyond answering questions. */
	readonly step: { readonly kind: ActionKind; readonly upgradeTo: string | undefined; readonly words: string } | undefined;
	/** Of its most urgent hole: `YYYY-MM-DD`, where a rule gives one, and why. */
	readonly due: string | undefined;
	readonly reasons: readonly string[];
}

/** How many devices a filter's value would leave. */
export interface Facet {
	readonly value: string;
	readonly devices: number;
}

/** Counts for filters: each under all other filters. The most frequent values first, at most 50 each. */
export interface DeviceFacets extends Moment {
	readonly total: number;
	readonly verdict: readonly Facet[];
	readonly exposure: readonly Facet[];
	readonly site: readonly Facet[];
	readonly maker: readonly Facet[];
	readonly model: readonly Facet[];
	readonly kind: readonly Facet[];
	readonly owner: readonly (Facet & { readonly name: string })[];
}

/** A site, and the worst that is known of its devices. `site` undefined: nobody states it. */
export interface SiteRow {
	readonly owner: Owner;
	readonly site: string | undefined;
	readonly devices: number;
	readonly summary: Summary;
	/** Reachable from the internet and affected or open. */
	readonly exposedAtRisk: number;
}

/** An action without the list of its devices: `devices(…, { action: id })` gives it. */
export interface ActionRow extends Omit<Action, "deviceIds"> {
	readonly id: string;
	readonly devices: number;
}

/** A question without the list of its devices. */
export interface QuestionRow extends Omit<Question, "deviceIds"> {
	readonly devices: number;
}

/** A wave that runs, and what of the fleet it may reach. */
export interface WaveReach {
	readonly wave: string;
	readonly title: string;
	readonly startedAt: string;
	readonly synthetic: boolean;
	/** Devices with a hole that the wave is about, by the worst verdict on such a hole. */
	readonly known_affected: number;
	readonly under_investigation: number;
	/** Of these, those reachable from the internet. */
	readonly exposed: number;
	/** Devices of the maker that it is aimed at, of which no document speaks: nothing known, which is not safe. */
	readonly no_statement: number;
	/** Devices that nobody can identify. */
	readonly nameless: number;
}

/** What has changed since an earlier day, on devices and among documents. */
export interface FleetChanges extends ChangeCounts {
	/** Advisories that were received since, new ones and new revisions. */
	readonly received: number;
	readonly revised: number;
	/** Of these, those that speak of a device; the first few by name. */
	readonly ofMine: number;
	readonly mine: readonly { readonly id: string; readonly title: string; readonly devices: number }[];
}

/** The answer in one look. */
export interface FleetOverview extends Moment {
	/** `empty`: no device was imported yet. */
	readonly state: "ready" | "empty";
	readonly devices: number;
	readonly distinctIdentities: number;
	readonly summary: Summary;
	readonly exposedAtRisk: { readonly known_affected: number; readonly under_investigation: number };
	/** The most pressing actions, and how many there are. */
	readonly actions: readonly ActionRow[];
	readonly actionCount: number;
	readonly questions: readonly QuestionRow[];
	readonly questionCount: number;
	/** Sites with most devices at risk. */
	readonly sites: readonly SiteRow[];
	readonly siteCount: number;
	readonly waves: readonly WaveReach[];
	/** `undefined`: nothing was kept of an earlier day to hold today against. */
	readonly changes: FleetChanges | undefined;
	readonly sources: {
		readonly catalogue: { readonly version: string; readonly date: string; readonly ageDays: number };
		readonly lists: { readonly kev: ListEdition | null; readonly epss: ListEdition | null };
		readonly documents: number;
		/** Newest current_release_date among them. */
		readonly newestDocument: string | undefined;
		readonly statements: number;
		/** When the oldest and the newest of the lists that count were observed, UTC milliseconds. */
		readonly oldestList: number | undefined;
		readonly newestList: number | undefined;
		/** Imports that did not reach their end and do not count. */
		readonly unfinishedImports: number;
	};
}

/** One value that was stated, and when. */
export interface StatedValue {
	readonly field: string;
	readonly value: string;
	/** UTC milliseconds. */
	readonly at: number;
	readonly source: string;
	readonly line: number;
	readonly method: string;
	readonly confidence: number;
}

/** A field of a device that changed. */
export interface ValueChange {
	readonly field: string;
	readonly from: string | undefined;
	readonly to: string;
	readonly at: number;
	readonly source: string;
}

/** All about one device. */
export interface DeviceDetail extends Moment {
	readonly device: DeviceRow;
	readonly facts: {
		readonly mac: string | undefined;
		readonly serial: string | undefined;
		readonly protocol: string | undefined;
		readonly addresses: readonly string[];
		readonly openPorts: readonly number[];
		readonly oemMap: { readonly manufacturer: string; readonly model: string } | undefined;
		readonly firstSeenAt: number;
		readonly source: string;
		readonly line: number;
	};
	/** What was stated of it, newest first, at most 500. */
	readonly evidence: readonly StatedValue[];
	readonly history: readonly ValueChange[];
	readonly findings: readonly Finding[];
	readonly questions: readonly { readonly fact: string; readonly what: string; readonly hint: string; readonly decides: number }[];
}

/** Which findings: those of devices, narrowed further. */
export interface FindingQuery extends DeviceFilter {
	/** The least confidence. */
	readonly confidence?: Confidence | undefined;
	readonly after?: string | undefined;
	readonly limit?: number | undefined;
}

/** A finding with whose device it is. */
export interface FindingRow extends Finding {
	readonly owner: Owner;
	/** The id that the inventory states; `device.id` is the one under which it is kept. */
	readonly givenId: string;
}

/** What one document means for the fleet, in numbers. */
export interface ReachCount {
	/** Devices of which it speaks, by the worst that it says. */
	readonly devices: number;
	readonly summary: Readonly<Record<Verdict, number>>;
	readonly exposedAtRisk: number;
}

/** What one document means for the fleet. */
export interface AdvisoryReach extends Moment, ReachCount {
	readonly advisory: string;
	/** By brand, model and what to install. */
	readonly products: readonly {
		readonly brand: string | undefined;
		readonly model: string | undefined;
		readonly verdict: Verdict;
		readonly upgradeTo: string | undefined;
		readonly devices: number;
	}[];
	readonly sites: readonly { readonly site: string | undefined; readonly owner: Owner; readonly devices: number }[];
}
