/** The smallest missing fact behind an open verdict, and what each answer would decide. */
import type { Identity } from "./identity.ts";
import type { InvestigationKind, Judgement, Need, Verdict } from "./verdict.ts";

/** What the need is told from. */
export interface OpenVerdict {
	readonly verdict: Verdict;
	readonly kind: Judgement["kind"];
	readonly upgradeTo: string | undefined;
	/** The version slot's text, for the outcomes. */
	readonly range: string;
	/** What lying in `range` would mean: a `fixed` range is good news. Default `known_affected`. */
	readonly inside?: Verdict;
}

/** The needs of a verdict: none unless it is under_investigation. */
export function needsOf(open: OpenVerdict, identity: Identity): readonly Need[] {
	if (open.verdict !== "under_investigation" || open.kind === undefined) return [];
	const need = NEEDS[open.kind as InvestigationKind];
	return need === undefined ? [] : [need(open, identity)];
}

type Ask = (open: OpenVerdict, identity: Identity) => Need;

const readBuild: Ask = (open) => ({
	fact: "firmware",
	question: "Read the firmware version with its build from the device's system page",
	outcomes: buildOutcomes(open),
});

function buildOutcomes({ range, upgradeTo, inside = "known_affected" }: OpenVerdict): Need["outcomes"] {
	const within = `within ${range.trim()}`;
	if (inside !== "known_affected") {
		return [
			{ when: within, verdict: inside },
			{ when: "any other version", verdict: "under_investigation" },
		];
	}
	if (upgradeTo === undefined) {
		return [
			{ when: range === "" ? "inside the affected range" : within, verdict: "known_affected" },
			{ when: "above the affected range", verdict: "known_not_affected" },
		];
	}
	return [
		{ when: range === "" ? `older than ${upgradeTo}` : within, verdict: "known_affected" },
		{ when: `${upgradeTo} or later`, verdict: "fixed" },
	];
}

const readModel: Ask = (_open, identity) => ({
	fact: "model",
	question: `Read the full model name from the device's label or system page${identity.model === undefined ? "" : ` ("${identity.model}" is too vague)`}`,
	outcomes: [
		{ when: "a model that is listed, in the affected range", verdict: "known_affected" },
		{ when: "a model that is not listed", verdict: "known_not_affected" },
	],
});

const findMaker: Ask = (_open, identity) => ({
	fact: "maker",
	question:
		identity.brand === undefined
			? "Find out who built the device: label, MAC address, or the maker's discovery tool"
			: `Find out who built the devices sold as ${identity.brand}`,
	outcomes: [
		{ when: "a maker whose advisories list the model", verdict: "known_affected" },
		{ when: "a maker without an open advisory for it", verdict: "known_not_affected" },
	],
});

const mapModel: Ask = (_open, identity) => ({
	fact: "oem_model",
	question: `Ask ${identity.brand ?? "the seller"} which of the maker's models ${identity.model ?? "the device"} is`,
	outcomes: [
		{ when: "a model that is listed, in the affected range", verdict: "known_affected" },
		{ when: "a model that is not listed", verdict: "known_not_affected" },
	],
});

const upgradeOrAsk: Ask = (open) => ({
	fact: "vendor_statement",
	question:
		open.upgradeTo === undefined
			? "Ask the vendor whether this version is affected"
			: `Ask the vendor whether this version has the fix, or install ${open.upgradeTo}`,
	outcomes: [
		{ when: "it does not have the fix", verdict: "known_affected" },
		{ when: open.upgradeTo === undefined ? "it has the fix" : `${open.upgradeTo} or later is installed`, verdict: "fixed" },
	],
});

const checkCondition: Ask = (open) => ({
	fact: "condition",
	question: `Check whether the condition holds: ${open.range.trim().slice(0, 160)}`,
	outcomes: [
		{ when: "it holds", verdict: open.inside ?? "known_affected" },
		{
			when: "it does not hold",
			verdict: (open.inside ?? "known_affected") === "known_affected" ? "known_not_affected" : "under_investigation",
		},
	],
});

const NEEDS: Readonly<Record<InvestigationKind, Ask | undefined>> = {
	firmware_missing: readBuild,
	firmware_partial: readBuild,
	firmware_unreadable: readBuild,
	no_order: upgradeOrAsk,
	gap_before_fix: upgradeOrAsk,
	other_version: upgradeOrAsk,
	model_missing: readModel,
	model_unclear: readModel,
	model_not_mapped: mapModel,
	maker_unknown: findMaker,
	condition: checkCondition,
	sources_disagree: upgradeOrAsk,
	range_unreadable: upgradeOrAsk,
	no_facts: upgradeOrAsk,
	stated_open: upgradeOrAsk,
};
