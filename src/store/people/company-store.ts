/** Companies' providers over an engine. */
import type { CompanyProvider, CompanyStore } from "../../people/company-provider.ts";
import type { Engine } from "../engine.ts";
import { keyable, storable } from "../storable.ts";
import type { Database } from "../tables.ts";
import { selectDomain, selectDomains, selectIdentity, selectProvider } from "./company-queries.ts";
import { toRole } from "./people-row.ts";

/** Makes the store. */
export function companyStore(engine: Engine): CompanyStore {
	return {
		provider: (organisationId) => engine.read((db) => providerOf(db, organisationId)),
		providerFor: (domain) =>
			engine.read(async (db) => {
				const row = await selectDomain(db, storable(domain)).executeTakeFirst();
				return row && providerOf(db, row.organisation_id);
			}),
		linkedTo: async (issuer, subject) =>
			(await engine.read((db) => selectIdentity(db, storable(issuer), keyable(subject)).executeTakeFirst()))?.person_id,
		setProvider: (change) => engine.write("setProvider", change),
		removeProvider: (change) => engine.write("removeProvider", change),
		linkIdentity: (change) => engine.write("linkIdentity", change),
		addLinked: (change) => engine.write("addLinked", change),
	};
}

async function providerOf(db: Database, organisationId: string): Promise<CompanyProvider | undefined> {
	const row = await selectProvider(db, storable(organisationId)).executeTakeFirst();
	if (row === undefined) return undefined;
	const domains = (await selectDomains(db, row.organisation_id).execute()).map(({ domain }) => domain);
	const { issuer, client_id: clientId, client_secret: clientSecret } = row;
	return {
		organisationId: row.organisation_id,
		issuer,
		clientId,
		clientSecret,
		domains,
		role: row.role === null ? undefined : toRole(row.role),
	};
}
