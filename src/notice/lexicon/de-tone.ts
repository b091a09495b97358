/** German words that set a tone, as en-tone.ts explains. Notation: phrase.ts. */
import type { Phrases } from "./phrase.ts";

/** By class. */
export const DE_TONE: Phrases = {
	"attack-messenger": [
		"*forscher*|journalist*|reporter*|medien*|presse|schlagzeil*|magazin*|zeitung*|zeitschrift*|artikel*|blog*|kritiker*|kritik|konkurren*|wettbewerber*|mitbewerber*|behaupt*|vorwurf*|vorwürf*|bericht*|berichterstattung|sogenannte*|selbsternannt*|aufmerksamkeit|sensation*|übertrieb*|irreführend*|einseitig*|reißerisch*|unverantwortlich*|gerücht*|spekul*|panik*|angst*|verunsicher*|kommentator*|redaktion*|autor*|veröffentlich*|sender|fernseh*|portal*|aktivist*|berater|unseriös*|unfair*|stimmung*|kampagne*|hype|aufregung|aufgeregt*|vortrag*|konferenz*|youtube*|influencer*|podcast*|vorschnell*|polemi*|darstellung*",
	],
	denial: [
		"falsch|unwahr|haltlos*|unbegründet*|dement*|bestreit*|zurückgewiesen|zurückweis*|unzutreffend*|erfunden|märchen|mythos|mythen|unsinn|keineswegs|niemals|nie|unmöglich|entgegen|gegenstandslos*|ausgeschlossen|unterstell*|absurd*|frei erfunden",
		"weisen|weist ~8 zurück",
		"nicht|kein|keine|keinen|keinerlei|nie|niemand|niemals ~4 gehackt|angriff*|angegriffen|lücke*|schwachstelle*|*leck|gefahr*|gefährdet|risiko|unsicher*|kompromittiert|betroffen|eingebrochen|verloren|abgeflossen|vorfall*|beweis*|beleg*|passiert|geschehen|bedroht*|hintertür*",
		"sicher|sichere|geschützt $",
		"beruhigen|beruhigt|entwarnung",
	],
	blame: [
		"nutzer*|anwender*|benutzer*|kunde|kunden|betreiber*|besitzer*|installateur*|errichter*|eigentümer*|wer|leute|personen|händler*|zulieferer*|drittanbieter*|lieferant*|dienstleister*|monteur*|elektriker* ~8 nicht|nie|*passwort*|*passwörter*|*kennwort*|*kennwörter*|sorglos*|leichtsinn*|fahrlässig*|nachlässig*|versäum*|vergess*|ignorier*|missacht*|verantwort*|schuld|selbst|falsch*|fehler*|ohne|trotz|entgegen|mehrfach*|offen*|einfach*|ungeschützt*|alte*|veraltet*|unsachgemäß*|bequem*|ungeändert",
		"*standardpasswort*|*standardpasswörter*|standardkennwort*|standardkennwörter*|schwache*|einfache*|unsichere* ~1 passwort*|passwörter*|kennwort*|kennwörter*|zugangsdaten",
		"bedienfehler*|fehlbedien*|fehlkonfig*|leichtsinn*|sorglos*|fahrlässig*|nachlässig*|unsachgemäß*|eigenverantwort*|verschulden|versäumnis*|zulieferer*|drittanbieter*|fremdkomponente*|selbst schuld",
		"liegt|lag|lagen ~3 meist|oft|häufig|daran|an",
		"handbuch|anleitung|empfehlung*|hinweise* ~5 steht|ausdrücklich|immer|deutlich|gewarnt|missachtet|beachtet|klar",
		"kriminelle*|banden|professionelle* angreifer*",
	],
	minimise: [
		"wenige*|klein*|gering*|vereinzelt*|einzeln*|nur|lediglich|bloß|unwahrscheinlich*|theoretisch*|selten*|begrenzt*|ältere*|alte*|schnell|zügig|rasch|umgehend|glücklicherweise|glück|kaum|leicht*|überschaubar*|sorge*|beunruhig*|harmlos*|vorsorglich*|vorsicht*|minimal*|überwiegend*|vorübergehend*|kurz|kurzzeitig*|gelegentlich*|veraltet*|bestimmt*|einige*|manche*|weniger|routine*|üblich*|normal*|auffälligkeit*|unregelmäßigkeit*|thema|randthema|nebensache|nichts|halb|nennenswert*|weitaus|verschont|behoben|erledigt|einzelfall*|einzelfälle*|unbedeutend*|marginal*|geringfügig*|kleinigkeit*|besonnen*|dramatisch*|schlimm*",
	],
	ingratiation: [
		"dank*|bedank*|herzlich*|lieb*|treu*|vertrauen*|geduld|verständnis|herz*|familie*|gemeinschaft*|freund*|gemeinsam*|zusammen|freu*|schön*|geehrt*|geschätzt*|großartig*|wunderbar*|willkommen|wünsch*|lächeln|leidenschaft*|begeister*|stolz|entschuldig*|verdien*|sagt|betont|erklärt|ihnen|euch|super|toll*|besonnen*|menschen|nachbar*|kolleg*|mitarbeit*|feier*|gäste|kundinnen|partnern|kuchen|gründer*|geschäftsführ*|schuldig|zufrieden*",
	],
	bolstering: [
		"führend*|führer*|marktführ*|preis|preise|auszeichn*|ausgezeichnet*|qualität*|exzellen*|innov*|engag*|verpflicht*|tradition*|standard|standards|maßstab|maßstäb*|zertifi*|bewährt*|zuverlässig*|expert*|welt*|global*|zukunft*|vision*|mission|erfolg*|wachs*|wächst|wuchs|rekord*|beste*|stark*|stärk*|jahrzehnt*|jubiläum*|patent*|forsch*|nachhaltig*|transparen*|ernst|priorität*|werte|ruf|pionier*|geprüft*|robust*|modernst*|erstklassig*|einzigartig*|meilenstein*|ingenieur*|standort*|zentrale|labor*|investier*|ausbau*|baut|erweiter*|ranking*|umfrage*|zufrieden*|länder*|flughafen*|krankenhaus*|arbeitgeber*|programm*|gründ*|geschichte|verantwort*|streng*|höchst*|größte*|schnellste*|professionell*|vertrau*|team*|jahre*|jahren|million*|tausend*|hundert*|stets|immer|umfassend*|projekt*|unermüdlich*|stolz*|sicherheit*|heimat|spezialist*|kompetenz*|spitze*|bilanz*|vorbild*|leistung*|norm|normen|made|familienunternehmen|haushalt*|versprechen|antrieb|anspruch|motto|spende*|azubi*|ausbildung*|mittelstand*|unternehmen*|branche*",
	],
	"unrelated-marketing": [
		"neu|neue|neuen|neues|neuer|jetzt|bestell*|kauf*|preis*|rabatt*|angebot*|aktion*|gratis|kostenlos*|gewinn*|geschenk*|besuch*|stand|messe*|webinar*|schulung*|seminar*|kurs*|anmeld*|abonn*|start*|vorstell*|entdeck*|serie|reihe|kollektion|auflösung*|megapixel*|objektiv*|nacht*|farb*|design*|elegant*|stilvoll*|garantie*|paket*|shop*|laden|handel|katalog*|demnächst|bald|frühling*|frühjahr*|sommer*|herbst*|winter*|weihnacht*|fest|ostern|karriere*|job*|stelle|stellen|edition|lieferbar|prospekt*|demo*|test*|termin*|ticket*|platz|plätze|halle|ausstell*|event*|verlos*|spar*|günstig*|smart*|heller|schärfer|weiter|panorama*|zoom|4k|8k|analyse*|leise|kompakt*|schwarz|weiß|silber*|blau|geschichte*|referenz*|newsletter|folg*|weiterempf*|foto*|wettbewerb*|zubehör*|halter*|*kamera|*kameras|*rekorder*|dom*|*klingel|kit|produkt*|erkenn*|sieht|sehen|bild*|euro|prozent|doppelpack|leasing|finanz*|zuhause|strand|komm|essen|bewerb*|urlaub*|stadtwerke|erscheint|dabei|gutschein*",
	],
};
