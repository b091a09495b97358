/** The bar over a list: a form that is sent by GET, so that every state of a list has an address to keep and to pass on. */
import type { Say } from "../say.ts";
import { shown } from "../shown.tsx";

/** One thing to filter by. */
export interface Filter {
	readonly name: string;
	readonly label: string;
	readonly value: string | undefined;
	/** Without options it is text to type. */
	readonly options?: readonly { readonly value: string; readonly name: string; readonly n?: number | undefined }[] | undefined;
	readonly grows?: boolean | undefined;
	/** It comes with a link and goes by being taken away: there is no field to set it. */
	readonly hidden?: boolean | undefined;
	/** How the value is called among the filters in use. */
	readonly called?: string | undefined;
}

/** A bar of filters. */
export interface FilterBarProps {
	readonly say: Say;
	readonly label: string;
	readonly action: string;
	readonly filters: readonly Filter[];
	/** Further fields that go along. */
	readonly keep?: Readonly<Record<string, string>> | undefined;
	/** Address of the list without one of its filters, or without all. */
	readonly without: (name: string | undefined) => string;
}

/** Fields in a row, and what is in use beneath. */
export function FilterBar({ say, label, action, filters, keep = {}, without }: FilterBarProps) {
	const used = filters.filter(({ value }) => value !== undefined && value !== "");
	return (
		<search class="filters">
			<form method="get" action={action} aria-label={label}>
				{filters.map((filter) =>
					filter.hidden === true ? (
						filter.value !== undefined && <input type="hidden" name={filter.name} value={filter.value} />
					) : (
						<div class={filter.grows === true ? "field grow" : "field"}>
							<label for={`by-${filter.name}`}>{filter.label}</label>
							{filter.options === undefined ? (
								<input
									type="search"
									id={`by-${filter.name}`}
									name={filter.name}
									value={filter.value ?? ""}
									autocomplete="off"
									maxlength={200}
								/>
							) : (
								<Options say={say} filter={filter} options={filter.options} />
							)}
						</div>
					),
				)}
				{Object.entries(keep).map(([name, value]) => (
					<input type="hidden" name={name} value={value} />
				))}
				<button type="submit">{say.t("filter.apply")}</button>
			</form>
			{used.length > 0 && (
				<ul class="chips" aria-label={say.t("filter.active")}>
					{used.map((filter) => {
						const called = `${filter.label}: ${shown(nameOf(filter), 60)}`;
						return (
							<li>
								<a href={without(filter.name)} aria-label={say.t("filter.remove", { name: called })}>
									<bdi>{called}</bdi>
									<span class="x" aria-hidden="true">
										{"\u00d7"}
									</span>
								</a>
							</li>
						);
					})}
					<li>
						<a href={without(undefined)}>{say.t("filter.clear")}</a>
					</li>
				</ul>
			)}
		</search>
	);
}

function nameOf({ value, called, options }: Filter): string {
	return called ?? options?.find((option) => option.value === value)?.name ?? value ?? "";
}

function Options({
	say,
	filter: { name, value },
	options,
}: {
	readonly say: Say;
	readonly filter: Filter;
	readonly options: NonNullable<Filter["options"]>;
}) {
	const missing = value !== undefined && value !== "" && !options.some((option) => option.value === value);
	return (
		<select id={`by-${name}`} name={name}>
			<option value="">{say.t("filter.any")}</option>
			{missing && (
				<option value={value} selected>
					{shown(value, 80)}
				</option>
			)}
			{options.map((option) => (
				<option value={option.value} {...(option.value === value ? { selected: true } : {})}>
					{`${shown(option.name, 80)}${option.n === undefined ? "" : ` (${say.number(option.n)})`}`}
				</option>
			))}
		</select>
	);
}
