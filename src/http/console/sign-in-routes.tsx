/** The way in and out. */
import type { Problem } from "../../core/problem.ts";
import { emailKey, passwordFault } from "../../people/password.ts";
import type { Known } from "../../people/ports.ts";
import { enter, type Refusal, showSecondFactor, signIn } from "../../people/sign-in.ts";
import { Notice } from "../design/parts/notice.tsx";
import { type Desk, formOf, type Visit } from "../program/desk.ts";
import { openRoute, pendingRoute, type Route, selfRoute } from "../program/route.ts";
import { page } from "./frame.tsx";
import { Accept, HasAccount, Join, SecondFactor, SignIn } from "./sign-in-pages.tsx";
import { relyingParty } from "./webauthn.ts";

/** Routes of the way in. */
export const SIGN_IN_ROUTES: readonly Route[] = [
	openRoute("GET", "/console/sign-in", async (desk, visit) => {
		const done = visit.c.req.query("done") === "out" ? visit.say.t("signIn.out") : undefined;
		return signInPage(desk, visit, { done }, 200);
	}),
	openRoute("POST", "/console/sign-in", takePassword),
	pendingRoute("GET", "/console/second-factor", async (desk, visit, known) => secondFactorPage(desk, visit, known, undefined, 200)),
	pendingRoute("POST", "/console/second-factor", async (desk, visit, known) => {
		const shown = await showSecondFactor(desk.gate, known, (await formOf(visit.c)).get("code") ?? "", visit.origin);
		if (!shown.ok) return secondFactorPage(desk, visit, known, waiting(desk, visit, shown.error), statusOf(shown.error));
		desk.admit(visit, shown.value);
		return visit.c.redirect("/console", 303);
	}),
	openRoute("GET", "/console/join", async (desk, visit) => joinPage(desk, visit, visit.c.req.query("t") ?? "", {})),
	openRoute("POST", "/console/join", takeJoin),
	selfRoute("POST", "/console/join/accept", async (desk, visit, known) => {
		const link = (await formOf(visit.c)).get("link") ?? "";
		const change = { secretHash: desk.gate.codes.digest(link), personId: known.person.id, at: desk.gate.now() };
		const accepted = await desk.gate.people.accept(change);
		if (accepted === "unknown") return goneLink(visit);
		if (accepted === "member") {
			const problem = wrong("people/member-already", "you are in that organisation already", "Whoever manages it can change your role.");
			const { say } = visit;
			const children = <Notice say={say} problem={problem} />;
			return page(visit.c, { say, title: say.t("join.nothing"), person: known.person, formWord: visit.formWord, children }, 422);
		}
		return visit.c.redirect("/console?done=joined", 303);
	}),
	selfRoute("POST", "/console/sign-out", async (desk, visit, { person, session }) => {
		const by = { who: person.email, at: desk.gate.now() };
		if (session !== undefined) await desk.gate.people.endSessions({ personId: person.id, only: session.id, except: undefined, ...by });
		desk.dismiss(visit);
		return visit.c.redirect("/console/sign-in?done=out", 303);
	}),
];

async function takePassword(desk: Desk, visit: Visit): Promise<Response> {
	const form = await formOf(visit.c);
	const email = form.get("email") ?? "";
	const entry = await signIn(desk.gate, email, form.get("password") ?? "", visit.origin);
	if (!entry.ok)
		return signInPage(desk, visit, { problem: waiting(desk, visit, entry.error), email: email.slice(0, 254) }, statusOf(entry.error));
	desk.admit(visit, entry.value);
	return visit.c.redirect(entry.value.state === "open" ? "/console" : "/console/second-factor", 303);
}

/** 429 where waiting helps. */
export function statusOf({ until }: Refusal): 401 | 429 {
	return until === undefined ? 401 : 429;
}

/** The page to sign in. */
export function signInPage(
	desk: Desk,
	{ c, formWord, say }: Visit,
	said: { readonly problem?: Problem; readonly done?: string | undefined; readonly email?: string },
	status: 200 | 401 | 422 | 429,
): Response {
	const passkeys = relyingParty(desk.address(), c) !== undefined;
	return page(
		c,
		{
			say,
			title: say.t("signIn.do"),
			formWord,
			children: (
				<SignIn
					say={say}
					formWord={formWord}
					passkeys={passkeys}
					links={desk.gate.mail !== undefined}
					company={desk.gate.company !== undefined}
					{...said}
				/>
			),
		},
		status,
	);
}

