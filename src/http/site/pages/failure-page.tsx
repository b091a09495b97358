/** What somebody is told for whom there is nothing at an address, or who asks too often. */
import { type Around, sitePage } from "../frame.tsx";

/** Nothing is kept there; the way to what there is. */
export function notFoundPage(props: Around): string {
	const { say } = props;
	return sitePage({
		...props,
		title: say.t("site.notFound"),
		description: say.t("site.notFoundText"),
		isHidden: true,
		children: (
			<>
				<h1>{say.t("site.notFound")}</h1>
				<p>{say.t("site.notFoundText")}</p>
				<p>
					<a class="button" href="/advisories">
						{say.t("site.warnings")}
					</a>
				</p>
			</>
		),
	});
}

/** Too many questions. */
export function tooManyPage(props: Around): string {
	const { say } = props;
	return sitePage({
		...props,
		title: say.t("site.tooMany"),
		description: say.t("site.tooManyText"),
		isHidden: true,
		children: (
			<>
				<h1>{say.t("site.tooMany")}</h1>
				<p>{say.t("site.tooManyText")}</p>
			</>
		),
	});
}
