/** A table of many rows: sorted by its heads, paged beneath, readable as cards on a telephone. */
import type { Say } from "../say.ts";

/** A column; `T` is a row. */
export interface Column<T> {
	/** Names it in the address when it sorts. */
	readonly key: string;
	readonly head: string;
	readonly cell: (row: T) => unknown;
	/** It can be sorted by. */
	readonly sorts?: boolean | undefined;
	/** `number` stands right, `wide` may break its lines. */
	readonly kind?: "number" | "wide" | "some" | undefined;
	/** Names the row. */
	readonly names?: boolean | undefined;
}

/** By which column, and which way. */
export interface Sorting {
	readonly key: string;
	readonly down: boolean;
}

/** A table. */
export interface DataTableProps<T> {
	readonly say: Say;
	/** What it lists. */
	readonly caption: string;
	readonly columns: readonly Column<T>[];
	readonly rows: readonly T[];
	readonly sorting?: Sorting | undefined;
	/** Address of the same list in another order. */
	readonly sortHref?: ((sorting: Sorting) => string) | undefined;
	/** Before the first column: a box to tick. */
	readonly pick?: ((row: T) => unknown) | undefined;
	readonly pickHead?: string | undefined;
}

const KIND_CLASS = { number: "n", wide: "wide", some: "some" } as const;

/** The table; the place around it scrolls where it is too wide. */
export function DataTable<T>({ say, caption, columns, rows, sorting, sortHref, pick, pickHead }: DataTableProps<T>) {
	return (
		<section class="scroll" aria-label={say.t("table.scrolls", { name: caption })} tabindex={0}>
			<table class="data folds">
				<caption class="unseen">{caption}</caption>
				<thead>
					<tr>
						{pick !== undefined && (
							<th scope="col">
								<span class="unseen">{pickHead}</span>
							</th>
						)}
						{columns.map((column) => (
							<Head column={column} sorting={sorting} sortHref={sortHref} />
						))}
					</tr>
				</thead>
				<tbody>
					{rows.map((row) => (
						<tr>
							{pick !== undefined && <td>{pick(row)}</td>}
							{columns.map(({ names, kind, head, cell }) => {
								const look = kind === undefined ? {} : { class: KIND_CLASS[kind] };
								return names === true ? (
									<th scope="row" {...look}>
										{cell(row)}
									</th>
								) : (
									<td data-head={head} {...look}>
										<div>{cell(row)}</div>
									</td>
								);
							})}
						</tr>
					))}
				</tbody>
			</table>
			{rows.length === 0 && <p class="soft">{say.t("table.none")}</p>}
		</section>
	);
}

function Head<T>({ column, sorting, sortHref }: { readonly column: Column<T> } & Pick<DataTableProps<T>, "sorting" | "sortHref">) {
	const { key, head, kind, sorts } = column;
	const look = kind === undefined ? {} : { class: KIND_CLASS[kind] };
	if (sorts !== true || sortHref === undefined) {
		return (
			<th scope="col" {...look}>
				{head}
			</th>
		);
	}
	const here = sorting?.key === key;
	return (
		<th scope="col" aria-sort={here ? (sorting?.down === true ? "descending" : "ascending") : "none"} {...look}>
			<a href={sortHref({ key, down: here && sorting?.down === false })}>{head}</a>
		</th>
	);
}

/** What stands under a list that is longer than a page. */
export interface PagerProps {
	readonly say: Say;
	/** 1 on the first page; `undefined` where it is not known how far one has paged. */
	readonly from: number | undefined;
	readonly shown: number;
	readonly total: number;
	readonly first?: string | undefined;
	readonly next?: string | undefined;
}

/** Which rows are shown, and the way to the others. */
export function Pager({ say, from, shown, total, first, next }: PagerProps) {
	return (
		<nav class="pager" aria-label={say.t("table.shown", { from: from ?? 1, to: (from ?? 1) + shown - 1, n: total })}>
			<span class="soft num">
				{shown === 0 ? say.t("table.none") : say.t("table.shown", { from: from ?? 1, to: (from ?? 1) + shown - 1, n: total })}
			</span>
			<span class="row">
				{first !== undefined && (
					<a class="button quiet slim" href={first}>
						{say.t("table.first")}
					</a>
				)}
				{next !== undefined && (
					<a class="button quiet slim" href={next} rel="next">
						{say.t("table.next")}
					</a>
				)}
			</span>
		</nav>
	);
}
