/** What the public site works with. It reads; all that it changes is what subscribers and recipients say of themselves. */
import type { DocumentStore } from "../../advisory/ports.ts";
import type { Catalogue } from "../../catalog/catalogue.ts";
import type { Wave } from "../../detect/wave.ts";
import type { AttackLists } from "../../match/attack-lists.ts";
import type { HoleJudgement } from "../../match/hole.ts";
import type { AskedDevice } from "../../match/identity.ts";
import type { ActionKind, Verdict } from "../../match/verdict.ts";
import type { NewsletterStore } from "../../warn/newsletter/archive.ts";
import type { PublicCampaign } from "../../warn/public-campaign.ts";
import type { ResponseDesk } from "./response/response-desk.ts";
import type { WarningDesk } from "./warning-desk.ts";

/** Who runs this site, as they say it themselves. What is not given is not shown, and nothing is made up in its place. */
export interface SiteOperator {
	/** `Harbour CERT`. */
	readonly name?: string | undefined;
	/** E-mail address for people. */
	readonly email?: string | undefined;
	/** Address of a page or form. */
	readonly contactUrl?: string | undefined;
	/** Lines of the imprint: who is responsible, where. */
	readonly imprint?: readonly string[] | undefined;
	/** RFC 9116; without it there is no security.txt. */
	readonly security?: SecurityContact | undefined;
	/** Started for a demonstration: made-up waves and no others are shown, and every page says so. */
	readonly isDemonstration?: boolean | undefined;
}

/** Members of security.txt that are required or useful (RFC 9116 section 2.5). */
export interface SecurityContact {
	/** `mailto:` or `https:` addresses, the preferred first. */
	readonly contact: readonly string[];
	/** RFC 3339. */
	readonly expires: string;
	readonly encryption?: string | undefined;
	readonly policy?: string | undefined;
	readonly languages?: readonly string[] | undefined;
}

/** What public documents say of one device that somebody asks about. */
export interface CheckAnswer {
	/** As it was understood. */
	readonly device: {
		readonly brand: string | undefined;
		readonly maker: string | undefined;
		readonly model: string | undefined;
		readonly firmware: string | undefined;
	};
	readonly verdict: Verdict | "no_statement";
	/** The worst first. */
	readonly holes: readonly HoleJudgement[];
	readonly step: { readonly kind: ActionKind; readonly upgradeTo: string | undefined } | undefined;
	/** Documents looked through, and the release of the newest. */
	readonly documents: number;
	readonly newestDocument: string | undefined;
}

/** Where the site's content comes from. */
export interface SiteSource {
	readonly catalogue: Catalogue;
	readonly documents: Pick<DocumentStore, "known" | "bytes" | "revisions">;
	waves(): Promise<readonly Wave[]>;
	lists(): Promise<AttackLists>;
	/** Judges by public documents alone, and keeps nothing of the question. */
	check(device: AskedDevice): Promise<CheckAnswer>;
	/** Another text when documents, waves or lists were written. */
	stamp(): Promise<string>;
	/** UTC milliseconds. */
	now(): number;
	readonly operator: SiteOperator;
	/** Finished campaigns with their roots, newest first; `undefined`: there are none, as the data is on a database server. */
	readonly campaigns?: (() => Promise<readonly PublicCampaign[]>) | undefined;
	/** Newsletters that went out. */
	readonly newsletters?: Pick<NewsletterStore, "list" | "find"> | undefined;
	/** For subscribers and recipients of warnings; the one part that changes something. */
	readonly warnings?: WarningDesk | undefined;
	/** Events and what was published about them. */
	readonly responses?: ResponseDesk | undefined;
}
