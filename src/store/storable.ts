/** Strangers' text made fit for both databases. */
import { createHash } from "node:crypto";

/** PostgreSQL refuses NUL in text, and neither database keeps half of a surrogate pair: both become U+FFFD. */
export function storable(text: string): string {
	return (text.includes("\0") ? text.replaceAll("\0", "\ufffd") : text).toWellFormed();
}

/** A text that is part of a unique key: long ones are cut and closed with their hash, because PostgreSQL bounds index rows to 2 700 bytes. */
export function keyable(text: string): string {
	const clean = storable(text);
	if (clean.length <= 300) return clean;
	return `${clean.slice(0, 200).toWellFormed()}~${createHash("sha256").update(clean).digest("hex")}`;
}
