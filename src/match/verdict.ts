/**
 * What `match/` answers: a verdict in CSAF's words, with its proof and, where it is open, the missing fact.
 *
 * Shapes are those of the command line's JSON (`seawall/assessment/1`); rules are in docs/verdicts.md.
 */
import type { ProductStatus } from "../advisory/document.ts";
import type { DeviceKind, Exposure, Rejected } from "../inventory/device.ts";
import type { ListEdition } from "./attack-lists.ts";

export type Verdict = ProductStatus;

/** Why a device is known_not_affected, or under_investigation. */
export type NotAffectedKind = "not_listed" | "below_range" | "after_range" | "stated_safe" | "per_cve";
export type InvestigationKind =
	| "firmware_missing"
	| "firmware_partial"
	| "firmware_unreadable"
	| "no_order"
	| "gap_before_fix"
	| "other_version"
	| "model_missing"
	| "model_unclear"
	| "model_not_mapped"
	| "maker_unknown"
	| "condition"
	| "sources_disagree"
	| "range_unreadable"
	| "no_facts"
	| "stated_open";

/** How sure the weakest link of the proof is. */
export type Confidence = "high" | "medium" | "low";

/** One step of a proof. */
export interface Reason {
	/** `vendor`, `relabel`, `model`, `range`, `fix`, `status`, `condition`, `source`, `exposure`, `note`. */
	readonly step: string;
	/** The rule applied, such as `model/series-prefix`, `range/inside`, `fix/at-or-after`. */
	readonly rule: string;
	/** What came out, in words: `DS-2CD2142FWD-I is a DS-2CD2xx2FWD Series`. */
	readonly outcome: string;
	/** Where it stands: document id (or `catalogue`, `inventory`), JSON pointer, and the words themselves. */
	readonly document: string;
	readonly pointer: string;
	readonly quote: string;
}

/** The smallest missing fact, and the verdict for each value it could take. */
export interface Need {
	/**
	 * What to find out: of the device `firmware`, `model`, `maker`, `oem_model` (which of the maker's models it is), `condition`; of
	 * its vendor `vendor_statement` (whether this version is affected).
	 */
	readonly fact: string;
	/** The question in words: `Read the firmware build`. */
	readonly question: string;
	readonly outcomes: readonly { readonly when: string; readonly verdict: Verdict }[];
}

/** What a document, or several on one hole, mean for one device. */
export interface Judgement {
	readonly verdict: Verdict;
	readonly kind: NotAffectedKind | InvestigationKind | undefined;
	readonly confidence: Confidence;
	readonly advisory: string;
	readonly cve: string | undefined;
	readonly productIds: readonly string[];
	/** Firmware to install, as the document writes it; `undefined` where none is stated. */
	readonly upgradeTo: string | undefined;
	/** What to do where there is no fix: `replace`, `isolate`, or `upgrade`. */
	readonly action: ActionKind;
	readonly because: readonly Reason[];
	readonly needs: readonly Need[];
}

export type ActionKind = "upgrade" | "replace" | "isolate" | "ask_vendor" | "find_out" | "none";

/** How urgent, with the reasons in words. Rank 1 is first. */
export interface Priority {
	readonly rank: number;
	/** `YYYY-MM-DD`; `undefined` where no rule gives one. */
	readonly due: string | undefined;
	readonly reasons: readonly string[];
}

/** The device as a finding shows it. */
export interface FindingDevice {
	readonly id: string;
	readonly site: string | undefined;
	readonly name: string | undefined;
	readonly brand: string | undefined;
	readonly maker: string | undefined;
	readonly model: string | undefined;
	readonly firmware: string | undefined;
	readonly kind: DeviceKind;
	readonly exposure: Exposure;
	/** The user's own statement of what is inside; only where there is one. */
	readonly oemMap?: { readonly manufacturer: string; readonly model: string };
	/** Ids of the signals that it shows (docs/signals.md); only where there is one. */
	readonly signals?: readonly string[];
}

/** A judgement on a device, ranked: one a device and hole. `sources` are the other documents that speak of the same hole. */
export interface Finding extends Judgement {
	readonly device: FindingDevice;
	/** Key of the hole: its CVE, or the advisory with the place of the hole in it; empty where the device could not be identified. */
	readonly hole: string;
	readonly title: string;
	readonly priority: Priority;
	readonly sources: readonly { readonly advisory: string; readonly verdict: Verdict }[];
}

