/** One capture: where it is from, what was found in it, and how it looked, behind glass. */
import { ELEMENT_WEIGHTS, type ElementId } from "../../../notice/elements/element.ts";
import { Code, shown, Text } from "../../design/shown.tsx";
import { type Around, sitePage } from "../frame.tsx";
import { ELEMENT_WORDS } from "../pages/score-page.tsx";
import { WebLink } from "../web-link.tsx";
import { Element } from "./compare-page.tsx";
import { channelWords, Five, MarkedText, SyntheticMark } from "./parts.tsx";
import type { CaptureView } from "./response-desk.ts";

/** `/captures/{id}` */
export function capturePage(props: Around & { readonly view: CaptureView }): string {
	const { say, view } = props;
	const { event, response, earlier, later } = view;
	const { capture, scored, scores, metrics } = response;
	const title = say.t("responses.captureTitle", { branch: shown(capture.branch, 80), date: say.date(capture.publishedAt) });
	const hasView = capture.sha256 !== "" && !capture.loggedIn;
	const elements = Object.keys(ELEMENT_WEIGHTS) as readonly ElementId[];
	return sitePage({
		...props,
		title: `${event.synthetic ? `${say.t("responses.synthetic")} ` : ""}${title}`,
		description: title,
		isHidden: true,
		children: (
			<>
				<p class="over">
					<a href={`/responses/${event.id}`}>
						<Text of={event.title} most={160} />
					</a>
				</p>
				<h1>{title}</h1>
				<SyntheticMark say={say} of={event} />
				{later !== undefined && (
					<p class="notice wary">
						{say.t("responses.putRight")}{" "}
						<a href={later.kind === "withdrawn" ? "/corrections" : `/captures/${later.id}`}>{say.date(later.recordedAt)}</a>:{" "}
						<Text of={later.reason} most={400} />
					</p>
				)}
				<Five say={say} scores={scores} />
				{scored?.notes.map((note) => (
					<p class="soft">
						<Text of={note} most={300} />
					</p>
				))}
				<section aria-labelledby="record-title">
					<h2 id="record-title">{say.t("responses.record")}</h2>
					<dl class="pairs">
						<Pair name={say.t("responses.ways")} value={channelWords(say, capture.channel)} />
						<Pair name={say.t("responses.captured")} value={`${say.minute(capture.capturedAt)}, ${shown(capture.capturedBy, 80)}`} />
						{capture.loggedIn && <Pair name={say.t("responses.login")} value={say.t("responses.gated")} />}
						{metrics.map(({ id, value }) => (
							<Pair name={say.t(id === "T" ? "responses.timeliness" : "responses.reach")} value={shown(String(value ?? "\u2013"), 160)} />
						))}
						{scored !== undefined && <Pair name={say.t("responses.rules")} value={scored.ruleVersion} />}
						{capture.url !== "" && (
							<div>
								<dt>{say.t("responses.address")}</dt>
								<dd>
									<WebLink say={say} url={capture.url} />
								</dd>
							</div>
						)}
						{capture.sha256 !== "" && (
							<div>
								<dt>SHA-256</dt>
								<dd class="hash">
									<Code of={capture.sha256} />
								</dd>
							</div>
						)}
					</dl>
					{earlier.length > 0 && (
						<ul class="dashes">
							{earlier.map(({ id, recordedAt }) => (
								<li>
									<a href={`/captures/${id}`}>{say.t("responses.earlier", { date: say.date(recordedAt) })}</a>
								</li>
							))}
						</ul>
					)}
				</section>
				{scored !== undefined && (
					<>
						<section aria-labelledby="said-title">
							<h2 id="said-title">{say.t("responses.said")}</h2>
							<dl class="lines">
								{elements.map((id) => (
									<div>
										<dt>{say.t(ELEMENT_WORDS[id][0])}</dt>
										<dd>
											<Element say={say} response={response} id={id} />
										</dd>
									</div>
								))}
							</dl>
						</section>
						<section aria-labelledby="text-title">
							<h2 id="text-title">{say.t("responses.text")}</h2>
							<p class="soft">{say.t("responses.textsText")}</p>
							<MarkedText say={say} sentences={scored.sentences} language={scored.language} />
						</section>
					</>
				)}
				{hasView && (
					<section aria-labelledby="look-title">
						<h2 id="look-title">{say.t("responses.look")}</h2>
						<p class="soft">{say.t("responses.lookText")}</p>
						<iframe
							class="glass"
							title={title}
							sandbox=""
							src={`/captures/${capture.id}/view`}
							loading="lazy"
							referrerpolicy="no-referrer"
						/>
					</section>
				)}
				{!hasView && capture.sha256 !== "" && <p class="soft">{say.t("responses.noLook")}</p>}
			</>
		),
	});
}

function Pair({ name, value }: { readonly name: string; readonly value: string }) {
	return (
		<div>
			<dt>{name}</dt>
			<dd>
				<bdi>{value}</bdi>
			</dd>
		</div>
	);
}
