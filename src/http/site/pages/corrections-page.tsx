/** How to report an error, and what was put right. */

import { Text } from "../../design/shown.tsx";
import { type Around, sitePage } from "../frame.tsx";
import type { Correction } from "../response/response-desk.ts";
import type { Snapshot } from "../snapshot.ts";

const MOST = 100;
const CORRECTED = { event: "responses.correctedEvent", capture: "responses.correctedCapture", withdrawn: "responses.withdrawn" } as const;

/** `/corrections` */
export function correctionsPage(props: Around & { readonly snapshot: Snapshot; readonly responses?: readonly Correction[] }): string {
	const { say, snapshot, operator, responses = [] } = props;
	const revised = snapshot.entries
		.filter(({ revision }) => revision > 1)
		.sort((a, b) => b.receivedAt - a.receivedAt || (a.slug < b.slug ? -1 : 1));
	const isReachable = operator.email !== undefined || operator.contactUrl !== undefined;
	return sitePage({
		...props,
		title: say.t("site.corrections.title"),
		description: say.t("site.corrections.lead"),
		children: (
			<>
				<h1>{say.t("site.corrections.title")}</h1>
				<p class="lead">{say.t("site.corrections.lead")}</p>
				<section>
					<h2>{say.t("site.corrections.how")}</h2>
					{isReachable ? (
						<p>
							{say.t("site.corrections.howText")} <a href="/contact">{say.t("site.contact")}</a>
						</p>
					) : (
						<p>{say.t("site.corrections.howNone")}</p>
					)}
				</section>
				<section>
					<h2>{say.t("site.corrections.list")}</h2>
					{revised.length === 0 && <p>{say.t("site.corrections.none")}</p>}
					<ol class="timeline">
						{revised.slice(0, MOST).map((entry) => (
							<li>
								<time datetime={new Date(entry.receivedAt).toISOString()}>{say.date(entry.receivedAt)}</time>
								<p class="strong" lang={entry.language}>
									<a href={`/advisories/${entry.slug}#history`}>
										<Text of={entry.title} most={200} />
									</a>
								</p>
								<p class="soft">
									<Text of={say.t("site.corrections.revised", { version: entry.version })} most={80} />
								</p>
							</li>
						))}
					</ol>
					{revised.length > MOST && <p class="more">{say.t("site.moreLeft", { n: revised.length - MOST })}</p>}
				</section>
				{responses.length > 0 && (
					<section>
						<h2>{say.t("responses.corrections")}</h2>
						<ol class="timeline">
							{responses.slice(0, MOST).map((one) => (
								<li>
									<time datetime={new Date(one.at).toISOString()}>{say.date(one.at)}</time>
									<p class="strong">
										{one.event.synthetic && say.t("responses.synthetic")}{" "}
										<a href={one.capture === "" ? `/responses/${one.event.id}` : `/captures/${one.capture}`}>
											<Text of={one.branch === "" ? one.event.title : `${one.branch}: ${one.event.title}`} most={200} />
										</a>
									</p>
									<p class="soft">
										{say.t(CORRECTED[one.kind])}: <Text of={one.reason} most={600} />
									</p>
								</li>
							))}
						</ol>
						{responses.length > MOST && <p class="more">{say.t("site.moreLeft", { n: responses.length - MOST })}</p>}
					</section>
				)}
			</>
		),
	});
}
