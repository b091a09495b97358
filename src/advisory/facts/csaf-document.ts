/** CSAF 2.0 as we write it: the part of the schema that our own documents use. Wire names, hence snake_case. */

export type NoteCategory = "description" | "details" | "general" | "summary";

export interface CsafNote {
	readonly category: NoteCategory;
	readonly title: string;
	readonly text: string;
}

/** Section 3.1.3, full_product_name_t. */
export interface CsafProduct {
	readonly name: string;
	readonly product_id: string;
	readonly product_identification_helper?: { readonly model_numbers: readonly string[] };
}

/** Section 3.1.2; a leaf carries `product`, the others `branches`. */
export type CsafBranch =
	| { readonly category: "vendor" | "product_name"; readonly name: string; readonly branches: readonly CsafBranch[] }
	| { readonly category: "product_version_range"; readonly name: string; readonly product: CsafProduct };

export type RemediationCategory = "vendor_fix" | "mitigation" | "none_available" | "no_fix_planned";

export type StatusName = "known_affected" | "fixed" | "known_not_affected" | "under_investigation";

export interface CsafVulnerability {
	readonly cve: string;
	readonly title: string;
	readonly cwe?: { readonly id: string; readonly name: string };
	readonly notes: readonly CsafNote[];
	readonly product_status: Readonly<Partial<Record<StatusName, readonly string[]>>>;
	readonly references?: readonly CsafReference[];
	readonly remediations: readonly {
		readonly category: RemediationCategory;
		readonly details: string;
		readonly product_ids: readonly string[];
	}[];
	readonly scores?: readonly CsafScore[];
	readonly threats: readonly {
		readonly category: "exploit_status" | "impact";
		readonly date?: string;
		readonly details: string;
		readonly product_ids?: readonly string[];
	}[];
}

export interface CsafReference {
	readonly category: "external" | "self";
	readonly summary: string;
	readonly url: string;
}

/** One score of each CVSS generation at most (mandatory test 6.1.7). */
export interface CsafScore {
	readonly products: readonly string[];
	readonly cvss_v2?: { readonly version: "2.0"; readonly vectorString: string; readonly baseScore: number };
	readonly cvss_v3?: {
		readonly version: "3.0" | "3.1";
		readonly vectorString: string;
		readonly baseScore: number;
		readonly baseSeverity: string;
	};
}

/** A whole document, profile Security Advisory (section 4.4). */
export interface CsafDocument {
	readonly document: {
		readonly aggregate_severity?: { readonly namespace: string; readonly text: string };
		readonly category: "csaf_security_advisory";
		readonly csaf_version: "2.0";
		readonly distribution: { readonly text: string; readonly tlp: { readonly label: "WHITE"; readonly url: string } };
		readonly lang: "en";
		readonly notes: readonly CsafNote[];
		readonly publisher: { readonly category: "other"; readonly name: string; readonly namespace: string };
		readonly references: readonly CsafReference[];
		readonly title: string;
		readonly tracking: {
			readonly current_release_date: string;
			readonly id: string;
			readonly initial_release_date: string;
			readonly revision_history: readonly { readonly date: string; readonly number: string; readonly summary: string }[];
			readonly status: "final";
			readonly version: string;
		};
	};
	readonly product_tree: { readonly branches: readonly CsafBranch[] };
	readonly vulnerabilities: readonly CsafVulnerability[];
}
