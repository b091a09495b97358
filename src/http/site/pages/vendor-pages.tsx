/** Makers and brands: all of them, and each with its links, warnings and counts. */
import { raw } from "hono/html";
import type { EventView } from "../../../account/response/event-view.ts";
import type { Catalogue } from "../../../catalog/catalogue.ts";
import type { Vendor } from "../../../catalog/vendor.ts";
import { webAddress } from "../../../core/web-address.ts";
import type { MessageKey } from "../../design/messages/en.ts";
import type { Say } from "../../design/say.ts";
import { shown, Text } from "../../design/shown.tsx";
import { within } from "../../page/within.ts";
import { type Around, sitePage } from "../frame.tsx";
import { VendorResponses } from "../response/vendor-responses.tsx";
import type { Snapshot } from "../snapshot.ts";
import type { Link, VendorView } from "../vendor-view.ts";
import { FeedLinks } from "./feed-links.tsx";
import { WarningList } from "./warning-item.tsx";

const MOST_LINK_BYTES = 48_000;
const MOST_LINKS = 150;
const MOST_WARNINGS = 12;

const ROLES = { maker: "site.vendors.maker", brand: "site.vendors.brand" } as const satisfies Readonly<
	Record<Vendor["roles"][number], MessageKey>
>;

/** `/vendors` */
export function vendorsPage(props: Around & { readonly snapshot: Snapshot; readonly catalogue: Catalogue }): string {
	const { say, snapshot, catalogue } = props;
	const vendors = [...catalogue.vendors].sort((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1));
	return sitePage({
		...props,
		title: say.t("site.vendors.title"),
		description: say.t("site.vendors.lead"),
		children: (
			<>
				<h1>{say.t("site.vendors.title")}</h1>
				<p class="lead">{say.t("site.vendors.lead")}</p>
				<ul class="vendors">
					{vendors.map(({ id, name, roles }) => {
						const n = snapshot.byVendor.get(id)?.length ?? 0;
						return (
							<li>
								<a href={`/vendors/${id}`}>{shown(name, 80)}</a>
								<span class="soft">
									{[...roles.map((role) => say.t(ROLES[role])), ...(n === 0 ? [] : [say.t("site.vendors.warnings", { n })])].join(", ")}
								</span>
							</li>
						);
					})}
				</ul>
			</>
		),
	});
}

/** What the page of one vendor is made of. */
export interface VendorPageProps extends Around {
	readonly view: VendorView;
	readonly snapshot: Snapshot;
	readonly catalogue: Catalogue;
	/** Events that name it. */
	readonly responses?: readonly EventView[] | undefined;
}

/** `/vendors/{id}` */
export function vendorPage(props: VendorPageProps): string {
	const { say, view, address } = props;
	const { vendor } = view;
	return sitePage({
		...props,
		title: vendor.name,
		description: say.t("site.feed.vendor", { vendor: vendor.name, name: "Seawall" }),
		feeds: [{ path: `/feeds/vendors/${vendor.id}`, title: say.t("site.feed.vendor", { vendor: vendor.name, name: "Seawall" }) }],
		data: { "@context": "https://schema.org", "@type": "WebPage", name: vendor.name, url: `${address}/vendors/${vendor.id}` },
		children: <Body {...props} />,
	});
}

function Body({ say, view, snapshot, catalogue, responses = [] }: VendorPageProps) {
	const { vendor, parent, entries, throughMakers, builtBy, schemes } = view;
	const makers = [...new Set(builtBy.filter(({ grade }) => grade !== "candidate").map((link) => link.vendor.name))];
	return (
		<>
			<p class="over">{vendor.roles.map((role) => say.t(ROLES[role])).join(", ")}</p>
			<h1>
				<Text of={vendor.name} most={80} />
			</h1>
			{parent !== undefined && (
				<p>
					<a href={`/vendors/${parent.id}`}>{say.t("site.vendors.partOf", { name: parent.name })}</a>
				</p>
			)}
			<section id="warnings" aria-labelledby="warnings-title">
				<h2 id="warnings-title">{say.t("site.warnings")}</h2>
				{entries.length === 0 && <p>{say.t("site.vendors.noWarnings")}</p>}
				<WarningList say={say} entries={entries.slice(0, MOST_WARNINGS)} catalogue={catalogue} />
				{entries.length > MOST_WARNINGS && (
					<p>
						<a href={`/advisories?vendor=${vendor.id}`}>{say.t("site.home.all", { n: entries.length })}</a>
					</p>
				)}
				<FeedLinks
					say={say}
					path={`/feeds/vendors/${vendor.id}`}
					name={say.t("site.feed.vendor", { vendor: vendor.name, name: "Seawall" })}
				/>
			</section>
			{throughMakers.length > 0 && (
				<section id="through" aria-labelledby="through-title">
					<h2 id="through-title">{say.t("site.vendors.throughMaker")}</h2>
					<p>
						{say.t("site.vendors.throughMakerText", { makers: shown(makers.join(", "), 200) })}{" "}
						<a href={`/check?brand=${encodeURIComponent(vendor.name)}`}>{say.t("site.check")}</a>
					</p>
					<WarningList say={say} entries={throughMakers.slice(0, MOST_WARNINGS)} catalogue={catalogue} />
					{throughMakers.length > MOST_WARNINGS && (
						<p class="more">{say.t("site.moreLeft", { n: throughMakers.length - MOST_WARNINGS })}</p>
					)}
				</section>
			)}
			<VendorResponses say={say} vendor={vendor.id} views={responses} />
			<Links say={say} id="built-by" title={say.t("site.vendors.builtBy")} none={say.t("site.vendors.builtByNone")} links={builtBy} />
			<Links say={say} id="sells" title={say.t("site.vendors.sells")} none={say.t("site.vendors.sellsNone")} links={view.sells} />
			<Counts say={say} view={view} snapshot={snapshot} catalogue={catalogue} />
			<section id="scheme" aria-labelledby="scheme-title">
				<h2 id="scheme-title">{say.t("site.vendors.scheme")}</h2>
				<p>{say.t("site.vendors.schemeText")}</p>
				<ol class="numbers" lang="en">
					{schemes.map(({ title }) => (
						<li>{title}</li>
					))}
				</ol>
			</section>
			{vendor.aliases.length > 0 && (
				<section id="names" aria-labelledby="names-title">
					<h2 id="names-title">{say.t("site.vendors.names")}</h2>
					<p>
						<Text of={vendor.aliases.join(", ")} most={1500} />
					</p>
				</section>
			)}
		</>
	);
}

