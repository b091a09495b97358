/** Fields of forms. */

/** The word by which a form is known to be ours. */
export function Word({ of }: { readonly of: string }) {
	return <input type="hidden" name="word" value={of} />;
}

/** A field with its label. */
export interface FieldProps {
	readonly name: string;
	readonly label: string;
	/** Where a page has several fields of one name. */
	readonly id?: string | undefined;
	readonly type?: "text" | "email" | "password" | "search" | "date" | undefined;
	readonly hint?: string | undefined;
	readonly value?: string | undefined;
	readonly complete?: string | undefined;
	readonly numeric?: boolean | undefined;
	readonly readonly?: boolean | undefined;
	/** May stay empty. */
	readonly optional?: boolean | undefined;
	/** What is wrong with what was typed. */
	readonly fault?: string | undefined;
}

/** One line to fill in. */
export function Field(props: FieldProps) {
	const { name, label, id = name, type = "text", hint, value, complete = "off", fault } = props;
	const described = [hint === undefined ? "" : `${id}-hint`, fault === undefined ? "" : `${id}-fault`]
		.filter((part) => part !== "")
		.join(" ");
	return (
		<>
			<label for={id}>{label}</label>
			{hint !== undefined && (
				<p class="hint" id={`${id}-hint`}>
					{hint}
				</p>
			)}
			<input
				id={id}
				name={name}
				type={type}
				autocomplete={complete}
				{...(props.optional === true ? {} : { required: true })}
				{...(described === "" ? {} : { "aria-describedby": described })}
				{...(value === undefined ? {} : { value })}
				{...(props.numeric === true ? { inputmode: "numeric" } : {})}
				{...(props.readonly === true ? { readonly: true } : {})}
				{...(fault === undefined ? {} : { "aria-invalid": "true" })}
			/>
			{fault !== undefined && (
				<p class="fault" id={`${id}-fault`}>
					{fault}
				</p>
			)}
		</>
	);
}

/** One of several. */
export function Choice({
	name,
	label,
	id = name,
	value,
	options,
}: {
	readonly name: string;
	readonly label: string;
	readonly id?: string | undefined;
	readonly value?: string | undefined;
	readonly options: readonly { readonly value: string; readonly name: string }[];
}) {
	return (
		<>
			<label for={id}>{label}</label>
			<select id={id} name={name}>
				{options.map((option) => (
					<option value={option.value} {...(option.value === value ? { selected: true } : {})}>
						{option.name}
					</option>
				))}
			</select>
		</>
	);
}
