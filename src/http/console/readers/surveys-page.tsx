/** Surveys that stand among the statistics: kept from their file, and taken away on record. */
import { parseSurvey } from "../../../account/statistics/survey.ts";
import { Word } from "../../design/parts/form.tsx";
import { Text } from "../../design/shown.tsx";
import type { HousePage } from "./house-page.tsx";

/** The page. */
export const SURVEYS_PAGE: HousePage = {
	path: "/surveys",
	title: "place.surveys",
	async content(desk, { say, formWord }, base, fields) {
		const surveys = await desk.publication.statistics.surveys();
		return (
			<>
				<ul class="list card">
					{surveys.map(({ id, question, until }) => (
						<li>
							<div class="who">
								<a href={`/statistics#survey-${id}`}>
									<Text of={question} most={300} />
								</a>
								<p class="hint">
									{id} · {say.date(until)}
								</p>
							</div>
							<form method="post" action={base}>
								<Word of={formWord} />
								<input type="hidden" name="id" value={id} />
								<button type="submit" class="quiet" name="act" value="remove">
									{say.t("readers.remove", { name: id })}
								</button>
							</form>
						</li>
					))}
				</ul>
				<form class="card" method="post" action={base}>
					<Word of={formWord} />
					<label for="survey">{say.t("readers.surveyFile")}</label>
					<p class="hint" id="survey-hint">
						{say.t("readers.surveyHint")}
					</p>
					<textarea id="survey" name="survey" rows={14} maxlength={50_000} required aria-describedby="survey-hint" spellcheck={false}>
						{fields?.get("survey") ?? ""}
					</textarea>
					<button type="submit">{say.t("readers.keep")}</button>
				</form>
			</>
		);
	},
	async act(desk, fields, { known }) {
		const by = { who: known.person.email, at: desk.gate.now() };
		if (fields.get("act") === "remove") {
			const isGone = await desk.publication.statistics.removeSurvey({ id: (fields.get("id") ?? "").slice(0, 80), ...by });
			return isGone ? undefined : { code: "account/no-survey", message: "there is no such survey", at: "id", todo: "Load the page again." };
		}
		const survey = parseSurvey(fields.get("survey") ?? "", "survey");
		if (!survey.ok) return survey.error;
		await desk.publication.statistics.keepSurvey({ survey: survey.value, ...by });
		return undefined;
	},
};
