/** A company's OpenID Connect provider, and what speaks with it and keeps it. */
import type { Problem } from "../core/problem.ts";
import type { Result } from "../core/result.ts";
import type { By } from "./by.ts";
import { emailKey } from "./password.ts";
import type { Role } from "./role.ts";

/** An organisation's provider. `clientSecret` reaches the provider and nothing else: no page, no audit. */
export interface CompanyProvider {
	readonly organisationId: string;
	/** `https://login.example.org` */
	readonly issuer: string;
	readonly clientId: string;
	readonly clientSecret: string;
	/** Mail domains it speaks for, lower case. */
	readonly domains: readonly string[];
	/** What somebody new gets; `undefined`: nobody new is let in. */
	readonly role: Role | undefined;
}

/** What a provider says of somebody, its signature checked. */
export interface CompanyClaims {
	readonly subject: string;
	readonly email: string | undefined;
	readonly emailVerified: boolean;
	readonly name: string | undefined;
}

/** One way there and back: what binds the answer to the browser that asked. */
export interface CompanyTrip {
	/** Where the provider sends the browser back to: an address for each provider, so that the answer of one is never taken for another's. */
	readonly back: string;
	readonly state: string;
	readonly nonce: string;
	readonly verifier: string;
}

/** A TXT record by which a domain says whose it is. */
export interface DomainRecord {
	readonly name: string;
	readonly value: string;
}

/** The record that an organisation has to set for a domain. Its id is in it, so one organisation's record is no other's. */
export function domainRecord(domain: string, organisationId: string): DomainRecord {
	return { name: `_seawall.${domain}`, value: `seawall-organisation=${organisationId}` };
}

/** Speaks with providers. */
export interface CompanyDoor {
	/** Whether the name servers of a domain have a record now. */
	proves(record: DomainRecord): Promise<boolean>;
	/** The address to send the browser to. `people/company-unreachable`. */
	begin(provider: CompanyProvider, trip: CompanyTrip, email: string): Promise<Result<string, Problem>>;
	/** Reads the address that the browser came back with. `people/company-refused`. */
	finish(provider: CompanyProvider, trip: CompanyTrip, address: string): Promise<Result<CompanyClaims, Problem>>;
}

/** Keeps providers, and the accounts that they opened. */
export interface CompanyStore {
	provider(organisationId: string): Promise<CompanyProvider | undefined>;
	providerFor(domain: string): Promise<CompanyProvider | undefined>;
	/** Whom an identity was linked to. */
	linkedTo(issuer: string, subject: string): Promise<string | undefined>;
	/** Sets or changes it; `taken`: another organisation speaks for one of the domains. */
	setProvider(change: By & CompanyProvider): Promise<"done" | "taken">;
	removeProvider(change: By & { readonly organisationId: string }): Promise<boolean>;
	/** Links an identity to an account that is there. */
	linkIdentity(change: By & { readonly issuer: string; readonly subject: string; readonly personId: string }): Promise<void>;
	/** Makes an account without a password, with its role, and links it; `undefined`: somebody has the address. */
	addLinked(
		change: By & {
			readonly issuer: string;
			readonly subject: string;
			readonly email: string;
			readonly name: string;
			readonly organisationId: string;
			readonly role: Role;
		},
	): Promise<string | undefined>;
}

/** The domain of an e-mail address, lower case. */
export function domainOf(email: string): string | undefined {
	return emailKey(email)?.split("@")[1];
}

/** Domains as somebody typed them; `undefined` where one is none. At most fifty. */
export function readDomains(text: string): readonly string[] | undefined {
	const domains = [
		...new Set(
			text
				.toLowerCase()
				.split(/[\s,;]+/)
				.filter((word) => word !== "")
				.map((word) => word.replace(/^@/, "")),
		),
	];
	const fits = (domain: string) =>
		domain.length <= 189 && domain.includes(".") && domain.split(".").every((part) => /^[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?$/.test(part));
	return domains.length > 0 && domains.length <= 50 && domains.every(fits) ? domains : undefined;
}
