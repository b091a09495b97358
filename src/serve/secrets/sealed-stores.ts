/** The stores with their secrets sealed: who asks sees them open, the database never does. */
import type { AlertStore, AlertTarget, Outgoing } from "../../core/outbox.ts";
import type { CompanyProvider } from "../../people/company-provider.ts";
import type { Credential, PeopleStore } from "../../people/ports.ts";
import type { Seal } from "./seal.ts";

/** What a secret is of: it opens under these words alone. */
export const ABOUT = {
	company: (organisationId: string) => `company ${organisationId}`,
	webhook: (organisationId: string) => `webhook ${organisationId}`,
	authenticator: (personId: string) => `authenticator ${personId}`,
} as const;

/** People, with the secrets of authenticators and of companies' clients sealed. One that cannot be opened lets nobody in. */
export function sealedPeople(people: PeopleStore, seal: Seal): PeopleStore {
	const opened = (provider: CompanyProvider | undefined): CompanyProvider | undefined =>
		provider && { ...provider, clientSecret: seal.open(provider.clientSecret, ABOUT.company(provider.organisationId)) ?? "" };
	const shown = (credential: Credential | undefined): Credential | undefined => {
		if (credential?.totpSecret === undefined) return credential;
		return { ...credential, totpSecret: seal.open(credential.totpSecret, ABOUT.authenticator(credential.person.id)) };
	};
	return {
		...people,
		provider: async (organisationId) => opened(await people.provider(organisationId)),
		providerFor: async (domain) => opened(await people.providerFor(domain)),
		async setProvider(change) {
			const about = ABOUT.company(change.organisationId);
			const kept = (await people.provider(change.organisationId))?.clientSecret;
			// The same secret stays as it is sealed, so that the audit does not say it was changed.
			const isSame = kept !== undefined && seal.isNewest(kept) && seal.open(kept, about) === change.clientSecret;
			return people.setProvider({ ...change, clientSecret: isSame ? kept : seal.close(change.clientSecret, about) });
		},
		credential: async (email) => shown(await people.credential(email)),
		credentialOf: async (personId) => shown(await people.credentialOf(personId)),
		setTotp: ({ secret, ...change }) =>
			people.setTotp({ ...change, secret: secret === undefined ? undefined : seal.close(secret, ABOUT.authenticator(change.personId)) }),
	};
}

/** Alerts, with the secrets of webhooks sealed; one that cannot be opened signs nothing. */
export function sealedAlerts(alerts: AlertStore, seal: Seal): AlertStore {
	const opened = <T extends AlertTarget | Outgoing>(one: T): T =>
		one.secret === undefined ? one : { ...one, secret: seal.open(one.secret, ABOUT.webhook(one.organisationId)) };
	return {
		...alerts,
		targets: async (organisationId) => (await alerts.targets(organisationId)).map(opened),
		outgoing: async (organisationId, limit) => (await alerts.outgoing(organisationId, limit)).map(opened),
		take: async (change) => (await alerts.take(change)).map(opened),
		addTarget: ({ secret, ...change }) =>
			alerts.addTarget({ ...change, secret: secret === undefined ? undefined : seal.close(secret, ABOUT.webhook(change.organisationId)) }),
	};
}
