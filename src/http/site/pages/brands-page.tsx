/** Brands that sell the devices of a warning under their own name, and which of them have said anything about its holes. */
import type { Advisory } from "../../../advisory/document.ts";
import type { Catalogue } from "../../../catalog/catalogue.ts";
import { type BrandAnswer, brandAnswers } from "../../../match/relabel/answers.ts";
import { downstreamOf } from "../../../match/relabel/cascade.ts";
import { Text } from "../../design/shown.tsx";
import { type Around, sitePage } from "../frame.tsx";
import type { Listed } from "../snapshot.ts";

/** Brands and holes of one page. */
const MOST_BRANDS = 150;
const MOST_HOLES = 12;

/** What the page is made of. */
export interface BrandsPageProps extends Around {
	readonly catalogue: Catalogue;
	readonly listed: Listed;
	readonly advisory: Advisory;
	/** Public documents on its holes. */
	readonly documents: readonly Advisory[];
}

const KEYS = { own: "site.brands.own", others: "site.brands.others", none: "site.brands.none" } as const satisfies Readonly<
	Record<BrandAnswer["answer"], string>
>;

/** `/advisories/{id}/brands` */
export function brandsPage(props: BrandsPageProps): string {
	const { say, listed, advisory, documents, catalogue } = props;
	const title = say.t("site.brands.title", { id: listed.trackingId.slice(0, 80) });
	const brands = [...new Map(downstreamOf(advisory, catalogue).map(({ brand }) => [brand.id, brand])).values()].slice(0, MOST_BRANDS);
	const cves = [...new Set(advisory.vulnerabilities.flatMap(({ cve }) => cve ?? []))].slice(0, MOST_HOLES);
	const rows = [...Map.groupBy(brandAnswers(cves, brands, documents, catalogue), ({ brand }) => brand).values()];
	return sitePage({
		...props,
		title,
		description: say.t("site.brands.lead"),
		children: (
			<>
				<h1>{title}</h1>
				<p class="lead">{say.t("site.brands.lead")}</p>
				<p>
					<a href={`/advisories/${listed.slug}`}>
						<Text of={advisory.title} most={200} />
					</a>
				</p>
				{rows.length === 0 ? (
					<p>{say.t("site.brands.nobody")}</p>
				) : (
					<section class="scroll" aria-label={say.t("table.scrolls", { name: title })} tabindex={0}>
						<table class="data">
							<thead>
								<tr>
									<th scope="col">{say.t("site.brands.brand")}</th>
									{cves.map((cve) => (
										<th scope="col">{cve}</th>
									))}
								</tr>
							</thead>
							<tbody>
								{rows.map((cells) => (
									<tr>
										<th scope="row">
											<a href={`/vendors/${cells[0]?.brand ?? ""}`}>
												<Text of={cells[0]?.name} most={60} />
											</a>
										</th>
										{cells.map(({ answer, documents: ids }) => (
											<td>
												{say.t(KEYS[answer])} {ids.length > 0 && <Text of={ids.slice(0, 3).join(", ")} most={120} />}
											</td>
										))}
									</tr>
								))}
							</tbody>
						</table>
					</section>
				)}
			</>
		),
	});
}
