/** What went wrong, what was done, and what to do where there is nothing yet. */
import type { Problem } from "../../../core/problem.ts";
import { problemWords } from "../problem-words.ts";
import type { Say } from "../say.ts";
import { Text } from "../shown.tsx";

/** What went wrong with a form, or what was done; read out at once. */
export function Notice({
	say,
	problem,
	done,
}: {
	readonly say: Say;
	readonly problem?: Problem | undefined;
	readonly done?: string | undefined;
}) {
	if (problem !== undefined) {
		return (
			<p class="notice bad" role="alert">
				<Text of={problemWords(say, problem)} most={600} />
			</p>
		);
	}
	if (done === undefined) return null;
	return (
		<p class="notice" role="status">
			{done}
		</p>
	);
}

/** Something to know before one reads on; `wary` where trust in what follows is limited. */
export function Remark({ tone = "calm", children }: { readonly tone?: "calm" | "wary" | undefined; readonly children?: unknown }) {
	return <div class={tone === "wary" ? "notice wary" : "notice"}>{children}</div>;
}

/** Instead of an empty list: why it is empty, and the next step. */
export function EmptyState({ title, children }: { readonly title: string; readonly children?: unknown }) {
	return (
		<section class="empty">
			<h2>{title}</h2>
			{children}
		</section>
	);
}
