/** What has changed since the day before: on devices, and among the documents that speak of them. */
import type { FleetChanges, FleetOverview } from "../../../match/view/answers.ts";
import type { Change } from "../../../match/view/earlier.ts";
import { type Delta, Deltas } from "../../design/parts/deltas.tsx";
import type { Say } from "../../design/say.ts";
import { Text } from "../../design/shown.tsx";
import { listAddress } from "../fleet/device-query.ts";
import { CHANGE_KEYS } from "../fleet/device-words.tsx";

/** What is shown. */
export interface ChangedSinceProps {
	readonly say: Say;
	readonly overview: Pick<FleetOverview, "changes">;
	/** Where the organisation's pages begin. */
	readonly base: string;
}

/** The section; what got worse comes first. */
export function ChangedSince({ say, overview: { changes }, base }: ChangedSinceProps) {
	if (changes === undefined) return <p class="soft fine">{say.t("change.fromTomorrow")}</p>;
	return (
		<section aria-labelledby="changed" class="since">
			<h2 id="changed">{say.t("change.title", { time: say.minute(changes.since) })}</h2>
			<Deltas say={say} of={deltasOf(say, changes, base)} none={say.t("change.none")} />
			{changes.mine.length > 0 && (
				<ul class="plain fine">
					{changes.mine.map(({ id, title, devices }) => (
						<li>
							<a href={`${base}/advisories/${encodeURIComponent(id)}`}>
								<Text of={title} most={160} />
							</a>{" "}
							<span class="soft">{say.t("change.about", { n: devices })}</span>
						</li>
					))}
				</ul>
			)}
		</section>
	);
}

function deltasOf(say: Say, changes: FleetChanges, base: string): readonly Delta[] {
	const ofDevices = (change: Change, tone?: Delta["tone"]): Delta => ({
		n: changes[change],
		what: say.t(CHANGE_KEYS[change]),
		href: listAddress(`${base}/fleet`, { changed: change }),
		tone,
	});
	const { received, revised, newAtRisk, ofMine, gone } = changes;
	const newest = `${base}/advisories?sort=released`;
	return [
		ofDevices("affected", "worse"),
		ofDevices("exposed", "worse"),
		ofDevices("settled", "better"),
		ofDevices("undecided"),
		{ ...ofDevices("new"), more: newAtRisk > 0 ? say.t("change.newAtRisk", { n: newAtRisk }) : undefined },
		{ n: gone, what: say.t("change.gone") },
		{
			n: received,
			what: say.t("change.received", { n: received }),
			href: newest,
			more: ofMine > 0 ? say.t("change.ofMine", { n: ofMine }) : undefined,
		},
		{ n: revised, what: say.t("change.revised", { n: revised }), href: newest },
	];
}
