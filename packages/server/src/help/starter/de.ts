import type { StarterWords } from './words.ts';

export const words: StarterWords = {
  sections: { account: 'Konto und Spielstand', payments: 'Zahlungen', reports: 'Meldungen' },
  lostProgress: {
    title: 'Mein Spielstand ist weg',
    intro: 'Dein Spielstand gehört zu dem Konto, mit dem du spielst. Oft sieht er nur verloren aus.',
    steps: [
      'Prüfe, ob du mit demselben Konto angemeldet bist wie vorher.',
      'Schließ das Spiel, warte eine Minute und starte es mit guter Verbindung neu.',
      'Fehlt er immer noch, schick uns eine Meldung. Nenn dein letztes Level und wann du es zuletzt gesehen hast.',
    ],
  },
  banned: {
    title: 'Ich wurde zu Unrecht gesperrt',
    intro: 'Jeden Einspruch prüft ein Mensch. Eine Meldung reicht.',
    steps: [
      'Beschreib in deinen Worten, was passiert ist.',
      'Schreib dazu, seit wann du gesperrt bist und was das Spiel angezeigt hat.',
      'Schick uns einen Einspruch. Unsere Antwort siehst du hier im Spiel.',
    ],
  },
  purchaseMissing: {
    title: 'Ich habe bezahlt und nichts bekommen',
    intro: 'Die meisten Käufe kommen innerhalb von zehn Minuten an, auch wenn das Spiel geschlossen ist.',
    steps: [
      'Starte das Spiel neu und sieh in Postfach und Inventar nach.',
      'Such die Quittung, die dir der Store per Mail geschickt hat.',
      'Schick uns eine Meldung mit der Bestellnummer von der Quittung.',
    ],
  },
  whatIsSent: {
    title: 'Was eine Meldung enthält',
    text:
      'Deinen Text, deine Dateien und Angaben zu Spiel und Gerät, mit denen wir die Ursache finden. Du siehst ' +
      'alles vor dem Senden und kannst Teile weglassen.',
  },
  offline: {
    title: 'Ich habe keine Verbindung',
    text:
      'Schreib deine Meldung trotzdem. Sie wird auf deinem Gerät gespeichert und gesendet, sobald es eine ' +
      'Verbindung gibt.',
  },
  menu: {
    progress: 'Mein Spielstand ist weg',
    purchase: 'Etwas zu einem Kauf',
    purchaseArticle: 'Bezahlt und nichts bekommen',
    purchaseForm: 'Frage zu einer Zahlung',
    ban: 'Ich wurde gesperrt',
    broken: 'Etwas funktioniert nicht',
  },
};
