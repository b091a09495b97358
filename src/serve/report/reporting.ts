/** Reports over a store: the same work for the served program and for commands. */
import { createHash } from "node:crypto";
import { lookUpIn } from "../../account/report/look-up.ts";
import type { ReportStore, Signer } from "../../account/report/ports.ts";
import type { Reporting } from "../../account/report/reporting.ts";
import type { StatisticsStore } from "../../account/statistics/ports.ts";
import type { Catalogue } from "../../catalog/catalogue.ts";
import type { HeldShelf } from "../../store/held/held-people.ts";
import { figureFacts } from "./figure-facts.ts";

/** What it is made over. */
export interface ReportingParts {
	readonly reports: ReportStore;
	readonly shelf: Pick<HeldShelf, "documents" | "lists">;
	readonly catalogue: Catalogue;
	readonly signer: Signer | undefined;
	readonly statistics: Pick<StatisticsStore, "edition">;
	now(): number;
}

/** Makes it. */
export function reportingOver({ reports, signer, catalogue, now, ...parts }: ReportingParts): Reporting {
	const facts = figureFacts({ ...parts, catalogue, now });
	return {
		reports,
		lookUp: lookUpIn(facts),
		signer,
		hash: (text) => createHash("sha256").update(text).digest("hex"),
		now,
		// Another edition of the catalogue may come while it is served.
		get names() {
			return catalogue.vendors.flatMap(({ name, aliases }) => [name, ...aliases]);
		},
		vendorsOf: (name) => {
			const found = facts.vendor(name);
			return found === undefined ? [name.toLowerCase()] : [found.id];
		},
	};
}
