/** The validator: documents of all forms bent as JSON and as text, checked, and mended where it offers to. */
import assert from "node:assert/strict";
import { fixDocument } from "../../../src/advisory/csaf/fix/fix-document.ts";
import { validateText } from "../../../src/advisory/csaf/validate/validate.ts";
import { spellingOf } from "../../../src/store/disk/dictionaries.ts";
import { type Target, textOf } from "../target.ts";
import { makeDocument } from "./documents.ts";

const spelling = new Map([["en", spellingOf((word) => word.length % 3 !== 0)]]);
const options = { profile: "full", now: 1_800_000_000, spelling } as const;

/** All of them. */
export const validationTargets: readonly Target[] = [
	{
		name: "validation",
		milliseconds: 400,
		make: makeDocument,
		// A finding has a pointer and a message, and a document may have a thousand of each rule.
		most: (length) => 400_000 + 1500 * length,
		run(input) {
			const json = textOf(input);
			const validation = validateText(json, options);
			return {
				answer: { ...validation, more: [...validation.more] },
				laws: () => {
					const lines = json.split("\n").length;
					for (const { line, column, pointer, message } of validation.findings) {
						assert.ok(line >= 1 && line <= lines && column >= 1, `${line}:${column}`);
						assert.ok(pointer === "" || pointer.startsWith("/"), pointer);
						assert.ok(message.length > 0 && message.length <= 2000, message.slice(0, 100));
					}
					assert.equal(
						validation.valid,
						validation.findings.every(({ level }) => level !== "error"),
					);
					if (!validation.findings.some(({ fix }) => fix !== undefined)) return;
					const fixed = fixDocument(json, options);
					assert.doesNotThrow(() => JSON.parse(fixed.json));
					const errors = (of: typeof validation): number =>
						of.findings.filter(({ level }) => level === "error").length + [...of.more.values()].reduce((sum, one) => sum + one, 0);
					assert.ok(errors(fixed.after) <= errors(validation), "a fix made it worse");
				},
			};
		},
	},
];
