/** Routes about oneself. */
import type { Problem } from "../../core/problem.ts";
import { organisationTree } from "../../people/organisation.ts";
import type { Known } from "../../people/ports.ts";
import { isPermission } from "../../people/role.ts";
import { confirmPassword } from "../../people/sign-in.ts";
import { tokenEnd, tokenFault } from "../../people/token.ts";
import { type Desk, formOf, type Visit } from "../program/desk.ts";
import { type Route, selfRoute } from "../program/route.ts";
import { Account, Once, SetUpFactor } from "./account-pages.tsx";
import { bareCode, isTotpSecret, newRecoveryCodes, newTotpSecret, totpAddress, totpPicture } from "./authenticator.ts";
import { doneWords, type PlainKey, page } from "./frame.tsx";
import { organisationsOf } from "./people-routes.tsx";
import { newPasswordFault, waiting, wrong } from "./sign-in-routes.tsx";
import { relyingParty } from "./webauthn.ts";

const DONE: Readonly<Record<string, PlainKey>> = {
	factor: "account.done.factor",
	passkey: "account.done.passkey",
	renamed: "account.done.renamed",
	removed: "account.done.removed",
	ended: "account.done.ended",
	password: "account.done.password",
	revoked: "account.done.revoked",
};

/** Routes about oneself. */
export const ACCOUNT_ROUTES: readonly Route[] = [
	selfRoute("GET", "/console/account", async (desk, visit, known) => account(desk, visit, known, undefined)),
	selfRoute("GET", "/console/account/second-factor", async (_, visit, known) => setUp(visit, known, newTotpSecret(), undefined)),
	selfRoute("POST", "/console/account/second-factor", turnOn),
	selfRoute("POST", "/console/account/second-factor/remove", async (desk, visit, known) => {
		const right = await confirmPassword(desk.gate, known, (await formOf(visit.c)).get("password") ?? "");
		if (!right.ok) return account(desk, visit, known, right.error.problem);
		await desk.gate.people.setTotp({ personId: known.person.id, secret: undefined, codeHashes: [], step: 0, ...by(desk, known) });
		return visit.c.redirect("/console/account?done=factor", 303);
	}),
	selfRoute("POST", "/console/account/sessions/end", async (desk, visit, known) => {
		const only = (await formOf(visit.c)).get("session") ?? undefined;
		const except = only === undefined ? known.session?.id : undefined;
		await desk.gate.people.endSessions({ personId: known.person.id, only, except, ...by(desk, known) });
		return visit.c.redirect("/console/account?done=ended", 303);
	}),
	selfRoute("POST", "/console/account/password", async (desk, visit, known) => {
		const form = await formOf(visit.c);
		const right = await confirmPassword(desk.gate, known, form.get("current") ?? "");
		const fault = right.ok ? newPasswordFault(form.get("new") ?? "", form.get("again") ?? "", known.person) : right.error.problem;
		if (fault !== undefined) return account(desk, visit, known, fault);
		const passwordHash = await desk.gate.hasher.hash(form.get("new") ?? "");
		await desk.gate.people.setPassword({ personId: known.person.id, passwordHash, except: known.session?.id, ...by(desk, known) });
		return visit.c.redirect("/console/account?done=password", 303);
	}),
	selfRoute("POST", "/console/account/tokens", makeToken),
	selfRoute("POST", "/console/account/tokens/revoke", async (desk, visit, known) => {
		const id = (await formOf(visit.c)).get("token") ?? "";
		await desk.gate.people.revokeToken({ id, personId: known.person.id, ...by(desk, known) });
		return visit.c.redirect("/console/account?done=revoked", 303);
	}),
];

function by(desk: Desk, known: Known) {
	return { who: known.person.email, at: desk.gate.now() };
}

