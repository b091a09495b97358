/** Operations about one's own tokens. */
import { organisationTree } from "../../people/organisation.ts";
import type { ApiToken, Known } from "../../people/ports.ts";
import { confirmPassword } from "../../people/sign-in.ts";
import { tokenEnd, tokenFault } from "../../people/token.ts";
import type { Desk } from "../program/desk.ts";
import { operation } from "./operation.ts";
import { refuseCall } from "./refuse-call.ts";
import { madeToken, newToken, tokenList } from "./schema/people.ts";

const own = { tag: "people", access: "self" } as const;

export const TOKEN_OPERATIONS = [
	operation(
		{ ...own, method: "GET", path: "/tokens", id: "listTokens", summary: "Your tokens, without what is secret", answer: tokenList },
		async ({ desk, known }) => ({ items: known === undefined ? [] : (await tokensOf(desk, known)).map(toToken) }),
	),
	operation(
		{
			...own,
			method: "POST",
			path: "/tokens",
			id: "makeToken",
			summary: "Makes a token, shown this one time; a token makes none that may do more or holds longer than itself",
			body: newToken,
			answer: madeToken,
			status: 201,
			refusals: [422, 429],
		},
		async ({ desk, visit, known, body }) => {
			if (known === undefined) return undefined;
			const { gate } = desk;
			const { name, organisation: organisationId, days, scopes: asked, password = "" } = body;
			const [at, scopes] = [gate.now(), [...new Set(asked)]];
			const tree = organisationTree(await gate.people.organisations());
			const fault = tokenFault(known, { name, organisationId, days, scopes }, tree, at);
			if (fault !== undefined) return refuseCall(visit.c, 422, fault);
			// Whoever found a browser open is not let in for a year by it.
			const right = known.session === undefined ? undefined : await confirmPassword(gate, known, password);
			if (right?.ok === false) {
				const { problem, until } = right.error;
				if (until !== undefined) visit.c.header("retry-after", String(Math.max(1, Math.ceil((until - at) / 1000))));
				return refuseCall(visit.c, until === undefined ? 422 : 429, problem);
			}
			const secret = `seawall_${gate.codes.secret()}`;
			const expiresAt = tokenEnd(days, at);
			const personId = known.person.id;
			const token = { secretHash: gate.codes.digest(secret), personId, organisationId, name, scopes, expiresAt };
			const id = await gate.people.addToken({ ...token, who: known.person.email, at });
			return { secret, token: { id, organisationId, name, scopes, createdAt: at, expiresAt } };
		},
	),
	operation(
		{ ...own, method: "DELETE", path: "/tokens/:token", id: "revokeToken", summary: "Ends a token of yours", answer: tokenList },
		async ({ desk, visit, known }) => {
			if (known === undefined) return undefined;
			const id = visit.c.req.param("token") ?? "";
			const change = { id, personId: known.person.id, who: known.person.email, at: desk.gate.now() };
			if (!(await tokensOf(desk, known)).some((token) => token.id === id)) return undefined;
			if (!(await desk.gate.people.revokeToken(change))) return undefined;
			return { items: (await tokensOf(desk, known)).map(toToken) };
		},
	),
] as const;

/** Tokens of whoever asks. A program sees those that can do no more than its own, in its organisation and below. */
async function tokensOf({ gate }: Desk, { person, asker: { limits } }: Known): Promise<readonly ApiToken[]> {
	const tokens = await gate.people.tokens(person.id);
	if (limits === undefined) return tokens;
	const tree = organisationTree(await gate.people.organisations());
	const isBelow = (id: string) => tree.upwards(id).some((above) => above.id === limits.organisationId);
	return tokens.filter(({ organisationId: of, scopes }) => isBelow(of) && scopes.every((scope) => limits.scopes.has(scope)));
}

function toToken({ id, organisationId: of, name, scopes, createdAt, expiresAt, revokedAt }: ApiToken) {
	return { id, organisationId: of, name, scopes, createdAt, expiresAt, revokedAt };
}
