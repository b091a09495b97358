/** The form of the editor: everything works without a script; each save adds an empty row where one may be needed. */
import {
	type Draft,
	type DraftHole,
	type DraftProduct,
	type DraftStatement,
	REMEDIES,
	STATUSES,
	TLP_LABELS,
} from "../../../advisory/author/draft.ts";
import { baseOf } from "../../../advisory/author/to-csaf.ts";
import { parseVector } from "../../../advisory/cvss/parse-vector.ts";
import type { ModelFamily, Vendor } from "../../../catalog/vendor.ts";
import { Choice, Field, Word } from "../../design/parts/form.tsx";
import { Text } from "../../design/shown.tsx";
import { baseMetrics } from "./draft-form.ts";
import { METRIC_NAMES, VALUE_NAMES } from "./metric-words.ts";

/** What the form is made of. */
export interface EditorProps {
	readonly draft: Draft;
	readonly revision: number;
	/** Where it is sent. */
	readonly path: string;
	readonly formWord: string;
	readonly vendors: readonly Vendor[];
	/** Series of the makers that the draft names. */
	readonly families: readonly ModelFamily[];
	readonly weaknesses: readonly { readonly id: string; readonly name: string }[];
}

const EMPTY_PRODUCT: DraftProduct = { key: "", vendor: "", name: "", models: [], scheme: "" };
const EMPTY_STATEMENT: DraftStatement = {
	product: "",
	status: "known_affected",
	from: "",
	to: "",
	toIncluded: true,
	fix: "",
	remedy: "vendor_fix",
	details: "",
	url: "",
};
const EMPTY_HOLE: DraftHole = {
	cve: "",
	title: "",
	description: "",
	cwe: "",
	cvss3: "",
	cvss4: "",
	impact: "",
	exploited: "",
	statements: [],
};

/** The form. */
export function DraftEditor({ draft, revision, path, formWord, vendors, families, weaknesses }: EditorProps) {
	return (
		<form method="post" action={path} id="draft" class="wide-form" data-look={`${path}/look`}>
			<Word of={formWord} />
			<input type="hidden" name="base" value={String(revision)} />
			<datalist id="vendors">
				{vendors.map(({ name }) => (
					<option value={name} />
				))}
			</datalist>
			<datalist id="series">
				{families.map(({ pattern }) => (
					<option value={pattern} />
				))}
			</datalist>
			<datalist id="weaknesses">
				{weaknesses.map(({ id, name }) => (
					<option value={id}>{name}</option>
				))}
			</datalist>
			<Head draft={draft} />
			<fieldset>
				<legend>Products</legend>
				{[...draft.products, EMPTY_PRODUCT].map((product, at) => (
					<Product product={product} at={at} />
				))}
			</fieldset>
			{[...draft.holes, EMPTY_HOLE].map((hole, at) => (
				<Hole hole={hole} at={at} products={draft.products} isNew={at === draft.holes.length} />
			))}
			<Rest draft={draft} />
			{draft.marks.length > 0 && <Marks draft={draft} />}
			<p class="row">
				<button type="submit" name="do" value="save">
					Save
				</button>
				<span id="saved" role="status" />
			</p>
		</form>
	);
}

function Head({ draft }: { readonly draft: Draft }) {
	const { publisher } = draft;
	return (
		<fieldset>
			<legend>Document</legend>
			<Field name="trackingId" label="Number (tracking id)" value={draft.trackingId} />
			<Field name="title" label="Title" value={draft.title} optional />
			<Area name="summary" label="Summary" hint="The first sentence says what to do." value={draft.summary} />
			<Field name="publisherName" label="Publisher" value={publisher.name} optional />
			<Field name="publisherNamespace" label="Address of the publisher" hint="Begins with https://" value={publisher.namespace} optional />
			<Choice
				name="publisherCategory"
				label="The publisher is"
				value={publisher.category}
				options={["vendor", "coordinator", "discoverer", "user", "other"].map((value) => ({ value, name: value }))}
			/>
			<Field name="language" label="Language" hint="en, de, …" value={draft.language} />
			<Choice name="tlp" label="Sharing (TLP)" value={draft.tlp} options={TLP_LABELS.map((value) => ({ value, name: `TLP:${value}` }))} />
			<Field
				name="embargoUntil"
				label="End of the embargo"
				hint="UTC, as 2026-12-01T08:00Z: at that minute it becomes TLP:CLEAR. Empty: none."
				value={draft.embargoUntil}
				optional
			/>
			<Field name="change" label="What this release changes" value={draft.change} optional />
		</fieldset>
	);
}