function Counts({ say, view, snapshot, catalogue }: Pick<VendorPageProps, "say" | "view" | "snapshot" | "catalogue">) {
	const { kev } = snapshot.lists;
	const held = say.t("site.vendors.countSource", { date: say.date(snapshot.asOf) });
	const attacked =
		kev === undefined
			? say.t("site.vendors.attackedSource", { date: say.date(catalogue.date) })
			: say.t("site.vendors.attackedKev", { version: shown(kev.version, 40) });
	const rows = [
		[say.t("site.vendors.countWarnings"), view.entries.length, held],
		[say.t("site.vendors.countHoles"), view.holes.length, held],
		[say.t("site.vendors.countAttacked"), view.attacked.length, attacked],
	] as const;
	return (
		<section id="counts" aria-labelledby="counts-title">
			<h2 id="counts-title">{say.t("site.vendors.counts")}</h2>
			<dl class="pairs">
				{rows.map(([name, n, source]) => (
					<div>
						<dt>{name}</dt>
						<dd>
							<strong class="num">{say.number(n)}</strong> <span class="soft fine">{source}</span>
						</dd>
					</div>
				))}
			</dl>
			<p class="soft">{say.t("site.vendors.countCaveat")}</p>
		</section>
	);
}

const EVIDENCE = {
	maker_owned: "site.evidence.maker_owned",
	stated_by_authority: "site.evidence.stated_by_authority",
	firmware_unpacked: "site.evidence.firmware_unpacked",
	author_tested: "site.evidence.author_tested",
	directory_tested: "site.evidence.directory_tested",
	stated: "site.evidence.stated",
	stated_weak: "site.evidence.stated_weak",
	image_match_listed: "site.evidence.image_match_listed",
	image_match: "site.evidence.image_match",
} as const satisfies Readonly<Record<Link["fact"]["evidence"], MessageKey>>;

const CONFIDENCE = {
	high: "confidence.high",
	medium: "confidence.medium",
	low: "confidence.low",
	candidate: "site.confidence.candidate",
} as const satisfies Readonly<Record<Link["grade"], MessageKey>>;

interface LinksProps {
	readonly say: Say;
	readonly id: string;
	readonly title: string;
	readonly none: string;
	readonly links: readonly Link[];
}

function Links({ say, id, title, none, links }: LinksProps) {
	const { html, left } = within(links, MOST_LINKS, MOST_LINK_BYTES, (link) => <OneLink say={say} link={link} />);
	return (
		<section id={id} aria-labelledby={`${id}-title`}>
			<h2 id={`${id}-title`}>{title}</h2>
			{links.length === 0 ? (
				<p>{none}</p>
			) : (
				<section class="scroll" aria-label={say.t("table.scrolls", { name: title })} tabindex={0}>
					<table class="data folds">
						<thead>
							<tr>
								<th scope="col">{say.t("site.vendors.title")}</th>
								<th scope="col">{say.t("site.vendors.which")}</th>
								<th scope="col">{say.t("site.vendors.evidence")}</th>
								<th scope="col">{say.t("site.vendors.confidence")}</th>
								<th scope="col">{say.t("site.vendors.source")}</th>
							</tr>
						</thead>
						<tbody>{html.map((text) => raw(text))}</tbody>
					</table>
				</section>
			)}
			{left > 0 && <p class="more">{say.t("site.moreLeft", { n: left })}</p>}
		</section>
	);
}

function OneLink({ say, link: { vendor, fact, grade } }: { readonly say: Say; readonly link: Link }) {
	const { brandModel, makerModel, line, evidence, source, date, from, to } = fact;
	const model = brandModel === undefined ? undefined : makerModel === undefined ? brandModel : `${brandModel} = ${makerModel}`;
	const span = from === undefined && to === undefined ? undefined : `${from ?? "?"}\u2013${to ?? ""}`;
	const which = [model ?? line, span].filter((part) => part !== undefined).join(", ");
	const href = webAddress(source);
	return (
		<tr>
			<th scope="row">
				<a href={`/vendors/${vendor.id}`}>{shown(vendor.name, 60)}</a>
			</th>
			<td data-head={say.t("site.vendors.which")}>
				<div>
					<Text of={which === "" ? say.t("site.vendors.whichAll") : which} most={160} />
				</div>
			</td>
			<td data-head={say.t("site.vendors.evidence")}>
				<div>{say.t(EVIDENCE[evidence])}</div>
			</td>
			<td data-head={say.t("site.vendors.confidence")}>
				<div>{say.t(CONFIDENCE[grade])}</div>
			</td>
			<td data-head={say.t("site.vendors.source")} class="some">
				<div lang="en">
					{href === undefined ? (
						<Text of={source} most={200} />
					) : (
						<a href={href} rel="noopener noreferrer">
							<Text of={source} most={120} />
						</a>
					)}
					<span class="soft">{say.date(date)}</span>
				</div>
			</td>
		</tr>
	);
}
