/** What a token may be: never more than whoever makes it, and never longer than a year. */
import type { Problem } from "../core/problem.ts";
import { decide } from "./access.ts";
import type { OrganisationTree } from "./organisation.ts";
import type { Known } from "./ports.ts";
import type { Permission } from "./role.ts";

/** Days that a token may hold. */
export const LONGEST_TOKEN_DAYS = 366;

const DAY_MS = 24 * 60 * 60_000;

/** What is asked for. */
export interface TokenAsk {
	readonly name: string;
	readonly organisationId: string;
	readonly days: number;
	readonly scopes: readonly Permission[];
}

/** When it would run out. */
export function tokenEnd(days: number, at: number): number {
	return at + days * DAY_MS;
}

/** What stands against a token. A token makes none that may do more or holds longer than itself. */
export function tokenFault({ asker }: Known, ask: TokenAsk, tree: OrganisationTree, at: number): Problem | undefined {
	const { name, organisationId, days, scopes } = ask;
	if (name === "" || name.length > 100) return bad("the token needs a name", "Say what it is for, in up to 100 characters.");
	if (!Number.isInteger(days) || days < 1 || days > LONGEST_TOKEN_DAYS)
		return bad(`the days are no number from 1 to ${LONGEST_TOKEN_DAYS}`, "Give a number.");
	if (scopes.length === 0) return bad("the token may do nothing", "Choose what it may do.");
	const beyond = scopes.find((scope) => !decide(asker, scope, organisationId, tree).allow);
	if (beyond !== undefined) return bad(`you may not do ${beyond} there yourself`, "Choose what your role allows.");
	const ends = asker.limits?.expiresAt;
	if (ends !== undefined && tokenEnd(days, at) > ends) return bad("it would hold longer than the token that asks", "Give fewer days.");
	return undefined;
}

function bad(message: string, todo: string): Problem {
	return { code: "people/bad-token", message, at: "", todo };
}
