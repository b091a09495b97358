/** `seawall user …`, `seawall token create` and `seawall doctor`: people without the console, and whether the audit holds. */
import { toLine, visible } from "../core/problem.ts";
import { decide } from "../people/access.ts";
import { organisationTree } from "../people/organisation.ts";
import { emailKey } from "../people/password.ts";
import { isPermission, isRole, PERMISSIONS, ROLES } from "../people/role.ts";
import { CallError, type CommandPeople, orFail, type Ports } from "./ports.ts";

/** Who the audit names for what is done in the terminal. */
const WHO = "local";

const DAY_MS = 24 * 60 * 60_000;
const LINK_DAYS = 7;
const LONGEST_DAYS = 366;

function wrong(message: string, at: string, todo: string): CallError {
	return new CallError({ code: "cli/bad-person", message, at, todo });
}

async function withPeople(
	data: string,
	use: "change" | "read",
	ports: Ports,
	work: (held: CommandPeople) => Promise<number>,
): Promise<number> {
	const held = orFail(await ports.openPeople(data, use));
	try {
		return await work(held);
	} finally {
		await held.close();
	}
}

async function organisationId(held: CommandPeople, id: string | undefined, at: number): Promise<string> {
	if (id === undefined) return held.people.defaultOrganisation({ name: held.organisation, who: WHO, at });
	if ((await held.people.organisations()).some((organisation) => organisation.id === id)) return id;
	throw wrong(`there is no organisation ${visible(id, 60)}`, "--organisation", "Give the id that seawall user list shows.");
}

/** Makes a one-time link for somebody. */
export async function addUser(
	data: string,
	email: string,
	call: { readonly role: string; readonly organisation?: string; readonly publicUrl: string },
	ports: Ports,
): Promise<number> {
	const key = emailKey(email);
	if (key === undefined) throw wrong("that is no e-mail address", "EMAIL", "Write it as name@example.org.");
	const { role } = call;
	if (!isRole(role)) throw wrong(`there is no role ${visible(role, 40)}`, "--role", `Use one of ${ROLES.join(", ")}.`);
	return withPeople(data, "change", ports, async (held) => {
		const has = (await held.people.credential(key)) !== undefined;
		const at = ports.now();
		const { text, hash } = held.secret();
		const to = { organisationId: await organisationId(held, call.organisation, at), role, email: key };
		await held.people.invite({ ...to, secretHash: hash, expiresAt: at + LINK_DAYS * DAY_MS, replace: true, who: WHO, at });
		const does = has ? "it gives the role to the account that they have" : "it makes one account";
		ports.say(`Hand this to ${key}: ${does}, within ${LINK_DAYS} days.`);
		await ports.out(`${call.publicUrl.replace(/\/$/, "")}/console/join?t=${text}\n`);
		return 0;
	});
}

/** Lists people with their roles. */
export async function listUsers(data: string, call: { readonly format: string }, ports: Ports): Promise<number> {
	if (call.format !== "table" && call.format !== "json")
		throw new CallError({
			code: "cli/unknown-format",
			message: `there is no form "${call.format}"`,
			at: "--format",
			todo: "Use one of table, json.",
		});
	return withPeople(data, "read", ports, async ({ people }) => {
		const users = [];
		for (const organisation of await people.organisations()) {
			for (const { person, role } of await people.members(organisation.id)) {
				const { email, name, secondFactor } = person;
				const where = { id: organisation.id, name: organisation.name };
				users.push({ email, name, role, organisation: where, secondFactor, disabled: person.disabledAt !== undefined });
			}
		}
		if (call.format === "json") await ports.out(`${JSON.stringify({ schema: "seawall/users/1", users }, undefined, 2)}\n`);
		else if (users.length === 0) await ports.out("Nobody has an account.\n");
		else {
			for (const { email, role, organisation, secondFactor, disabled } of users) {
				const more = `${secondFactor ? ", second factor" : ""}${disabled ? ", shut out" : ""}`;
				await ports.out(`${visible(email, 80)}  ${role} of ${visible(organisation.name, 60)} (${organisation.id})${more}\n`);
			}
		}
		return 0;
	});
}

/** Shuts somebody out, or lets them in again. */
export async function disableUser(data: string, email: string, call: { readonly undo: boolean }, ports: Ports): Promise<number> {
	return withPeople(data, "change", ports, async ({ people }) => {
		const person = await personOf(people, email);
		const outcome = await people.setDisabled({ personId: person.id, disabled: !call.undo, who: WHO, at: ports.now() });
		if (outcome === "last-admin")
			throw new CallError({
				code: "people/last-admin",
				message: "an organisation keeps its last admin",
				at: "EMAIL",
				todo: "Make somebody else an admin first.",
			});
		await ports.out(`${person.email} ${call.undo ? "may sign in again" : "is shut out; all sessions and tokens have ended"}.\n`);
		return 0;
	});
}

async function personOf(people: CommandPeople["people"], email: string) {
	const person = (await people.credential(emailKey(email) ?? ""))?.person;
	if (person === undefined) throw wrong(`nobody has the address ${visible(email, 80)}`, "EMAIL", "See seawall user list.");
	return person;
}

/** Makes a token and prints it, this one time. */
export async function createToken(
	data: string,
	call: {
		readonly user: string;
		readonly name: string;
		readonly scope: readonly string[];
		readonly days: string;
		readonly organisation?: string;
	},
	ports: Ports,
): Promise<number> {
	const days = Number(call.days);
	if (!Number.isInteger(days) || days < 1 || days > LONGEST_DAYS)
		throw wrong(`"${visible(call.days, 20)}" is no number of days from 1 to ${LONGEST_DAYS}`, "--days", "Give a number.");
	const scopes = call.scope.filter(isPermission);
	const unknown = call.scope.find((scope) => !isPermission(scope));
	if (unknown !== undefined || scopes.length === 0)
		throw wrong(`there is no permission "${visible(unknown ?? "", 40)}"`, "--scope", `Use one or more of ${PERMISSIONS.join(", ")}.`);
	return withPeople(data, "change", ports, async (held) => {
		const person = await personOf(held.people, call.user);
		const at = ports.now();
		const place = await organisationId(held, call.organisation, at);
		const memberships = await held.people.membershipsOf(person.id);
		const tree = organisationTree(await held.people.organisations());
		const beyond = scopes.find((scope) => !decide({ memberships }, scope, place, tree).allow);
		if (beyond !== undefined)
			throw wrong(`${person.email} may not do ${beyond} there`, "--scope", "Choose what their role allows, or another organisation.");
		const text = `seawall_${held.secret().text}`;
		const token = { personId: person.id, organisationId: place, name: call.name, scopes, expiresAt: at + days * DAY_MS };
		await held.people.addToken({ ...token, secretHash: held.hash(text), who: WHO, at });
		ports.say("Shown this one time; programs send it as a bearer.");
		await ports.out(`${text}\n`);
		return 0;
	});
}

/** Checks that the audit holds: exit code 1 when something does not. */
export async function checkAudit(data: string, ports: Ports): Promise<number> {
	return withPeople(data, "read", ports, async (held) => {
		const checked = await held.verifyAudit();
		if (!checked.ok) {
			ports.say(toLine(checked.error));
			return 1;
		}
		await ports.out(`The audit chain holds: ${checked.value.number} entries, the last is ${checked.value.hash}\n`);
		return 0;
	});
}
