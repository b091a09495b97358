/** Types of build-sample.mjs for the test that imports it. */

/** data/sample/inventory.csv as the table gives it. */
export function inventoryCsv(): string;

/** data/sample/truth.jsonl as the table gives it. */
export function truthLines(): string;