function Area({
	name,
	label,
	hint,
	value,
}: {
	readonly name: string;
	readonly label: string;
	readonly hint?: string;
	readonly value: string;
}) {
	return (
		<>
			<label for={name}>{label}</label>
			{hint !== undefined && (
				<p class="hint" id={`${name}-hint`}>
					{hint}
				</p>
			)}
			<textarea id={name} name={name} rows={3} {...(hint === undefined ? {} : { "aria-describedby": `${name}-hint` })}>
				{value}
			</textarea>
		</>
	);
}

/** A line with suggestions, told by its label alone. */
function Line({
	name,
	label,
	value,
	suggest,
}: {
	readonly name: string;
	readonly label: string;
	readonly value: string;
	readonly suggest?: string;
}) {
	return (
		<div class="cell">
			<label for={name}>{label}</label>
			<input id={name} name={name} value={value} autocomplete="off" {...(suggest === undefined ? {} : { list: suggest })} />
		</div>
	);
}

function Product({ product, at }: { readonly product: DraftProduct; readonly at: number }) {
	const lead = `p.${at}`;
	return (
		<fieldset class="grid">
			<legend>{product.key === "" ? "Another product" : `Product ${at + 1}`}</legend>
			<input type="hidden" name={`${lead}.key`} value={product.key} />
			<Line name={`${lead}.vendor`} label="Maker or brand" value={product.vendor} suggest="vendors" />
			<Line name={`${lead}.name`} label="Model or series" value={product.name} suggest="series" />
			<Line name={`${lead}.models`} label="Model numbers (? one sign, * any)" value={product.models.join(", ")} />
			<Line name={`${lead}.scheme`} label="Firmware scheme" value={product.scheme} />
		</fieldset>
	);
}

function Hole({
	hole,
	at,
	products,
	isNew,
}: {
	readonly hole: DraftHole;
	readonly at: number;
	readonly products: readonly DraftProduct[];
	readonly isNew: boolean;
}) {
	const lead = `h.${at}`;
	const score = baseOf(hole.cvss3);
	const fields = (
		<fieldset>
			<legend>{isNew ? "Another hole" : `Hole ${at + 1}`}</legend>
			<Line name={`${lead}.cve`} label="CVE" value={hole.cve} />
			<Line name={`${lead}.title`} label="Title" value={hole.title} />
			<Area name={`${lead}.description`} label="What is wrong" value={hole.description} />
			<Area name={`${lead}.impact`} label="What an attacker can do" value={hole.impact} />
			<Area name={`${lead}.exploited`} label="What is known of attacks" value={hole.exploited} />
			<Line name={`${lead}.cwe`} label="Weakness: type its name or CWE number" value={hole.cwe} suggest="weaknesses" />
			<Cvss lead={`${lead}.cvss3`} edition="3.1" vector={hole.cvss3} score={score === undefined ? "" : score.toFixed(1)} />
			<Cvss lead={`${lead}.cvss4`} edition="4.0" vector={hole.cvss4} score="" />
			{[
				...hole.statements,
				{ ...EMPTY_STATEMENT, product: isNew || products.length !== 1 || hole.statements.length > 0 ? "" : (products[0]?.key ?? "") },
			].map((statement, index) => (
				<Statement
					statement={statement}
					lead={`${lead}.s.${index}`}
					number={index + 1}
					hole={at + 1}
					products={products}
					isNew={index === hole.statements.length}
				/>
			))}
		</fieldset>
	);
	return isNew && at > 0 ? (
		<details>
			<summary>Another hole</summary>
			{fields}
		</details>
	) : (
		fields
	);
}

function Cvss({
	lead,
	edition,
	vector,
	score,
}: {
	readonly lead: string;
	readonly edition: "3.1" | "4.0";
	readonly vector: string;
	readonly score: string;
}) {
	const parsed = parseVector(vector);
	const chosen = (metric: string): string | undefined => (parsed.ok ? parsed.value.metrics.get(metric) : undefined);
	return (
		<details {...(edition === "3.1" ? { open: true } : {})}>
			<summary>{`CVSS ${edition}${score === "" ? "" : `: ${score}`}`}</summary>
			<div class="grid">
				{baseMetrics(edition).map(({ name, values }) => (
					<fieldset class="radios">
						<legend>{METRIC_NAMES[name] ?? name}</legend>
						{values.map((value) => (
							<label class="check">
								<input type="radio" name={`${lead}.${name}`} value={value} {...(chosen(name) === value ? { checked: true } : {})} />{" "}
								{VALUE_NAMES[name]?.[value] ?? VALUE_NAMES["*"]?.[value] ?? value}
							</label>
						))}
					</fieldset>
				))}
			</div>
		</details>
	);
}

