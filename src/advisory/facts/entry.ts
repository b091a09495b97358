/** One line of a document: a product under a label, a range of its versions, what a source says of them, and what to do. */
import { type Reading, rangesOf, type StatementRanges } from "./affected-range.ts";
import type { StatusName } from "./csaf-document.ts";
import type { FactProduct, Facts, Statement } from "./facts.ts";
import { labelOf } from "./label.ts";
import { modelNumbers } from "./model-numbers.ts";
import type { AdvisoryPlan, ModelReading } from "./plan.ts";
import { allVersions, type VersionRange, versTypeOf } from "./version-range.ts";

/** One product range with its status under one hole. */
export interface Entry {
	/** Vendor branch. */
	readonly label: string;
	/** Product branch: the model as the source writes it. */
	readonly name: string;
	/** How the product is called in full, without range and source. */
	readonly calledFully: string;
	readonly numbers: readonly string[];
	/** Source ids joined by a dash: `nvd`, `cna-nvd`. Entries of one hole with different tags are alternatives, not a union. */
	readonly tag: string;
	readonly range: VersionRange;
	readonly status: StatusName;
	/** The statement it comes from. */
	readonly statement: Statement;
	readonly fix: StatementRanges["fix"];
	readonly software: boolean;
	/** No source says which devices are meant, or nothing about them can be compared. */
	readonly undecided: boolean;
}

/** A name with the labels it is stated under. */
interface Named {
	readonly label: string;
	readonly name: string;
	readonly calledFully: string;
	readonly numbers: readonly string[];
	readonly status: "known_affected" | "under_investigation";
}

/** All entries of one hole, in the order of the facts. */
export function entriesOf(facts: Facts, plan: AdvisoryPlan): readonly Entry[] {
	return facts.statements.flatMap((statement) =>
		statement.products.flatMap((product) => {
			const reading = plan.models?.[product.model];
			const undecided = plan.lookUp !== undefined || reading?.status !== undefined;
			return namesOf(product, facts, plan, reading).flatMap((named) =>
				entriesOfName(named, { product, statement, facts, plan, undecided }),
			);
		}),
	);
}

/** What an entry is made of besides its name. */
interface Origin {
	readonly product: FactProduct;
	readonly statement: Statement;
	readonly facts: Facts;
	readonly plan: AdvisoryPlan;
	readonly undecided: boolean;
}

function entriesOfName(named: Named, { product, statement, facts, plan, undecided }: Origin): readonly Entry[] {
	const value = statement.affected.value ?? "";
	const reading: Reading = { openAbove: plan.openAbove?.includes(facts.cve) === true, slip: plan.slips?.[value] };
	const ranges: StatementRanges = undecided ? { affected: allVersions } : rangesOf(statement, versTypeOf(facts.maker), reading);
	const common = {
		label: named.label,
		name: named.name,
		calledFully: named.calledFully,
		numbers: named.numbers,
		tag: plan.tags?.[value] ?? statement.source.join("-"),
		statement,
		fix: ranges.fix,
		software: product.kind === "software",
		undecided: undecided || named.status === "under_investigation",
	};
	const of = (status: StatusName, range: VersionRange | undefined): readonly Entry[] =>
		range === undefined ? [] : [{ ...common, status, range }];
	return [
		...of(undecided ? "under_investigation" : named.status, ranges.affected),
		...of("fixed", ranges.fixed),
		...of("known_not_affected", ranges.safe),
		...of("under_investigation", ranges.open),
	];
}

function namesOf(product: FactProduct, facts: Facts, plan: AdvisoryPlan, reading: ModelReading | undefined): readonly Named[] {
	if (typeof product.line === "string" && product.model === `${product.line} platform`) {
		const calledFully = `${facts.maker} firmware platform ${product.line}`;
		return [{ label: facts.maker, name: product.model, calledFully, numbers: [], status: "known_affected" }];
	}
	const name = reading?.name ?? product.model;
	const numbers = modelNumbers(product, reading?.also);
	const status = reading?.status ?? "known_affected";
	const at = (label: string, as: Named["status"]): Named => ({ label, name, calledFully: `${label} ${name}`, numbers, status: as });
	const relabels = plan.relabels?.cves.includes(facts.cve) === true ? plan.relabels : undefined;
	return [
		...(reading?.brands ?? [labelOf(product, facts.maker)]).map((label) => at(label, status)),
		...(relabels?.brands ?? []).map((label) => at(label, relabels?.status ?? status)),
	];
}
