/** Which warnings stand open when a newsletter is made, and which of them must come first. */
import { readCredits } from "../advisory/csaf/credits.ts";
import type { Advisory } from "../advisory/document.ts";
import { isPublicAdvisory } from "../advisory/is-public.ts";
import { renderAdvisory } from "../advisory/render/render-advisory.ts";
import type { Catalogue } from "../catalog/catalogue.ts";
import { isRunning, touches, type Wave } from "../detect/wave.ts";
import { type AttackLists, NO_LISTS } from "../match/attack-lists.ts";
import { vendorsOf } from "../match/product-name.ts";
import type { NamedMatter } from "../notice/score/placement.ts";
import { type Level, rankOf } from "../warn/level.ts";
import { levelOf } from "../warn/level-of.ts";
import type { NewsletterIssue } from "../warn/newsletter/issue.ts";
import type { CarriedAdvisory } from "../warn/newsletter/newsletter.ts";
import { isOpenAdvisory } from "../warn/newsletter/open-advisory.ts";
import type { Language } from "../warn/recipient.ts";
import { urgencyOf } from "./advisory-render.ts";
import { oneDocument } from "./one-document.ts";
import { CallError, orFail, type Ports } from "./ports.ts";

/** A public warning with its level. */
export interface LevelledAdvisory {
	readonly advisory: Advisory;
	readonly level: Level;
	readonly isOpen: boolean;
}

/** All that is known for an issue. */
export interface OpenWarnings {
	/** Public ones, the most urgent first, equal ones the newest first. */
	readonly advisories: readonly LevelledAdvisory[];
	readonly levelOf: (advisory: Advisory) => Level;
	readonly lists: AttackLists;
	readonly catalogue: Catalogue;
	readonly asOf: string;
}

/** Looks at the documents of a data directory, at those of the catalogue where it holds none. */
export async function openWarnings(data: string, ports: Ports): Promise<OpenWarnings> {
	const catalogue = orFail(await ports.loadCatalogue());
	const read = await ports.readHeld(data, undefined);
	const held = read.ok ? read.value : undefined;
	const lists = held?.lists ?? NO_LISTS;
	const waves = (held?.waves ?? []).filter(({ synthetic }) => !synthetic);
	const asOf = ports.today();
	const shipped = (await ports.readAdvisories([ports.catalogueAdvisories])).advisories;
	const shippedIds = new Set(shipped.map(({ id }) => id));
	const documents = held !== undefined && held.advisories.length > 0 ? held.advisories : shipped;
	const campaigns = (await ports.warn.campaigns(data)).filter(({ kind }) => kind === undefined);
	const levelFor = (advisory: Advisory): Level => {
		const warned = campaigns.filter((one) => one.advisory.id === advisory.id && one.expiresAt > ports.now()).map(({ level }) => level);
		const isAttacked = urgencyOf(advisory, lists, catalogue, asOf).attacks.length > 0 || isHit(advisory, waves, catalogue, asOf);
		if (advisory.withdrawn === true) return "advice";
		return [levelOf(advisory, isAttacked), ...warned].toSorted((a, b) => rankOf(b) - rankOf(a))[0] ?? "advice";
	};
	const advisories = documents
		.filter((advisory) => isPublicAdvisory(advisory) && advisory.withdrawn !== true)
		.map((advisory) => ({
			advisory,
			level: levelFor(advisory),
			isOpen: isOpenAdvisory({
				releasedAt: Date.parse(advisory.currentReleaseDate),
				warnedUntil: campaigns.filter((one) => one.advisory.id === advisory.id).map(({ expiresAt }) => expiresAt),
				isShipped: shippedIds.has(advisory.id),
				isHit: isHit(advisory, waves, catalogue, asOf),
				at: ports.now(),
			}),
		}))
		.sort(
			(a, b) =>
				rankOf(b.level) - rankOf(a.level) ||
				b.advisory.currentReleaseDate.localeCompare(a.advisory.currentReleaseDate) ||
				a.advisory.id.localeCompare(b.advisory.id),
		);
	return { advisories, levelOf: levelFor, lists, catalogue, asOf };
}

/** A wave runs that is about it. */
function isHit(advisory: Advisory, waves: readonly Wave[], catalogue: Catalogue, day: string): boolean {
	const makers = [...new Set(advisory.products.flatMap((product) => vendorsOf(product, catalogue).map(({ id }) => id)))];
	return waves.some((wave) => isRunning(wave, day) && advisory.vulnerabilities.some(({ cve }) => touches(wave, { cve, makers })));
}

/** The warnings that an issue carries, by the place of their item; and every one of the highest level that must come first. */
export interface CarriedWarnings {
	readonly carried: (language: Language, site: string | undefined) => ReadonlyMap<number, CarriedAdvisory>;
	readonly open: readonly NamedMatter[];
	/** Those carried, as documents. */
	readonly advisories: readonly Advisory[];
}

/** Finds them. `newsletter/not-public`: an item is a document that not everybody may read. */
export async function carriedBy(issue: NewsletterIssue, data: string, known: OpenWarnings, ports: Ports): Promise<CarriedWarnings> {
	const { lists, catalogue, asOf } = known;
	const found: { readonly place: number; readonly advisory: Advisory; readonly bytes: Uint8Array; readonly level: Level }[] = [];
	for (const [place, item] of issue.items.entries()) {
		if (item.kind !== "advisory") continue;
		const { advisory, bytes } = await oneDocument(item.id, { data, origin: item.origin }, ports);
		if (!isPublicAdvisory(advisory))
			throw new CallError({
				code: "newsletter/not-public",
				message: `${advisory.id} is not labelled TLP:CLEAR, or is a draft`,
				at: `items/${place}`,
				todo: "Take it out: a newsletter is read by everybody.",
			});
		found.push({ place, advisory, bytes, level: known.levelOf(advisory) });
	}
	const must = [
		...found.filter(({ level }) => level === "emergency").map(({ advisory }) => advisory),
		...known.advisories.filter(({ level, isOpen }) => level === "emergency" && isOpen).map(({ advisory }) => advisory),
	];
	return {
		advisories: found.map(({ advisory }) => advisory),
		open: [...new Map(must.map((advisory) => [advisory.id, namedBy(advisory)])).values()],
		carried: (language, site) =>
			new Map(
				found.map(({ place, advisory, bytes, level }) => [
					place,
					{
						level,
						document: renderAdvisory(advisory, {
							language,
							asOf,
							credits: readCredits(bytes),
							...urgencyOf(advisory, lists, catalogue, asOf),
						}),
						page: site === undefined ? undefined : `${site}/advisories/${encodeURIComponent(advisory.id)}`,
					},
				]),
			),
	};
}

/** What a mail may call it. A CVE that other documents have too is still this hole. */
function namedBy({ id, title, vulnerabilities }: Advisory): NamedMatter {
	return { id, names: [id, title, ...vulnerabilities.flatMap(({ cve }) => cve ?? [])] };
}
