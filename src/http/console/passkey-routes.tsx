/** Routes of passkeys: keeping them, and signing in by them. */

import { challengeStranger, isChallenge, LONGEST_NAME, newChallenge, showPasskey, signInByPasskey } from "../../people/passkey.ts";
import type { Known } from "../../people/ports.ts";
import { confirmPassword, type Refusal } from "../../people/sign-in.ts";
import { type Desk, formOf, type Visit } from "../program/desk.ts";
import { openRoute, pendingRoute, type Route, selfRoute } from "../program/route.ts";
import { Once } from "./account-pages.tsx";
import { account } from "./account-routes.tsx";
import { bareCode, newRecoveryCodes } from "./authenticator.ts";
import { page } from "./frame.tsx";
import { PASSKEY_SCRIPT, PASSKEY_SCRIPT_PATH } from "./passkey-script.ts";
import { secondFactorPage, signInPage, waiting, wrong } from "./sign-in-routes.tsx";
import { creationOptions, passkeyCheck, readCreation, readResponse, relyingParty, requestOptions } from "./webauthn.ts";

/** Routes of passkeys. */
export const PASSKEY_ROUTES: readonly Route[] = [
	openRoute("GET", PASSKEY_SCRIPT_PATH, async (_, { c }) =>
		c.body(PASSKEY_SCRIPT, 200, {
			"content-type": "text/javascript; charset=UTF-8",
			"cache-control": "public, max-age=31536000, immutable",
		}),
	),
	openRoute("POST", "/console/sign-in/passkey/options", async (desk, visit) => {
		const rp = relyingParty(desk.address(), visit.c);
		if (rp === undefined) return desk.refuse(visit, 404);
		const challenge = await challengeStranger(desk.gate, visit.formWord, visit.origin);
		return challenge.ok ? visit.c.json(await requestOptions(rp, undefined, challenge.value)) : refusedJson(desk, visit, challenge.error);
	}),
	openRoute("POST", "/console/sign-in/passkey", async (desk, visit) => {
		const rp = relyingParty(desk.address(), visit.c);
		if (rp === undefined) return desk.refuse(visit, 404);
		const response = readResponse((await formOf(visit.c)).get("response") ?? "");
		const entry = await signInByPasskey(desk.gate, passkeyCheck(rp), response, visit.formWord, visit.origin);
		if (!entry.ok) return signInPage(desk, visit, { problem: waiting(desk, visit, entry.error) }, 401);
		desk.admit(visit, entry.value);
		return visit.c.redirect("/console", 303);
	}),
	pendingRoute("POST", "/console/second-factor/passkey/options", async (desk, visit, { person, session }) => {
		const rp = relyingParty(desk.address(), visit.c);
		const held = await desk.gate.people.passkeys(person.id);
		if (rp === undefined || held.length === 0) return desk.refuse(visit, 404);
		return visit.c.json(await requestOptions(rp, held, await newChallenge(desk.gate, "passkey/factor", session?.id ?? "")));
	}),
	pendingRoute("POST", "/console/second-factor/passkey", async (desk, visit, known) => {
		const rp = relyingParty(desk.address(), visit.c);
		if (rp === undefined) return desk.refuse(visit, 404);
		const response = readResponse((await formOf(visit.c)).get("response") ?? "");
		const shown = await showPasskey(desk.gate, known, passkeyCheck(rp), response, visit.origin);
		if (!shown.ok) return secondFactorPage(desk, visit, known, shown.error.problem, 401);
		desk.admit(visit, shown.value);
		return visit.c.redirect("/console", 303);
	}),
	selfRoute("POST", "/console/account/passkeys/options", async (desk, visit, known) => {
		const rp = relyingParty(desk.address(), visit.c);
		if (rp === undefined || known.session === undefined) return desk.refuse(visit, 404);
		const right = await confirmPassword(desk.gate, known, (await formOf(visit.c)).get("passkey-password") ?? "");
		if (!right.ok) return refusedJson(desk, visit, right.error);
		const challenge = await newChallenge(desk.gate, "passkey/register", known.session.id);
		return visit.c.json(await creationOptions(rp, known.person, await desk.gate.people.passkeys(known.person.id), challenge));
	}),
	selfRoute("POST", "/console/account/passkeys", keep),
	selfRoute("POST", "/console/account/passkeys/rename", async (desk, visit, known) => {
		const form = await formOf(visit.c);
		const name = (form.get("name") ?? "").trim();
		if (name === "" || name.length > LONGEST_NAME) return account(desk, visit, known, badName());
		const change = { id: form.get("passkey") ?? "", personId: known.person.id, name, who: known.person.email, at: desk.gate.now() };
		if (!(await desk.gate.people.renamePasskey(change))) return desk.refuse(visit, 404);
		return visit.c.redirect("/console/account?done=renamed", 303);
	}),
	selfRoute("POST", "/console/account/passkeys/remove", async (desk, visit, known) => {
		const form = await formOf(visit.c);
		const right = await confirmPassword(desk.gate, known, form.get("password") ?? "");
		if (!right.ok) return account(desk, visit, known, waiting(desk, visit, right.error));
		const change = { id: form.get("passkey") ?? "", personId: known.person.id, who: known.person.email, at: desk.gate.now() };
		if (!(await desk.gate.people.removePasskey(change))) return desk.refuse(visit, 404);
		return visit.c.redirect("/console/account?done=removed", 303);
	}),
];

function badName() {
	return wrong("people/bad-name", "the name is empty or too long", `Type up to ${LONGEST_NAME} characters.`);
}

function refusedJson(desk: Desk, visit: Visit, refusal: Refusal): Response {
	const { code, message, todo } = waiting(desk, visit, refusal);
	const status = refusal.until === undefined ? 422 : 429;
	const body = { type: "about:blank", title: "Not now", status, detail: `${message}. ${todo}`, code };
	return visit.c.body(JSON.stringify(body), status, { "content-type": "application/problem+json" });
}

async function keep(desk: Desk, visit: Visit, known: Known): Promise<Response> {
	const { gate } = desk;
	const { person, session } = known;
	const rp = relyingParty(desk.address(), visit.c);
	if (rp === undefined || session === undefined) return desk.refuse(visit, 404);
	const form = await formOf(visit.c);
	const name = (form.get("passkey-name") ?? "").trim();
	if (name === "" || name.length > LONGEST_NAME) return account(desk, visit, known, badName());
	const made = await readCreation(rp, readResponse(form.get("response") ?? ""), (challenge) =>
		isChallenge(gate, "passkey/register", session.id, challenge),
	);
	const codes = newRecoveryCodes();
	const codeHashes = codes.map((code) => gate.codes.digest(bareCode(code)));
	const change = { personId: person.id, name, codeHashes, who: person.email, at: gate.now() };
	const kept = made === undefined ? undefined : await gate.people.addPasskey({ ...made, ...change });
	if (kept === undefined)
		return account(
			desk,
			visit,
			known,
			wrong("people/wrong-passkey", "the passkey could not be kept", "Try again; an account may have twenty, each device one."),
		);
	if (!kept.first) return visit.c.redirect("/console/account?done=passkey", 303);
	const { say } = visit;
	const frame = { say, title: say.t("account.codes"), person, formWord: visit.formWord };
	return page(visit.c, { ...frame, children: <Once say={say} lead={say.t("passkey.codesLead")} values={codes} /> });
}
