/** Patterns of section 3, each as a node. They are the standard's; where one is quadratic on hostile text, a function does its work. */
import { isDateTime, isUri } from "./formats.ts";
import { type StringNode, text } from "./node.ts";

/** `^(cpe:2.3…)|(cpe:/…)$` of 2.0 is not anchored as a whole (known issue of the standard): its first half may go on, its second begin late. */
const CPE_COMPONENT = "(?:(?:\\?*|\\*?)(?:[a-zA-Z0-9\\-._]|\\\\[\\\\*?!\"#$%&'()+,/:;<=>@[\\]^`{|}~])+(?:\\?*|\\*?)|[*\\-])";
const CPE_LANGUAGE = "(?:[a-zA-Z]{2,3}(?:-(?:[a-zA-Z]{2}|[0-9]{3}))?|[*\\-])";
const CPE_23 = `cpe:2\\.3:[aho*\\-](?::${CPE_COMPONENT}){5}:${CPE_LANGUAGE}(?::${CPE_COMPONENT}){4}`;
const CPE_22 = "[cC][pP][eE]:/[AHOaho]?(?::[A-Za-z0-9._\\-~%]*){0,6}";
const CPE_23_BEGINS = new RegExp(`^${CPE_23}`);
const CPE_22_ENDS = new RegExp(`${CPE_22}$`);
const CPE_ANCHORED = new RegExp(`^(?:${CPE_23}|${CPE_22})$`);

/** True for a CPE name in full, of either form. */
export function isCpe(value: string): boolean {
	return value.length <= 4096 && CPE_ANCHORED.test(value);
}

/** Section 3.1.3.3.1 of 2.0. */
export const CPE_20 = text((value) => CPE_23_BEGINS.test(value) || CPE_22_ENDS.test(value), "a CPE name", 5);
/** Section 3.1.4.3.1 of 2.1, anchored. */
export const CPE_21 = text((value) => CPE_ANCHORED.test(value), "a CPE name", 5);

/** Format `uri`. */
export const URI = text(isUri, "a URI by RFC 3986");
/** Format `date-time`. */
export const DATE_TIME = text(isDateTime, "a date and time by RFC 3339, such as 2024-01-31T10:00:00Z");

const LANGUAGE_TAG =
	/^(?:(?:[A-Za-z]{2,3}(?:-[A-Za-z]{3}(?:-[A-Za-z]{3}){0,2})?|[A-Za-z]{4,8})(?:-[A-Za-z]{4})?(?:-(?:[A-Za-z]{2}|[0-9]{3}))?(?:-(?:[A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3}))*(?:-[A-WY-Za-wy-z0-9](?:-[A-Za-z0-9]{2,8})+)*(?:-[Xx](?:-[A-Za-z0-9]{1,8})+)?|[Xx](?:-[A-Za-z0-9]{1,8})+|[Ii]-[Dd][Ee][Ff][Aa][Uu][Ll][Tt]|[Ii]-[Mm][Ii][Nn][Gg][Oo])$/;

/** True for a text in the form of a language tag (section 3.1.4 of 2.0, BCP 47); whether its subtags exist is another question. */
export function isLanguageTag(value: string): boolean {
	return value.length <= 512 && LANGUAGE_TAG.test(value);
}

/** `lang_t`. */
export const LANGUAGE = text((value) => LANGUAGE_TAG.test(value), "a language tag by BCP 47");

const INTEGER = /^(?:0|[1-9][0-9]*)$/;
const SEMANTIC =
	/^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(?:-((?:0|[1-9]\d*|\d*[a-zA-Z-][0-9a-zA-Z-]*)(?:\.(?:0|[1-9]\d*|\d*[a-zA-Z-][0-9a-zA-Z-]*))*))?(?:\+([0-9a-zA-Z-]+(?:\.[0-9a-zA-Z-]+)*))?$/;

/** `version_t` with one number. */
export function isIntegerVersion(value: string): boolean {
	return INTEGER.test(value);
}

/** `version_t` with three numbers: number parts, pre-release and build, or null. */
export function matchSemanticVersion(value: string): RegExpExecArray | null {
	return value.length > 4096 ? null : SEMANTIC.exec(value);
}

/** `version_t`. */
export const VERSION = text((value) => INTEGER.test(value) || SEMANTIC.test(value), "an integer or semantic version, such as 1 or 1.0.0");

/** Ends that are no blank, dash, underscore or dot, and no line break inside: the category of a document, the name of a weakness in 2.1. */
export function trimmed(expected: string): StringNode {
	return text((value) => !/[\n\r\u2028\u2029]/.test(value) && /^[^\s\-_.]/u.test(value) && /[^\s\-_.]$/u.test(value), expected, 1);
}

/** `tracking.id`. */
export const DOCUMENT_ID = text(
	(value) => !/[\n\r\u2028\u2029]/.test(value) && /^\S/u.test(value) && /\S$/u.test(value),
	"an identifier without blanks at its ends and without line breaks",
	1,
);

/** A node for a short pattern. */
export function pattern(expression: RegExp, expected: string, least?: number): StringNode {
	return text((value) => expression.test(value), expected, least);
}
