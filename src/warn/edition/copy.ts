/** What a recipient's copy of a warning says beside what everybody is told: their devices, why they get it, and how to end that. */
import { escapeHtml } from "../../advisory/render/write-html.ts";
import { oneLine } from "../../core/one-line.ts";
import type { Level } from "../level.ts";
import type { DeviceBlock, ListedDevice, Recipient } from "../recipient.ts";
import { PLACES } from "./mail-edition.ts";
import { type MailWords, mailWords } from "./words.ts";

/** Addresses that are a recipient's own; `undefined` where there is no site. */
export interface CopyLinks {
	readonly unsubscribe: string | undefined;
	readonly acknowledge: string | undefined;
	readonly list: string | undefined;
}

/** Values of the places, for the plain and for the HTML part. */
export interface CopyWords {
	readonly subject: string;
	readonly values: readonly [text: Readonly<Record<string, string>>, html: Readonly<Record<string, string>>];
}

/** Writes it. */
export function copyFor(recipient: Recipient, level: Level, title: string, links: CopyLinks): CopyWords {
	const words = mailWords(recipient.language);
	const { devices } = recipient;
	const foot = footOf(recipient, links, words);
	return {
		subject: oneLine(words.subject(words.levels[level], devices, title), 250),
		values: [
			{
				[PLACES.devices]: devices === undefined ? words.noDevices : blockText(devices, links.list, words),
				[PLACES.foot]: foot.map(([text, address]) => (address === undefined ? text : `${text}: ${address}`)).join("\n"),
			},
			{
				[PLACES.devices]: `<div class="own">${devices === undefined ? `<p>${escapeHtml(words.noDevices)}</p>` : blockHtml(devices, links.list, words)}</div>`,
				[PLACES.foot]: foot
					.map(
						([text, address]) =>
							`<p class="foot">${address === undefined ? escapeHtml(text) : `<a href="${escapeHtml(address)}">${escapeHtml(text)}</a>`}</p>`,
					)
					.join("\n"),
			},
		],
	};
}

function footOf(
	recipient: Recipient,
	links: CopyLinks,
	words: MailWords,
): readonly (readonly [text: string, address: string | undefined])[] {
	const why =
		recipient.why === "owner" && recipient.devices !== undefined
			? words.whyOwner(oneLine(recipient.devices.organisation, 120))
			: words.whySubscriber;
	return [
		...(links.acknowledge === undefined ? [] : [[words.acknowledge, links.acknowledge] as const]),
		[why, undefined],
		...(links.unsubscribe === undefined ? [] : [[words.leave, links.unsubscribe] as const]),
	];
}

function sentences(block: DeviceBlock, words: MailWords): readonly string[] {
	const exposed = block.first.filter(({ isExposed }) => isExposed).length;
	return [
		words.count({ ...block, organisation: oneLine(block.organisation, 120) }),
		...(block.open > 0 ? [words.open(block.open)] : []),
		...((block.unidentified ?? 0) > 0 ? [words.unidentified(block.unidentified ?? 0)] : []),
		...(block.first.length > 0 ? [words.first(block.first.length, exposed)] : []),
	];
}

function cells(device: ListedDevice, words: MailWords): readonly (readonly [column: string, value: string])[] {
	const { columns } = words;
	const target = device.verdict === "under_investigation" ? words.toDetermine : (device.target ?? words.noTarget);
	return [
		[columns.device, `${oneLine(device.name, 80)}${device.isExposed ? ` (${words.exposed})` : ""}`],
		[columns.label, oneLine(device.label, 80)],
		[columns.site, oneLine(device.site ?? "", 80)],
		[columns.firmware, oneLine(device.firmware ?? words.unknown, 80)],
		[columns.target, oneLine(target, 120)],
	];
}

function blockText(block: DeviceBlock, list: string | undefined, words: MailWords): string {
	const left = block.affected + block.open - block.first.length;
	const rows = block.first.map((device, index) =>
		cells(device, words)
			.filter(([, value]) => value !== "")
			.map(([column, value], place) => (place === 0 ? `${index + 1}. ${value}` : `   ${column}: ${value}`))
			.join("\n"),
	);
	return [
		...sentences(block, words),
		...rows,
		...(left > 0 ? [words.more(left)] : []),
		...(list === undefined ? [] : [`${words.list}: ${list}`]),
	].join("\n");
}

function blockHtml(block: DeviceBlock, list: string | undefined, words: MailWords): string {
	const left = block.affected + block.open - block.first.length;
	const head = Object.values(words.columns)
		.map((column) => `<th scope="col">${escapeHtml(column)}</th>`)
		.join("");
	const rows = block.first.map((device) => {
		const [first, ...rest] = cells(device, words).map(([, value]) => `<bdi>${escapeHtml(value)}</bdi>`);
		return `<tr><th scope="row">${first}</th>${rest.map((cell) => `<td>${cell}</td>`).join("")}</tr>`;
	});
	return [
		...sentences(block, words).map((sentence, index) => `<p${index === 0 ? ' class="lead"' : ""}>${escapeHtml(sentence)}</p>`),
		...(rows.length === 0 ? [] : [`<table><thead><tr>${head}</tr></thead><tbody>`, ...rows, "</tbody></table>"]),
		...(left > 0 ? [`<p>${escapeHtml(words.more(left))}</p>`] : []),
		...(list === undefined ? [] : [`<p><a href="${escapeHtml(list)}">${escapeHtml(words.list)}</a></p>`]),
	].join("\n");
}
