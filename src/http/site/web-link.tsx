/** Addresses out of documents: linked only where they lead to the web, and never more of them shown than fits. */
import { webAddress } from "../../core/web-address.ts";
import type { Say } from "../design/say.ts";
import { shown } from "../design/shown.tsx";

/** A link with the name that the document gives it; as plain text where it may not be followed. */
export function WebLink({ say, url, name = "" }: { readonly say: Say; readonly url: string; readonly name?: string | undefined }) {
	const href = webAddress(url);
	const label = shown(name.trim() === "" ? url : name, 200);
	if (href === undefined) {
		return (
			<span>
				<bdi>{label}</bdi> <span class="soft">({say.t("site.advisory.unlinked")})</span>
			</span>
		);
	}
	return (
		<a href={href} rel="noopener noreferrer nofollow">
			<bdi>{label}</bdi>
		</a>
	);
}
