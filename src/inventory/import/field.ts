/** The facts that an inventory row can state, under our names for them. */

/** Every field, in the order in which an ambiguous heading is decided: the narrow meanings first. */
export const FIELDS = [
	"oemManufacturer",
	"oemModel",
	"oem",
	"mac",
	"serial",
	"build",
	"firmware",
	"isolated",
	"exposure",
	"ports",
	"address",
	"model",
	"maker",
	"brand",
	"manufacturer",
	"driver",
	"protocol",
	"kind",
	"type",
	"id",
	"site",
	"name",
] as const;

/**
 * `manufacturer` is the brand unless a brand stands beside it; `type` is a kind or a model, as its words tell;
 * `driver` is a recorder's name for what it talks to (`AXIS M1065-LW Network Camera`).
 */
export type Field = (typeof FIELDS)[number];

/** One row's texts by field, raw; several columns of addresses or ports are joined by blanks. */
export type FieldValues = { [F in Field]: string | undefined };

const NO_VALUES = Object.fromEntries(FIELDS.map((field) => [field, undefined])) as FieldValues;

/** Nothing stated, to be filled. */
export function noValues(): FieldValues {
	return { ...NO_VALUES };
}

/** The fields that may stand in several columns and then count together. */
export function isPlural(field: Field): boolean {
	return field === "address" || field === "ports";
}
