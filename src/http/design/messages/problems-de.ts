/** What people are told whose form is refused, in German, by the code of the problem. English has the problem's own words. */
export const PROBLEMS_DE: Readonly<Record<string, string>> = {
	"inventory/no-such-site":
		"Es wurde kein Standort gewählt. Wählen Sie einen aus der Liste; ein Standort kommt mit den Geräten, die dort stehen.",
	"inventory/bad-place": "Das ist kein Ort auf einer Karte. Schreiben Sie Breite und Länge, etwa 53.5511, 9.9937.",
	"people/bad-alert-target":
		"So kann niemandem Bescheid gesagt werden. Wählen Sie, an wen und worüber; ein Webhook braucht eine Adresse mit https.",
	"people/bad-company":
		"Die Angaben zum Anbieter reichen nicht. Prüfen Sie Aussteller (https://…), Client-Kennung, Client-Geheimnis und Domänen, und ob eine andere Organisation für eine davon spricht.",
	"people/bad-email": "Das ist keine E-Mail-Adresse. Schreiben Sie sie wie name@example.org.",
	"people/bad-key": "Der Schlüssel kam nicht ganz an. Beginnen Sie mit diesem neu.",
	"people/bad-name": "Der Name ist leer oder zu lang.",
	"people/bad-organisation":
		"Diese Organisation kann nicht angelegt werden: Der Name ist leer, zu lang oder vergeben, oder es gibt zu viele Ebenen. Nehmen Sie einen anderen Namen.",
	"people/bad-token":
		"So wird kein Schlüssel angelegt. Er braucht einen Namen, 1 bis 366 Tage und mindestens etwas, was er darf und Sie selbst dürfen.",
	"people/company-refused":
		"Ihre Firma hat die Anmeldung nicht bestätigt, oder das Konto gehört hier nicht dazu. Fragen Sie, wer Ihre Organisation verwaltet.",
	"people/company-stale": "Diese Anmeldung wurde woanders begonnen oder hat zu lange gedauert. Beginnen Sie neu.",
	"people/email-taken": "Mit dieser Adresse gibt es ein Konto. Melden Sie sich damit an, oder nehmen Sie eine andere Adresse.",
	"people/last-admin": "Eine Organisation behält ihren letzten Verwalter. Machen Sie zuerst jemand anderen zum Verwalter.",
	"people/link-gone": "Dieser Link gilt nicht mehr. Lassen Sie sich einen neuen schicken.",
	"people/member-already": "Sie sind in dieser Organisation schon dabei. Wer sie verwaltet, kann Ihre Rolle ändern.",
	"people/no-company": "Mit dieser Domäne meldet sich hier keine Firma an. Prüfen Sie die Adresse, oder nehmen Sie Ihr Passwort.",
	"people/passwords-differ": "Die beiden Passwörter sind verschieden. Tippen Sie zweimal dasselbe.",
	"people/too-many-attempts":
		"Es waren zu viele Versuche. Warten Sie, und versuchen Sie es dann noch einmal; wer Ihre Organisation verwaltet, sieht es im Protokoll.",
	"people/weak-password":
		"Dieses Passwort taugt nicht: Es ist zu kurz (mindestens 12 Zeichen), zu lang, wiederholt wenige Zeichen oder ist wenig mehr als ein Name. Nehmen Sie ein längeres.",
	"people/wrong-code": "Der Code stimmt nicht. Prüfen Sie die Uhr des Geräts, und tippen Sie den Code, den es jetzt zeigt.",
	"people/wrong-passkey": "Der Passkey passt nicht. Versuchen Sie es noch einmal, oder gehen Sie einen anderen Weg.",
	"people/wrong-password": "Das ist nicht Ihr Passwort. Tippen Sie es noch einmal.",
	"people/wrong-sign-in":
		"E-Mail-Adresse und Passwort gehören nicht zusammen. Prüfen Sie beide. Wer Ihre Organisation verwaltet, kann Ihnen einen neuen Link schicken.",
	"http/signed-out": "Dies ist nur für Angemeldete offen. Melden Sie sich an.",
	"http/forbidden": "Ihre Rolle erlaubt das nicht. Fragen Sie, wer Ihre Organisation verwaltet.",
	"http/not-found": "Unter dieser Adresse liegt nichts. Gehen Sie zurück zur Konsole.",
	"http/cross-origin":
		"Das Formular kam von einer anderen Seite oder von einer Seite von vor Ihrer Anmeldung. Laden Sie die Seite neu, und schicken Sie es noch einmal.",
	"http/too-busy": "Zu viele fragen gerade danach. Versuchen Sie es in ein paar Sekunden noch einmal.",
	"http/too-large": "Ein Formular darf 64 KiB groß sein. Kürzen Sie, was Sie getippt haben.",
	"http/too-slow": "Es kam nicht rechtzeitig an. Schicken Sie es noch einmal.",
	"http/wrong-method": "Diese Adresse nimmt einen anderen Weg.",
	"http/defect": "In Seawall ist etwas fehlgeschlagen. Sehen Sie in das Terminal, in dem es läuft, und melden Sie, was dort steht.",
};
