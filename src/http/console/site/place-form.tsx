/** Stating where a site is. What is typed was copied from a map by hand. */
import { fold } from "../../../core/text.ts";
import type { SitePlace } from "../../../inventory/site-place.ts";
import type { SiteRow } from "../../../match/view/answers.ts";
import { Choice, Field, Word } from "../../design/parts/form.tsx";
import type { Say } from "../../design/say.ts";
import { siteWords } from "../fleet/device-words.tsx";

/** Sites that a form offers; the rest are placed once these are. */
const MOST_OFFERED = 500;

/** What the form is made of. */
export interface PlaceFormProps {
	readonly say: Say;
	readonly sites: readonly SiteRow[];
	readonly places: readonly SitePlace[];
	readonly path: string;
	readonly formWord: string;
	readonly several: boolean;
	/** What was sent and could not be taken. */
	readonly typed: { readonly site: string; readonly place: string } | undefined;
}

/** A key for a site among those of several organisations. */
export function siteKey(organisationId: string, site: string): string {
	return `${organisationId} ${fold(site)}`;
}

/** Whose site a form names, and which. */
export function siteOfKey(key: string): { readonly organisationId: string; readonly site: string } {
	const at = key.indexOf(" ");
	return at < 0 ? { organisationId: "", site: "" } : { organisationId: key.slice(0, at), site: key.slice(at + 1) };
}

/** A choice of the sites, those without a place first, and one line for two numbers. */
export function PlaceForm({ say, sites, places, path, formWord, several, typed }: PlaceFormProps) {
	const held = new Map(places.map((place) => [siteKey(place.organisationId, place.site), place]));
	const named = sites.flatMap(({ site, owner }) =>
		site === undefined || site === "" ? [] : [{ site, owner, key: siteKey(owner.id, site) }],
	);
	if (named.length === 0) return null;
	const without = named.filter(({ key }) => !held.has(key));
	const offered = [...without, ...named.filter(({ key }) => held.has(key))].slice(0, MOST_OFFERED).map(({ site, owner, key }) => {
		const place = held.get(key);
		const name = several ? `${siteWords(say, site)}, ${owner.name}` : siteWords(say, site);
		return { value: key, name: place === undefined ? name : `${name} (${place.latitude}, ${place.longitude})` };
	});
	return (
		<section class="card" aria-labelledby="place">
			<h2 id="place">{say.t("map.state")}</h2>
			<p class="soft">{say.t("map.placed", { n: named.length - without.length, all: named.length })}</p>
			<form method="post" action={path}>
				<Word of={formWord} />
				<Choice name="site" label={say.t("column.site")} value={typed?.site} options={offered} />
				<Field name="place" label={say.t("map.place")} hint={say.t("map.hint")} value={typed?.place} optional />
				<button type="submit">{say.t("map.do")}</button>
			</form>
		</section>
	);
}
