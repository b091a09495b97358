/** Other ways to say that a warning is out, or that nobody answers to it, as a configuration names them. */

/** Forms of what a webhook gets. `standard`: signed as Standard Webhooks says; the others as those services read them. */
export const FORMS = ["standard", "slack", "teams", "matrix", "sms"] as const;

/** One of `FORMS`. */
export type Form = (typeof FORMS)[number];

/** A way. */
export type Channel =
	| {
			readonly by: "webhook";
			readonly address: string;
			readonly secret: string | undefined;
			readonly form: Form;
			readonly to: string | undefined;
	  }
	| { readonly by: "mail"; readonly address: string }
	/** `syslog://host:514` over UDP, `syslog+tcp://`, `syslog+tls://`. */
	| { readonly by: "syslog"; readonly address: string; readonly form: "rfc5424" | "cef" }
	/** A printable letter to each organisation, in the campaign's folder. */
	| { readonly by: "letter" };

/** What is done when. */
export interface Step {
	/** `channel-1`: at once, for every campaign; `silence-1`: where nobody of an organisation answers to an emergency. */
	readonly id: string;
	readonly afterMs: number;
	readonly channel: Channel;
}

/** Reads `warnings.channels` and `warnings.escalation`; a text says what is wrong and where. */
export function readSteps(channels: unknown, escalation: unknown): readonly Step[] | string {
	const steps: Step[] = [];
	for (const [name, given, isSilence] of [
		["channels", channels, false],
		["escalation", escalation, true],
	] as const) {
		if (given === undefined) continue;
		if (!Array.isArray(given) || given.length > 20) return `warnings.${name} is no list of at most 20`;
		for (const [index, each] of (given as readonly unknown[]).entries()) {
			const at = `warnings.${name}[${index}]`;
			if (typeof each !== "object" || each === null) return `${at} is no object`;
			const step = each as Readonly<Record<string, unknown>>;
			const channel = readChannel(step);
			if (typeof channel === "string") return `${at}: ${channel}`;
			const hours = isSilence ? step["afterHours"] : 0;
			if (typeof hours !== "number" || !(hours >= 0 && hours <= 10_000)) return `${at}: afterHours is no number of hours`;
			steps.push({ id: `${isSilence ? "silence" : "channel"}-${index + 1}`, afterMs: hours * 3_600_000, channel });
		}
	}
	return steps;
}

function readChannel(step: Readonly<Record<string, unknown>>): Channel | string {
	const text = (name: string) => (typeof step[name] === "string" && step[name].length <= 2000 ? step[name] : undefined);
	const address = text("address");
	const by = step["by"];
	if (by === "letter") return { by };
	if (address === undefined || /[\u0000-\u0020\u007f]/.test(address)) return "address is missing, or no address";
	if (by === "mail") return { by, address };
	if (by === "syslog") {
		const form = step["form"] ?? "rfc5424";
		if (!/^syslog(\+tcp|\+tls)?:\/\/[^/?#]+$/.test(address) || !URL.canParse(address))
			return "address is not of the form syslog+tls://host:6514";
		return form === "rfc5424" || form === "cef" ? { by, address, form } : "form is neither rfc5424 nor cef";
	}
	if (by !== "webhook") return "by is none of webhook, mail, syslog and letter";
	const form = FORMS.find((each) => each === (step["form"] ?? "standard"));
	if (form === undefined) return `form is none of ${FORMS.join(", ")}`;
	const secret = text("secret");
	if (form === "standard" && !/^whsec_[A-Za-z0-9+/]{32,}={0,2}$/.test(secret ?? ""))
		return "secret is missing: whsec_ and at least 24 bytes in base64";
	return { by, address, form, secret, to: text("to") };
}
