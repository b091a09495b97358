/** On the page of a vendor: the events that name it or one of its branches, and how long each was silent. */
import type { EventView } from "../../../account/response/event-view.ts";
import type { Say } from "../../design/say.ts";
import { Text } from "../../design/shown.tsx";
import { silenceWords } from "./chart.tsx";
import { channelWords } from "./parts.tsx";

/** Facts alone; the scores stand on the pages of the events, all five together. */
export function VendorResponses({
	say,
	vendor,
	views,
}: {
	readonly say: Say;
	readonly vendor: string;
	readonly views: readonly EventView[];
}) {
	return (
		<section id="responses" aria-labelledby="responses-title">
			<h2 id="responses-title">{say.t("responses.vendor")}</h2>
			{views.length === 0 && <p class="soft">{say.t("responses.vendorNone")}</p>}
			<ul class="plain">
				{views.map(({ event, subjects }) => (
					<li>
						<a href={`/responses/${event.id}`}>
							<Text of={event.title} most={200} />
						</a>
						<ul class="dashes">
							{subjects
								.filter(({ subject }) => subject.vendor === vendor)
								.map(({ subject, row }) => (
									<li>
										<Text of={subject.id} most={80} />: {silenceWords(say, row)}
										{row.channels.length > 0 && ` (${row.channels.map((channel) => channelWords(say, channel)).join(", ")})`}
									</li>
								))}
						</ul>
					</li>
				))}
			</ul>
		</section>
	);
}
