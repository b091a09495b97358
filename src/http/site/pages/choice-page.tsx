/** Several publishers have given a document the same id: an id is unique for its publisher only (CSAF 2.0 section 3.2.1.12.4). */
import type { Catalogue } from "../../../catalog/catalogue.ts";
import { type Around, sitePage } from "../frame.tsx";
import type { Listed } from "../snapshot.ts";
import { WarningList } from "./warning-item.tsx";

/** Which of them is meant? */
export function choicePage(props: Around & { readonly entries: readonly Listed[]; readonly catalogue: Catalogue }): string {
	const { say, entries, catalogue } = props;
	return sitePage({
		...props,
		title: say.t("site.advisory.several"),
		description: say.t("site.advisory.severalText"),
		isHidden: true,
		children: (
			<>
				<h1>{say.t("site.advisory.several")}</h1>
				<p>{say.t("site.advisory.severalText")}</p>
				<WarningList say={say} entries={entries} catalogue={catalogue} level={2} />
			</>
		),
	});
}
