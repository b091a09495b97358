/** Tiers and readers over an engine. */
import { type Grant, isTier } from "../../account/member/membership.ts";
import type { MemberStore } from "../../account/member/ports.ts";
import type { Engine } from "../engine.ts";
import { keyable } from "../storable.ts";
import { selectGrant, selectGrants } from "./queries.ts";
import type { MemberGrantTable } from "./tables.ts";

/** Makes the store. */
export function memberStore(engine: Engine): MemberStore {
	return {
		async grant(email) {
			const row = await engine.read((db) => selectGrant(db, keyable(email)).executeTakeFirst());
			return row && toGrant(row);
		},
		grants: async () => (await engine.read((db) => selectGrants(db).execute())).map(toGrant),
		give: (change) => engine.write("giveTier", change),
		pay: (change) => engine.write("payTier", change),
		signUp: (change) => engine.write("signUpReader", change),
		leave: (change) => engine.write("eraseReader", change),
	};
}

function toGrant({ email, tier, source, until, given_at, who }: MemberGrantTable): Grant {
	return {
		email,
		tier: isTier(tier) ? tier : "subscriber",
		source: source === "payment" ? "payment" : "invitation",
		until: until ?? undefined,
		givenAt: given_at,
		who,
	};
}
