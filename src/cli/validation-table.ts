/** Validations for people: a block a file, findings folded by rule with their count; of many files a summary by rule at the end. */
import { describeRule } from "../advisory/csaf/validate/describe-rule.ts";
import type { Finding, Level } from "../advisory/csaf/validate/finding.ts";
import { visible } from "../core/problem.ts";
import type { Ports } from "./ports.ts";
import type { ValidatedFile, ValidationWriter } from "./validation-writer.ts";

/** Places that are named of a rule; the JSON has all. */
const MOST_PLACES = 3;

const LEVELS: readonly Level[] = ["error", "warning", "info"];

/** The writer. */
export function tableWriter(ports: Ports): ValidationWriter {
	const byRule = new Map<string, { files: number; findings: number; level: Level; version: string | undefined }>();
	let files = 0;
	let invalid = 0;
	return {
		file: async (validated) => {
			files++;
			if (!validated.validation.valid) invalid++;
			for (const { rule, level, findings, version } of folded(validated)) {
				const held = byRule.get(rule) ?? { files: 0, findings: 0, level, version };
				byRule.set(rule, { ...held, files: held.files + 1, findings: held.findings + findings.length });
			}
			await ports.out(`${blockOf(validated).join("\n")}\n`);
		},
		end: async () => {
			if (files < 2) return;
			const lines = [...byRule]
				.sort((a, b) => LEVELS.indexOf(a[1].level) - LEVELS.indexOf(b[1].level) || b[1].files - a[1].files)
				.map(([rule, { files: inFiles, findings, level, version }]) => {
					const { title } = describeRule(rule, version);
					return `  ${level.padEnd(7)} ${rule.padEnd(10)} ${title}: in ${inFiles} files, ${findings} findings`;
				});
			const head = `${files} files: ${files - invalid} valid, ${invalid} invalid.`;
			await ports.out(`\n${[head, ...lines].join("\n")}\n`);
		},
	};
}

interface Fold {
	readonly rule: string;
	readonly level: Level;
	readonly version: string | undefined;
	readonly findings: readonly Finding[];
	readonly more: number;
}

function folded({ validation: { findings, more, csafVersion } }: ValidatedFile): readonly Fold[] {
	const byRule = new Map<string, Finding[]>();
	for (const finding of findings) byRule.set(finding.rule, [...(byRule.get(finding.rule) ?? []), finding]);
	return [...byRule]
		.map(([rule, list]) => ({ rule, level: list[0]?.level ?? "info", version: csafVersion, findings: list, more: more.get(rule) ?? 0 }))
		.sort((a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level));
}

function blockOf(validated: ValidatedFile): readonly string[] {
	const { file, validation, repairs } = validated;
	const word = validation.valid ? "valid" : "INVALID";
	const lines = [`${visible(file, 300)}: ${word}, CSAF ${visible(validation.csafVersion ?? "of no version", 20)}`];
	for (const { rule, level, findings, more, version } of folded(validated)) {
		const { title, section, why } = describeRule(rule, version);
		const count = findings.length + more;
		lines.push(`  ${level} ${rule} ${title}${section === "" ? "" : ` (${section})`}${count === 1 ? "" : ` × ${count}`}`);
		for (const finding of findings.slice(0, MOST_PLACES))
			lines.push(`    ${placeOf(finding)}: ${visible(finding.message, 240)}${fixOf(finding)}`);
		if (count > MOST_PLACES) lines.push(`    … and ${count - MOST_PLACES} more: see --format jsonl`);
		if (why !== "") lines.push(`    ${why}`);
	}
	for (const { rule, pointer, what } of repairs) lines.push(`  fixed ${rule} ${visible(pointer, 200)}: ${visible(what, 200)}`);
	return lines;
}

function placeOf({ line, column, pointer }: Finding): string {
	return `${line}:${column} ${pointer === "" ? "(whole document)" : visible(pointer, 200)}`;
}

function fixOf({ fix }: Finding): string {
	return fix === undefined ? "" : ` [--fix ${visible(fix.what, 120)}]`;
}
