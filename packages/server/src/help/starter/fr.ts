import type { StarterWords } from './words.ts';

export const words: StarterWords = {
  sections: { account: 'Compte et progression', payments: 'Paiements', reports: 'Demandes' },
  lostProgress: {
    title: 'J’ai perdu ma progression',
    intro: 'Ta progression est liée au compte avec lequel tu joues. Souvent, elle n’est pas vraiment perdue.',
    steps: [
      'Vérifie que tu utilises bien le même compte qu’avant.',
      'Ferme le jeu, attends une minute, puis relance-le avec une bonne connexion.',
      'S’il manque toujours quelque chose, écris-nous. Indique ton dernier niveau et quand tu l’as vu pour la ' +
      'dernière fois.',
    ],
  },
  banned: {
    title: 'J’ai été banni par erreur',
    intro: 'Chaque contestation est lue par une personne. Une seule demande suffit.',
    steps: [
      'Raconte ce qui s’est passé avec tes mots.',
      'Précise quand tu as été banni et ce que le jeu a affiché.',
      'Envoie ta contestation. Notre réponse s’affichera ici, dans le jeu.',
    ],
  },
  purchaseMissing: {
    title: 'J’ai payé et je n’ai rien reçu',
    intro: 'La plupart des achats arrivent en moins de dix minutes, même jeu fermé.',
    steps: [
      'Relance le jeu, puis regarde ta boîte de réception et ton inventaire.',
      'Retrouve le reçu que la boutique t’a envoyé par e-mail.',
      'Écris-nous avec le numéro de commande du reçu.',
    ],
  },
  whatIsSent: {
    title: 'Ce que contient une demande',
    text:
      'Ton texte, tes fichiers et des informations sur le jeu et ton appareil qui nous aident à trouver la cause. ' +
      'Tu vois tout avant l’envoi et tu peux en retirer.',
  },
  offline: {
    title: 'Je n’ai pas de connexion',
    text: 'Écris quand même. Ta demande est enregistrée sur ton appareil et envoyée dès que la connexion revient.',
  },
  menu: {
    progress: 'J’ai perdu ma progression',
    purchase: 'Un problème d’achat',
    purchaseArticle: 'Payé, mais rien reçu',
    purchaseForm: 'Une question sur un paiement',
    ban: 'J’ai été banni',
    broken: 'Quelque chose ne marche pas',
  },
};
