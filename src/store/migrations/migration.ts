/** One step of the schema. Once released it never changes: a mistake is mended by the next step. */
import type { Kysely } from "kysely";
import type { DialectName } from "../tables.ts";

/** A migration; `up` sees no types, because the tables of its day are not those of today. */
export interface Migration {
	/** 1, 2, 3, … without gaps. */
	readonly number: number;
	/** What it brings, kebab-case. */
	readonly name: string;
	readonly up: (schema: Kysely<unknown>, dialect: DialectName) => Promise<void>;
}