/** The page that asks for the second factor. */
export function secondFactorPage(
	desk: Desk,
	{ c, formWord, say }: Visit,
	{ person }: Known,
	problem: Problem | undefined,
	status: 200 | 401 | 429,
): Response {
	const passkeys = person.passkeys > 0 && relyingParty(desk.address(), c) !== undefined;
	const children = <SecondFactor say={say} formWord={formWord} passkeys={passkeys} problem={problem} />;
	return page(c, { say, title: say.t("signIn.second"), formWord, children }, status);
}

/** Says in the header how long to wait. */
export function waiting(desk: Desk, { c }: Visit, { problem, until }: Refusal): Problem {
	if (until !== undefined) c.header("retry-after", String(Math.max(1, Math.ceil((until - desk.gate.now()) / 1000))));
	return problem;
}

interface Typed {
	readonly email?: string | undefined;
	readonly name?: string | undefined;
	readonly problem?: Problem | undefined;
}

function goneLink({ c, formWord, say }: Visit): Response {
	const lead = <p>{say.t("join.goneWhy")}</p>;
	return page(c, { say, title: say.t("join.gone"), formWord, children: lead }, 404);
}

async function joinPage(desk: Desk, visit: Visit, link: string, typed: Typed): Promise<Response> {
	const { c, formWord, known, say } = visit;
	const invitation = await desk.gate.people.invitation(desk.gate.codes.digest(link), desk.gate.now());
	if (invitation === undefined) return goneLink(visit);
	if (known !== undefined && known.session?.state !== "pending") {
		const children = <Accept say={say} formWord={formWord} secret={link} invitation={invitation} person={known.person} />;
		return page(c, { say, title: say.t("join.acceptTitle"), person: known.person, formWord, children });
	}
	if (
		typed.problem === undefined &&
		invitation.email !== undefined &&
		(await desk.gate.people.credential(invitation.email)) !== undefined
	) {
		const children = <HasAccount say={say} link={link} email={invitation.email} />;
		return page(c, { say, title: say.t("join.hasTitle"), formWord, children });
	}
	const children = <Join say={say} formWord={formWord} secret={link} invitation={invitation} {...typed} />;
	return page(c, { say, title: say.t("join.title"), formWord, children }, typed.problem === undefined ? 200 : 422);
}

async function takeJoin(desk: Desk, visit: Visit): Promise<Response> {
	const { gate } = desk;
	const form = await formOf(visit.c);
	const text = (name: string): string => form.get(name) ?? "";
	const [link, name, password] = [text("link"), text("name").trim(), text("password")];
	const invitation = await gate.people.invitation(gate.codes.digest(link), gate.now());
	if (invitation === undefined) return joinPage(desk, visit, link, {});
	const email = invitation.email ?? emailKey(text("email"));
	const again = (problem: Problem) =>
		joinPage(desk, visit, link, { email: text("email").slice(0, 254), name: name.slice(0, 100), problem });
	if (email === undefined) return again(wrong("people/bad-email", "that is no e-mail address", "Write it as name@example.org."));
	if (name === "" || name.length > 100)
		return again(wrong("people/bad-name", "the name is empty or too long", "Type up to 100 characters."));
	const fault = newPasswordFault(password, text("again"), { email, name });
	if (fault !== undefined) return again(fault);
	const passwordHash = await gate.hasher.hash(password);
	const joined = await gate.people.join({ secretHash: gate.codes.digest(link), email, name, passwordHash, at: gate.now() });
	if (joined === "unknown") return joinPage(desk, visit, link, {});
	if (joined === "taken")
		return again(wrong("people/email-taken", "there is an account with this address", "Sign in with it, or use another address."));
	desk.admit(visit, await enter(gate, joined.personId, email, visit.origin));
	return visit.c.redirect("/console", 303);
}

/** What stands against a new password that was typed twice. */
export function newPasswordFault(
	password: string,
	again: string,
	about: { readonly email: string; readonly name: string },
): Problem | undefined {
	if (password !== again) return wrong("people/passwords-differ", "the two passwords differ", "Type the same twice.");
	const fault = passwordFault(password, about);
	return fault === undefined ? undefined : wrong("people/weak-password", `this password will not do: ${fault}`, "Take a longer one.");
}

/** A problem with what was typed. */
export function wrong(code: Problem["code"], message: string, todo: string): Problem {
	return { code, message, at: "", todo };
}