function Statement({
	statement,
	lead,
	number,
	hole,
	products,
	isNew,
}: {
	readonly statement: DraftStatement;
	readonly lead: string;
	readonly number: number;
	readonly hole: number;
	readonly products: readonly DraftProduct[];
	readonly isNew: boolean;
}) {
	return (
		<fieldset class="grid">
			<legend>{isNew ? `Another product under hole ${hole}` : `Statement ${number} under hole ${hole}`}</legend>
			<div class="cell">
				<Choice
					name={`${lead}.product`}
					label="Product"
					value={statement.product}
					options={[{ value: "", name: "none" }, ...products.map(({ key, vendor, name }) => ({ value: key, name: `${vendor} ${name}` }))]}
				/>
			</div>
			<div class="cell">
				<Choice
					name={`${lead}.status`}
					label="It is"
					value={statement.status}
					options={STATUSES.map((value) => ({ value, name: value.replaceAll("_", " ") }))}
				/>
			</div>
			<Line name={`${lead}.from`} label="From firmware (empty: from the first)" value={statement.from} />
			<Line name={`${lead}.to`} label="To firmware (empty: up to the fix)" value={statement.to} />
			<div class="cell">
				<Choice
					name={`${lead}.end`}
					label="That firmware is"
					value={statement.toIncluded ? "included" : "excluded"}
					options={[
						{ value: "included", name: "affected too" },
						{ value: "excluded", name: "no longer affected" },
					]}
				/>
			</div>
			<Line name={`${lead}.fix`} label="First fixed firmware" value={statement.fix} />
			<div class="cell">
				<Choice
					name={`${lead}.remedy`}
					label="Remedy"
					value={statement.remedy}
					options={REMEDIES.map((value) => ({ value, name: value.replaceAll("_", " ") }))}
				/>
			</div>
			<Line name={`${lead}.details`} label="Remedy in words (empty: made from the fix)" value={statement.details} />
			<Line name={`${lead}.url`} label="Where the fix is" value={statement.url} />
		</fieldset>
	);
}

function Rest({ draft }: { readonly draft: Draft }) {
	return (
		<details>
			<summary>Notes, references, thanks</summary>
			{[...draft.notes, { title: "", text: "" }].map(({ title, text }, at) => (
				<fieldset>
					<legend>{`Note ${at + 1}`}</legend>
					<Line name={`n.${at}.title`} label="Title" value={title} />
					<Area name={`n.${at}.text`} label="Text" value={text} />
				</fieldset>
			))}
			{[...draft.references, { summary: "", url: "" }].map(({ summary, url }, at) => (
				<fieldset class="grid">
					<legend>{`Reference ${at + 1}`}</legend>
					<Line name={`r.${at}.summary`} label="What it is" value={summary} />
					<Line name={`r.${at}.url`} label="Address" value={url} />
				</fieldset>
			))}
			{[...draft.acknowledgements, { names: [], organization: "", summary: "" }].map(({ names, organization, summary }, at) => (
				<fieldset class="grid">
					<legend>{`Thanks ${at + 1}`}</legend>
					<Line name={`t.${at}.names`} label="Names" value={names.join(", ")} />
					<Line name={`t.${at}.organization`} label="Organisation" value={organization} />
					<Line name={`t.${at}.summary`} label="For what" value={summary} />
				</fieldset>
			))}
		</details>
	);
}

/** Fields of an import: they are released only when somebody has looked them over. */
function Marks({ draft }: { readonly draft: Draft }) {
	return (
		<fieldset>
			<legend>Imported, to be looked over</legend>
			{draft.marks
				.filter(({ confidence }) => confidence !== "high")
				.map(({ field, confidence, found }) => (
					<label class="check">
						<input type="checkbox" name="looked" value={field} />{" "}
						<Text of={`${field}: ${confidence} confidence, found at ${found}`} most={300} />
					</label>
				))}
		</fieldset>
	);
}
