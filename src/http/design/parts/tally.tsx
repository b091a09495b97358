/** Devices counted by their worst verdict: the number first, the word with its shape beneath. */
import { Mark, STANDINGS, type Standing, TONE, VERDICT_KEYS } from "../marks.tsx";
import type { Say } from "../say.ts";

/** What is counted. */
export interface TallyProps {
	readonly say: Say;
	/** What is counted, for those who hear the page. */
	readonly label: string;
	readonly of: Readonly<Record<Standing, number>>;
	/** Where each number leads. */
	readonly href?: ((standing: Standing) => string) | undefined;
	/** A line under a number. */
	readonly more?: ((standing: Standing) => string | undefined) | undefined;
}

/** The row of numbers. */
export function Tally({ say, label, of, href, more }: TallyProps) {
	return (
		<ul class="tally" aria-label={label}>
			{STANDINGS.map((standing) => {
				const inside = (
					<>
						<span class="n">{say.number(of[standing])}</span>
						<span class="what">
							<Mark of={standing} />
							{say.t(VERDICT_KEYS[standing])}
						</span>
						{more?.(standing) !== undefined && <span class="more">{more(standing)}</span>}
					</>
				);
				return (
					<li class={of[standing] === 0 ? "zero" : TONE[standing]}>
						{href === undefined ? <div>{inside}</div> : <a href={href(standing)}>{inside}</a>}
					</li>
				);
			})}
		</ul>
	);
}
