/** The answer of a check: every requirement, and whether the stated role is met. */
import type { ProviderMetadata } from "../metadata.ts";
import type { Digest, OpenPgp, ProviderWeb } from "../ports.ts";
import { lackingFor, meetsRole, type Role } from "../roles.ts";
import type { Findings, RequirementReport } from "./findings.ts";

/** What a check needs. */
export interface CheckTools {
	readonly web: ProviderWeb;
	readonly digest: Digest;
	readonly pgp: OpenPgp;
	/** UTC milliseconds. */
	readonly now: number;
	/** Called with how many documents are done, of how many. */
	readonly progress?: (done: number, of: number) => void;
}

/** The answer. */
export interface ProviderCheck {
	/** As the metadata states it; `null` where there is none. */
	readonly role: Role | null;
	/** Whether that role is met; `null` where what was not looked at decides. */
	readonly roleMet: boolean | null;
	/** Numbers that the role asks for and that fail. */
	readonly lacking: readonly number[];
	/** The highest role that is met. */
	readonly meets: Role | null;
	readonly csafVersion: "2.0" | "2.1" | null;
	/** Address of the metadata, or of the list of providers. */
	readonly url: string | null;
	readonly documents: number;
	readonly requirements: readonly RequirementReport[];
}

/** Puts the answer together. */
export function answerOf(
	findings: Findings,
	metadata: Pick<ProviderMetadata, "version" | "role"> | undefined,
	url: string | undefined,
	looked: number,
	used: { readonly rolie: boolean; readonly directory: boolean },
	role: Role | undefined = metadata?.role,
): ProviderCheck {
	const requirements = findings.reports();
	const results = new Map(requirements.map(({ num, result }) => [num, result]));
	const version = metadata?.version ?? "2.0";
	const found = metadata !== undefined;
	const ladder: readonly Role[] =
		role === "lister" || role === "aggregator" ? [role] : ["csaf_trusted_provider", "csaf_provider", "csaf_publisher"];
	return {
		role: role ?? null,
		roleMet: found && role !== undefined ? (meetsRole(role, version, results, used) ?? null) : false,
		lacking: found && role !== undefined ? lackingFor(role, version, results, used) : [],
		meets: found ? (ladder.find((one) => meetsRole(one, version, results, used) === true) ?? null) : null,
		csafVersion: metadata?.version ?? null,
		url: url ?? null,
		documents: looked,
		requirements,
	};
}
