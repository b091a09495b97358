/** An account in a data directory, as if somebody had used the first link. */
import assert from "node:assert/strict";
import { openHeldPeople } from "../../src/store/held/held-people.ts";

/** Makes an admin of the default organisation; nobody knows the password. */
export async function withAccount(dataFolder: string, email: string): Promise<void> {
	const opened = await openHeldPeople(dataFolder, "change");
	assert.ok(opened.ok);
	const { people, organisation, close } = opened.value;
	const by = { who: "test", at: Date.now() };
	const organisationId = await people.defaultOrganisation({ name: organisation, ...by });
	const link = { secretHash: `link-${email}`, organisationId, role: "admin", email, replace: false } as const;
	await people.invite({ ...link, expiresAt: by.at + 60_000, ...by });
	assert.equal(typeof (await people.join({ secretHash: link.secretHash, email, name: "Ada", passwordHash: "none", at: by.at })), "object");
	await close();
}
