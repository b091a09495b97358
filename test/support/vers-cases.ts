/** Test files in the schema of package-url/vers-spec (`vers-test.schema-0.2.json`), the specification's and our own, and how they are run. */
import { toCanonical } from "../../src/catalog/vers/canonical.ts";
import { contains } from "../../src/catalog/vers/contains.ts";
import { parseCanonical, parseVers } from "../../src/catalog/vers/parse.ts";
import { versTypes } from "../../src/catalog/vers/vers-types.ts";

/** One test. The specification's own files still write `input_scheme`, `scheme` and `version_constraints` for what its schema renamed. */
export interface VersCase {
	readonly description: string;
	readonly test_group: "required" | "recommended";
	readonly test_type: string;
	readonly input: unknown;
	readonly expected_output?: unknown;
	readonly expected_failure?: boolean;
	readonly expected_message?: string;
}

/** A file of tests. */
export interface VersCaseFile {
	readonly tests: readonly VersCase[];
}

/** `pass`; `open`, when the answer is `?` where the test states one; else what came instead. */
export type VersOutcome = "pass" | "open" | { readonly got: unknown };

/** The type that a test is about; `undefined` when its input names none. */
export function typeOfCase({ input, expected_output: output }: VersCase): string | undefined {
	const fields = toFields(input);
	const named = fields["input_type"] ?? fields["input_scheme"] ?? fields["type"] ?? fields["scheme"];
	const text = [named, fields["vers"], input, output].find((value) => typeof value === "string");
	return typeof text === "string" ? /^(?:vers:)?([a-z0-9.-]+)/i.exec(text)?.[1]?.toLowerCase() : undefined;
}

type Fields = Readonly<Record<string, unknown>>;

/** How each kind of test is run; others cannot be. */
const RUNS: Readonly<Record<string, (test: VersCase, input: Fields) => VersOutcome>> = {
	parse: runParse,
	validate: runValidate,
	containment: runContainment,
	comparison: runComparison,
	equality: runEquality,
};

/** Runs one test. */
export function runVersCase(test: VersCase): VersOutcome {
	return RUNS[test.test_type]?.(test, toFields(test.input)) ?? { got: `no run for ${test.test_type}` };
}

function fails(test: VersCase): boolean {
	return test.expected_failure === true;
}

function runParse(test: VersCase): VersOutcome {
	const parsed = parseCanonical(String(test.input));
	if (!parsed.ok) return fails(test) ? "pass" : { got: parsed.error };
	const expected = toFields(test.expected_output);
	const wanted = (expected["constraints"] ?? expected["version_constraints"] ?? []) as readonly (readonly [string, string])[];
	const got = [parsed.value.type, parsed.value.constraints.map(({ comparator, version }) => [comparator, version])];
	const right = [expected["type"] ?? expected["scheme"], wanted.map(([sign, version]) => [sign === "" ? "=" : sign, version])];
	return verdict(!fails(test) && same(got, right), got);
}

/** What is required comes canonical; what is recommended is to be made so. */
function runValidate(test: VersCase): VersOutcome {
	const parsed = test.test_group === "required" ? parseCanonical(String(test.input)) : parseVers(String(test.input));
	if (!parsed.ok) return fails(test) ? "pass" : { got: parsed.error };
	return verdict(!fails(test) && toCanonical(parsed.value) === test.expected_output, toCanonical(parsed.value));
}

/** A test that is expected to fail has no answer. */
function runContainment(test: VersCase, input: Fields): VersOutcome {
	const parsed = parseVers(String(input["vers"]));
	if (!parsed.ok) return fails(test) ? "pass" : { got: parsed.error };
	const { answer } = contains(parsed.value, String(input["version"]));
	if (answer === "?") return fails(test) ? "pass" : "open";
	return verdict(!fails(test) && (answer === "in") === test.expected_output, answer);
}

function runEquality(test: VersCase, input: Fields): VersOutcome {
	const order = orderOf(input)?.(0, 1).order ?? "?";
	if (order === "?") return fails(test) ? "pass" : "open";
	return verdict(!fails(test) && (order === "=") === test.expected_output, order);
}

function runComparison(test: VersCase, fields: Fields): VersOutcome {
	const texts = fields["versions"] as readonly string[];
	const order = orderOf(fields);
	const indexes = texts.map((_, index) => index);
	const open = order === undefined || indexes.some((a) => indexes.some((b) => order(a, b).order === "?"));
	if (open) return fails(test) ? "pass" : "open";
	const sign = { "<": -1, "=": 0, ">": 1, "?": 0 };
	const sorted = indexes
		.sort((a, b) => sign[order(a, b).order] || ((texts[a] ?? "") < (texts[b] ?? "") ? -1 : 1))
		.map((index) => texts[index]);
	return verdict(!fails(test) && same(sorted, test.expected_output), sorted);
}

function orderOf(fields: Fields) {
	const type = versTypes.get(String(fields["input_type"] ?? fields["input_scheme"]));
	return type?.answersContainment === true ? type.order(fields["versions"] as readonly string[]) : undefined;
}

function verdict(passed: boolean, got: unknown): VersOutcome {
	return passed ? "pass" : { got };
}

function same(a: unknown, b: unknown): boolean {
	return JSON.stringify(a) === JSON.stringify(b);
}

function toFields(value: unknown): Fields {
	return typeof value === "object" && value !== null ? (value as Fields) : {};
}