/** The same thing to do on several devices of one site: one line of the answer. */
export interface Action {
	readonly kind: ActionKind;
	/** In words: `Upgrade 14 DS-2CD2142FWD-I at Depot North to V5.4.5 build 170124`. */
	readonly what: string;
	readonly why: string;
	readonly site: string | undefined;
	readonly brand: string | undefined;
	readonly model: string | undefined;
	readonly upgradeTo: string | undefined;
	readonly deviceIds: readonly string[];
	/** How many of them are reachable from the internet. */
	readonly exposed: number;
	/** On how many of them a suppression accepts every finding of this verdict: the step stays, and is not pressing there. */
	readonly accepted: number;
	readonly cves: readonly string[];
	readonly advisories: readonly string[];
	readonly verdict: Verdict;
	readonly priority: Priority;
}

/** Actions that are counted and not listed, and their devices. */
export interface FurtherActions {
	readonly actions: number;
	readonly devices: number;
}

/** A missing fact, with all the devices it is missing on, ordered by how many verdicts the answers decide. */
export interface Question {
	readonly fact: string;
	/** `Read the firmware build of these 312 devices` */
	readonly what: string;
	/** Number of open verdicts (device and hole) that the answers decide. */
	readonly decides: number;
	readonly deviceIds: readonly string[];
	/** Where to look, when the answer depends on what people can see: `Configuration > System > System settings`. */
	readonly hint: string;
}

/** Devices counted by their worst verdict. */
export interface Summary {
	readonly known_affected: number;
	readonly under_investigation: number;
	readonly fixed: number;
	readonly known_not_affected: number;
	/** Identified, and no document held speaks of it. Nothing known is not the same as safe. */
	readonly no_statement: number;
}

/** Devices of one brand and model. */
export interface ProductMatch {
	readonly brand: string | undefined;
	readonly model: string | undefined;
	readonly devices: number;
}

/** What one document matches. `summary` counts devices by the worst that this document says of them. */
export interface DocumentMatch {
	readonly advisory: string;
	readonly devices: number;
	readonly summary: Readonly<Record<Verdict, number>>;
	readonly products: readonly ProductMatch[];
}

/** Documents with their devices and products, and products with their documents. */
export interface Matches {
	readonly documents: readonly DocumentMatch[];
	readonly products: readonly (ProductMatch & { readonly advisories: readonly string[] })[];
}

/** The whole answer. */
export interface Assessment {
	readonly schema: "seawall/assessment/1";
	/** `YYYY-MM-DD` the assessment speaks about. */
	readonly asOf: string;
	/** `ageDays` is negative where `asOf` lies before the catalogue's date. */
	readonly catalogue: { readonly version: string; readonly date: string; readonly ageDays: number };
	/** Published lists on attacks that were looked at beside the catalogue; `null`: none was taken. */
	readonly lists: { readonly kev: ListEdition | null; readonly epss: ListEdition | null };
	readonly devices: number;
	readonly distinctIdentities: number;
	readonly advisories: number;
	/** Newest current_release_date among the documents looked through. */
	readonly newestAdvisory: string | undefined;
	readonly statements: number;
	readonly summary: Summary;
	/** Devices known_affected or under_investigation that are reachable from the internet. */
	readonly exposedAtRisk: { readonly known_affected: number; readonly under_investigation: number };
	/** What is matched at all, shown or not. */
	readonly matches: Matches;
	/** Holes known to be attacked for which no source states what is affected; the documents say what to look up. */
	readonly undecidable: readonly { readonly cve: string; readonly title: string; readonly maker: string; readonly lookUp: string }[];
	readonly findings: readonly Finding[];
	readonly actions: readonly Action[];
	/** Not stated: all are listed. */
	readonly furtherActions?: FurtherActions;
	readonly questions: readonly Question[];
	/** Devices of which no document speaks: id and how they are called. */
	readonly unspoken: readonly FindingDevice[];
	readonly rejected: readonly Rejected[];
	/** Files left out, as one-line messages. */
	readonly problems: readonly string[];
}
