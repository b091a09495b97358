/** Words by which sentences about fixes are read; all in lower case. */

function words(list: string): ReadonlySet<string> {
	return new Set(list.split(" "));
}

/** Words that say that the next one is a version. */
export const LABELS = words("version versions version: ver ver. v firmware software release releases revision rev number numbered no");

/** Words without weight before a version. */
export const FILLERS = words("the a an at least minimum of is now (currently currently following product update patch hotfix build its");

/** Words that call a version the newest or the mended one. */
export const LATEST = words("latest newest fixed new newer current currently patched updated recommended corrected remediated secure");

/** Words behind `and` that make a version the last affected. */
export const PRIOR = words("prior earlier older below previous lower before under former");

/** Words behind `or` that make a version the first of many. */
export const LATER = words("later newer higher above greater up subsequent onwards onward beyond after more");

/** Software whose versions in such sentences are not the product's. */
export const OTHERS = words(
	"windows tls ssl dtls java jre jdk net framework browser chrome firefox edge explorer ie safari debian ubuntu linux kernel python openssl openssh smb smbv1 snmp http https ssh sql office android ios macos cvss cvssv3 advisory bulletin notification document guide page section chapter usb bluetooth ieee iso iec ipv4 ipv6 port ports tcp udp address appendix table step steps sdk",
);

/** Software beside a device, whose versions are not the device's, unless a product of the document is one. */
export const COMPANIONS = words(
	"plugin plugins plug-in plug-ins app apps application applications client clients tool tools player players viewer extension add-on activex",
);

/** Words that turn advice into its opposite. */
export const NEGATIONS = words(
	"not never cannot avoid don't shouldn't mustn't can't won't don\u2019t shouldn\u2019t mustn\u2019t can\u2019t won\u2019t",
);

/** Verbs of updating. */
export const UPDATE =
	/^(?:re-?)?(?:updat|upgrad|migrat|switch|transition|mov(?:e|ing)|convert|chang(?:e|ing)|patch(?:ing)?$|flash|install)/;

/** Verbs of installing. */
export const INSTALL = /^(?:install|appl(?:y|ies|ying)|deploy|download|obtain|use$|using$)/;

/** Participles of a closed hole. */
export const CLOSED = /^(?:fixed|resolved|addressed|corrected|patched|mitigated|remediated|solved|eliminated|removed|repaired|closed)$/;

/** Verbs by which a version closes a hole. */
export const CLOSES = /^(?:fix|fixes|resolves|addresses|corrects|mitigates|eliminates|remediates|solves|patches)$/;

/** Verbs by which a vendor gives out a version. */
export const RELEASED = /^(?:released|provided|issued|published|produced|developed|created|offers|made|provides|releases|issues)$/;
