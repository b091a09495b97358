/** Validations as SARIF 2.1.0 (OASIS): one run, a rule each test of the standard, a result each finding; written piece by piece. */
import { describeRule } from "../advisory/csaf/validate/describe-rule.ts";
import type { Finding } from "../advisory/csaf/validate/finding.ts";
import type { Ports } from "./ports.ts";
import type { ValidatedFile, ValidationWriter } from "./validation-writer.ts";

const LEVELS = { error: "error", warning: "warning", info: "note" } as const;

/** The writer. Results come first, since the rules are known when the last result is. */
export function sarifWriter(ports: Ports): ValidationWriter {
	const rules = new Map<string, { readonly index: number; readonly rule: unknown }>();
	let first = true;
	const ruleOf = (id: string, version: string | undefined): number => {
		const held = rules.get(id);
		if (held !== undefined) return held.index;
		const { title, why, section } = describeRule(id, version);
		const text = why === "" ? title : why;
		const help = section === "" ? text : `${text} See ${section}.`;
		rules.set(id, {
			index: rules.size,
			rule: { id, name: title, shortDescription: { text: title }, fullDescription: { text }, help: { text: help } },
		});
		return rules.size - 1;
	};
	const open = () => {
		const text = first
			? `{"$schema":"https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json","version":"2.1.0","runs":[{"results":[\n`
			: ",\n";
		first = false;
		return text;
	};
	return {
		file: async ({ file, validation }: ValidatedFile) => {
			for (const finding of validation.findings)
				await ports.out(`${open()}${JSON.stringify(resultOf(file, finding, ruleOf(finding.rule, validation.csafVersion)))}`);
		},
		end: async () => {
			const head = first ? open() : "";
			const driver = {
				name: "Seawall",
				version: ports.version,
				semanticVersion: ports.version,
				rules: [...rules.values()].map(({ rule }) => rule),
			};
			const run = { tool: { driver }, language: "en", columnKind: "utf16CodeUnits", invocations: [{ executionSuccessful: true }] };
			await ports.out(`${head}\n],${JSON.stringify(run).slice(1)}]}\n`);
		},
	};
}

function resultOf(file: string, { rule, level, message, line, column, pointer, fix }: Finding, ruleIndex: number): unknown {
	return {
		ruleId: rule,
		ruleIndex,
		level: LEVELS[level],
		message: { text: message },
		locations: [
			{
				physicalLocation: {
					artifactLocation: { uri: encodeURI(file.replaceAll("\\", "/")) },
					region: { startLine: line, startColumn: column },
				},
				logicalLocations: [{ fullyQualifiedName: pointer, kind: "member" }],
			},
		],
		...(fix === undefined ? {} : { properties: { fix: fix.what } }),
	};
}
