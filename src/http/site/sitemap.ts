/** What search engines are shown: every public page once, and nothing of the console. */
import type { Catalogue } from "../../catalog/catalogue.ts";
import { wavePath } from "./pages/wave-parts.tsx";
import type { Snapshot } from "./snapshot.ts";

const PLAIN = [
	"/",
	"/advisories",
	"/waves",
	"/reports",
	"/vendors",
	"/check",
	"/score",
	"/statistics",
	"/courses",
	"/members",
	"/about",
	"/faq",
	"/contact",
	"/corrections",
	"/subscribe",
	"/newsletters",
	"/campaigns",
];

/** A sitemap has at most so many addresses (sitemaps.org). */
const MOST = 50_000;

/** The sitemap. Slugs and ids of the catalogue stand in addresses as they are; `&` and `<` are in none of them. */
export function sitemapXml({ entries, waves }: Snapshot, catalogue: Catalogue, address: string): string {
	const day = (at: number) => new Date(at).toISOString().slice(0, 10);
	const urls = [
		...PLAIN.map((path) => ({ path, changed: undefined })),
		...entries.map(({ slug, releasedAt }) => ({ path: `/advisories/${slug}`, changed: day(releasedAt) })),
		...waves.map((wave) => ({ path: wavePath(wave), changed: undefined })),
		...catalogue.vendors.map(({ id }) => ({ path: `/vendors/${id}`, changed: undefined })),
	].slice(0, MOST);
	const lines = urls.map(({ path, changed }) => {
		const modified = changed === undefined ? "" : `<lastmod>${changed}</lastmod>`;
		return `<url><loc>${address}${path.replaceAll("'", "&apos;")}</loc>${modified}</url>`;
	});
	return [
		'<?xml version="1.0" encoding="UTF-8"?>',
		'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
		...lines,
		"</urlset>",
		"",
	].join("\n");
}

/** Search engines need not ask about devices, nor sign in. */
export function robotsTxt(address: string): string {
	return ["User-agent: *", "Disallow: /console", "Disallow: /api/", "Disallow: /check?", `Sitemap: ${address}/sitemap.xml`, ""].join("\n");
}