/** The page of the account, with what stands against what was sent. */
export async function account(desk: Desk, visit: Visit, known: Known, problem: Problem | undefined): Promise<Response> {
	const { people } = desk.gate;
	const { c, formWord, say } = visit;
	const props = {
		person: known.person,
		formWord,
		problem,
		say,
		done: doneWords(say, DONE, c),
		sessions: await people.sessions(known.person.id, desk.gate.now()),
		currentId: known.session?.id,
		passkeys: await people.passkeys(known.person.id),
		mayHavePasskeys: relyingParty(desk.address(), c) !== undefined,
		hasPassword: (await people.credentialOf(known.person.id))?.passwordHash !== "",
		tokens: await people.tokens(known.person.id),
		organisations: await organisationsOf(desk, known),
	};
	const frame = { say, title: say.t("place.account"), person: known.person, formWord, at: "/console/account" };
	return page(c, { ...frame, children: <Account {...props} /> }, problem === undefined ? 200 : 422);
}

async function setUp({ c, formWord, say }: Visit, { person }: Known, secret: string, problem: Problem | undefined): Promise<Response> {
	const [address, picture] = [totpAddress(secret, person.email), await totpPicture(secret, person.email)];
	const children = (
		<SetUpFactor say={say} email={person.email} formWord={formWord} secret={secret} address={address} picture={picture} problem={problem} />
	);
	return page(c, { say, title: say.t("account.setUp"), person, formWord, children }, problem === undefined ? 200 : 422);
}

async function turnOn(desk: Desk, visit: Visit, known: Known): Promise<Response> {
	const form = await formOf(visit.c);
	const secret = form.get("secret") ?? "";
	if (!isTotpSecret(secret))
		return setUp(visit, known, newTotpSecret(), wrong("people/bad-key", "the key did not arrive whole", "Start anew with this one."));
	const right = await confirmPassword(desk.gate, known, form.get("password") ?? "");
	if (!right.ok) return setUp(visit, known, secret, right.error.problem);
	const step = desk.gate.codes.check(secret, (form.get("code") ?? "").replace(/\s/g, ""), desk.gate.now());
	if (step === undefined) {
		return setUp(
			visit,
			known,
			secret,
			wrong("people/wrong-code", "the code is not right", "Check the clock of the device, and type the code it shows now."),
		);
	}
	const codes = newRecoveryCodes();
	const codeHashes = codes.map((code) => desk.gate.codes.digest(bareCode(code)));
	await desk.gate.people.setTotp({ personId: known.person.id, secret, codeHashes, step, ...by(desk, known) });
	const { say } = visit;
	return page(visit.c, {
		say,
		title: say.t("account.codes"),
		person: known.person,
		formWord: visit.formWord,
		children: <Once say={say} lead={say.t("account.codesLead")} values={codes} />,
	});
}

async function makeToken(desk: Desk, visit: Visit, known: Known): Promise<Response> {
	const { gate } = desk;
	const form = await formOf(visit.c);
	const [name, organisationId, days] = [(form.get("name") ?? "").trim(), form.get("organisation") ?? "", Number(form.get("days"))];
	const scopes = [...new Set(form.getAll("scope"))].filter(isPermission);
	const tree = organisationTree(await gate.people.organisations());
	const fault = tokenFault(known, { name, organisationId, days, scopes }, tree, gate.now());
	if (fault !== undefined) return account(desk, visit, known, fault);
	const right = await confirmPassword(gate, known, form.get("token-password") ?? "");
	if (!right.ok) return account(desk, visit, known, waiting(desk, visit, right.error));
	const secret = `seawall_${gate.codes.secret()}`;
	const expiresAt = tokenEnd(days, gate.now());
	await gate.people.addToken({
		secretHash: gate.codes.digest(secret),
		personId: known.person.id,
		organisationId,
		name,
		scopes,
		expiresAt,
		...by(desk, known),
	});
	const { say } = visit;
	return page(visit.c, {
		say,
		title: say.t("account.token"),
		person: known.person,
		formWord: visit.formWord,
		children: <Once say={say} lead={say.t("account.tokenLead")} values={[secret]} />,
	});
}
