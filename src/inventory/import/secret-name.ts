/** Which headings name a secret. Such columns are dropped before anything else sees them. */
import { keyOf, wordsOf } from "./name-key.ts";

/** Parts of a folded heading that name a secret wherever they stand. */
const PARTS = [
	"passw",
	"passphrase",
	"passcode",
	"pwd",
	"kennw",
	"zugangsdaten",
	"geheim",
	"motdepasse",
	"mdp",
	"contrasen",
	"senha",
	"haslo",
	"wachtwoord",
	"losenord",
	"parola",
	"secret",
	"credential",
	"community",
	"apikey",
	"privatekey",
	"sharedkey",
	"accesskey",
	"verificationcode",
	"encryptionkey",
	"密码",
	"密碼",
	"口令",
	"验证码",
	"密钥",
];

/** Words of a heading that name a secret when they stand alone. A login column often holds `user/password`. */
const WORDS = new Set([
	"pass",
	"pw",
	"pword",
	"psw",
	"psk",
	"pin",
	"pincode",
	"puk",
	"token",
	"clave",
	"login",
	"logins",
	"zugang",
	"anmeldung",
	"anmeldedaten",
	"identifiants",
	"credenziali",
	"credenciales",
	"auth",
]);

/** True for `Password`, `Kennwort`, `cameraPw`, `SNMP community`, `密码` and their kin, in any case and spelling. */
export function isSecretName(name: string): boolean {
	const key = keyOf(name);
	return PARTS.some((part) => key.includes(part)) || WORDS.has(key) || wordsOf(name).some((word) => WORDS.has(word));
}
