/** What is affected, by name, with what to do beside it. */
import { raw } from "hono/html";
import type { AffectedLine } from "../../../advisory/render/affected.ts";
import { fold } from "../../../core/text.ts";
import type { Say } from "../../design/say.ts";
import { shown, Text } from "../../design/shown.tsx";
import { within } from "../../page/within.ts";
import type { AdvisoryView, HoleView } from "../advisory-view.ts";
import type { Label } from "../sold-as.ts";
import { versionsWords } from "../version-words.ts";

/** Bytes of all tables together, so that a page stays small whatever a document lists; names of one line; labels. */
const MOST_TABLE_BYTES = 36_000;
const MOST_LINES = 200;
const MOST_NAMES = 60;
const MOST_MODELS = 24;
const MOST_LABELS = 60;

/** The section. */
export function AffectedSection({ say, view }: { readonly say: Say; readonly view: AdvisoryView }) {
	const { holes, isOneTable, advisory } = view;
	const shownHoles = isOneTable ? holes.slice(0, 1) : holes;
	const stated = shownHoles.filter(({ stated: { lines } }) => lines.length > 0);
	const others = Math.max(0, ...holes.map((hole) => hole.stated.others));
	return (
		<section id="affected" aria-labelledby="affected-title">
			<h2 id="affected-title">{say.t("site.advisory.affected")}</h2>
			{stated.length === 0 && advisory.withdrawn !== true && <p>{say.t("site.advisory.noProducts")}</p>}
			{stated.map((hole) => (
				<>
					{!isOneTable && <h3 class="under-hole">{say.t("site.advisory.under", { hole: shown(hole.name, 120) })}</h3>}
					<Lines say={say} hole={hole} bytes={Math.floor(MOST_TABLE_BYTES / stated.length)} />
				</>
			))}
			{isOneTable && holes.length > 1 && stated.length > 0 && <p class="soft">{say.t("site.advisory.sameForAll", { n: holes.length })}</p>}
			{others > 0 && <p class="soft">{say.t("site.advisory.others", { n: others })}</p>}
			<p class="soft">{say.t("site.advisory.notListed")}</p>
			<SoldUnder say={say} view={view} />
		</section>
	);
}

function Lines({ say, hole, bytes }: { readonly say: Say; readonly hole: HoleView; readonly bytes: number }) {
	const { html, left } = within(hole.stated.lines, MOST_LINES, bytes, (line) => <Line say={say} line={line} />);
	const name = shown(hole.name, 120);
	return (
		<>
			<section class="scroll" aria-label={say.t("table.scrolls", { name: `${say.t("site.advisory.affected")}: ${name}` })} tabindex={0}>
				<table class="data folds lines">
					<thead>
						<tr>
							<th scope="col">{say.t("site.advisory.product")}</th>
							<th scope="col">{say.t("site.advisory.firmware")}</th>
							<th scope="col">{say.t("site.advisory.fixedFrom")}</th>
						</tr>
					</thead>
					<tbody>{html.map((text) => raw(text))}</tbody>
				</table>
			</section>
			{left > 0 && <p class="more">{say.t("site.moreLeft", { n: left })}</p>}
		</>
	);
}

const REMEDIES = { replace: "site.advisory.replaceIt", mitigate: "site.advisory.mitigateIt", ask: "site.advisory.askIt" } as const;

function Line({ say, line }: { readonly say: Say; readonly line: AffectedLine }) {
	const { vendor, names, part, affected, open, targets, remedy } = line;
	const left = names.length - MOST_NAMES;
	const models = line.models.filter((model) => !names.some((name) => isSame(name, model, vendor)));
	const versions = [
		...(affected.length === 0 ? [] : [versionsWords(say, affected)]),
		...(open.length === 0 ? [] : [say.t("site.advisory.open", { versions: versionsWords(say, open) })]),
	].join("; ");
	return (
		<tr>
			<th scope="row" class="wide">
				<Text of={vendor} most={80} />{" "}
				{names.slice(0, MOST_NAMES).map((name, at) => (
					<>
						{at > 0 && ", "}
						<Text of={withoutVendor(name, vendor)} most={120} />
					</>
				))}
				{left > 0 && ` ${say.t("site.moreLeft", { n: left })}`}
				{models.length > 0 && names.length <= 3 && (
					<span class="soft">{say.t("site.advisory.models", { models: shown(models.slice(0, MOST_MODELS).join(", "), 400) })}</span>
				)}
				{part !== "" && <span class="soft">{say.t("site.advisory.by", { source: shown(part, 40) })}</span>}
			</th>
			<td data-head={say.t("site.advisory.firmware")}>
				<div>
					<Text of={versions} most={500} />
				</div>
			</td>
			<td data-head={say.t("site.advisory.fixedFrom")}>
				<div>
					{remedy === "upgrade" ? (
						<strong>
							<Text
								of={say.t("site.advisory.installFrom", {
									versions: shown(
										targets
											.slice(0, 4)
											.map((one) => targetWords(say, one))
											.join(`, ${say.t("site.versions.or")} `),
										240,
									),
								})}
								most={400}
							/>
						</strong>
					) : (
						say.t(REMEDIES[remedy])
					)}
				</div>
			</td>
		</tr>
	);
}

/** A fix that is a build day is said as a day. */
function targetWords(say: Say, target: string): string {
	return /^\d{4}-\d\d-\d\d$/.test(target) ? say.t("site.versions.builtFrom", { low: say.date(target) }) : target;
}

function withoutVendor(name: string, vendor: string): string {
	return vendor !== "" && name.toLowerCase().startsWith(`${vendor.toLowerCase()} `) ? name.slice(vendor.length + 1) : name;
}

/** A model that is the product's name again, with or without its vendor, or as a pattern of it, says nothing new. */
function isSame(name: string, model: string, vendor: string): boolean {
	const bare = (text: string): string =>
		fold(text)
			.replace(fold(vendor), "")
			.replace(/\bseries\b/, "")
			.replace(/[\s?*x]/g, "");
	return bare(name) === bare(model);
}

function SoldUnder({ say, view: { soldAs, listed } }: { readonly say: Say; readonly view: AdvisoryView }) {
	const { known, perhaps } = soldAs;
	if (known.length + perhaps.length === 0 || listed.withdrawn) return null;
	return (
		<>
			<h3>{say.t("site.advisory.soldAs")}</h3>
			<p>{say.t("site.advisory.soldAsText", { makers: shown(soldAs.makers.join(", "), 200) })}</p>
			<Labels say={say} labels={known} />
			{known.length > 0 && (
				<p>
					<a href={`/advisories/${listed.slug}/brands`}>{say.t("site.brands.link")}</a>
				</p>
			)}
			{perhaps.length > 0 && (
				<details>
					<summary>{say.t("site.advisory.soldAsPerhaps")}</summary>
					<Labels say={say} labels={perhaps} />
				</details>
			)}
		</>
	);
}

function Labels({ say, labels }: { readonly say: Say; readonly labels: readonly Label[] }) {
	if (labels.length === 0) return null;
	const left = labels.length - MOST_LABELS;
	return (
		<p class="labels">
			{labels.slice(0, MOST_LABELS).map(({ id, name }, at) => (
				<>
					{at > 0 && ", "}
					<a href={`/vendors/${id}`}>{shown(name, 60)}</a>
				</>
			))}
			{left > 0 && ` ${say.t("site.moreLeft", { n: left })}`}
		</p>
	);
}
