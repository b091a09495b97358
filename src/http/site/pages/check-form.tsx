/** The form that asks about one device. It is sent by GET and changes nothing, so it needs no word of ours and works from anywhere. */
import { Field } from "../../design/parts/form.tsx";
import type { Say } from "../../design/say.ts";

/** What was typed, or is filled in beforehand. */
export interface AskedOf {
	readonly brand: string;
	readonly model: string;
	readonly firmware: string;
}

/** Longest text of a field. */
export const MOST_TYPED = 120;

/** The form. */
export function CheckForm({
	say,
	asked,
	isShort = false,
}: {
	readonly say: Say;
	readonly asked: AskedOf;
	readonly isShort?: boolean | undefined;
}) {
	const hint = (key: "site.check.brandHint" | "site.check.modelHint" | "site.check.firmwareHint") => (isShort ? undefined : say.t(key));
	return (
		<form class="check-form" method="get" action="/check">
			<div>
				<Field name="brand" label={say.t("site.check.brand")} hint={hint("site.check.brandHint")} value={asked.brand} optional={true} />
			</div>
			<div>
				<Field name="model" label={say.t("site.check.model")} hint={hint("site.check.modelHint")} value={asked.model} optional={true} />
			</div>
			<div>
				<Field
					name="firmware"
					label={say.t("site.check.firmware")}
					hint={hint("site.check.firmwareHint")}
					value={asked.firmware}
					optional={true}
				/>
			</div>
			<button type="submit">{say.t("site.check.go")}</button>
		</form>
	);
}
