/** What happened, the newest first. */
import type { Say } from "../say.ts";

/** One thing that happened. */
export interface Moment {
	/** ISO text or UTC milliseconds. */
	readonly at: string | number;
	readonly what: unknown;
	readonly more?: unknown;
}

/** The line of time. */
export function Timeline({ say, moments }: { readonly say: Say; readonly moments: readonly Moment[] }) {
	return (
		<ol class="timeline">
			{moments.map(({ at, what, more }) => (
				<li>
					<When say={say} at={at} />
					<p class="strong">{what}</p>
					{more}
				</li>
			))}
		</ol>
	);
}

/** A day, or a minute in UTC where one is stated. */
export function When({ say, at }: { readonly say: Say; readonly at: string | number }) {
	const isDay = typeof at === "string" && /^\d{4}-\d\d-\d\d$/.test(at);
	const time = typeof at === "number" ? at : Date.parse(at);
	if (!Number.isFinite(time) || Math.abs(time) > 8.64e15) return <span>{String(at)}</span>;
	const iso = new Date(time).toISOString();
	return <time datetime={isDay ? iso.slice(0, 10) : iso}>{isDay ? say.date(at) : say.minute(at)}</time>;
}

/** By when, and whether that is over; `asOf` is the day of the answer. */
export function Due({ say, due, asOf }: { readonly say: Say; readonly due: string; readonly asOf: string }) {
	const date = say.date(due);
	if (due < asOf) return <span class="risk strong">{say.t("due.overdue", { date })}</span>;
	return due === asOf ? <span class="strong">{say.t("due.today", { date })}</span> : <span>{say.t("due.on", { date })}</span>;
}
