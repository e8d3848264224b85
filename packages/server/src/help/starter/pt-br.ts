import type { StarterWords } from './words.ts';

export const words: StarterWords = {
  sections: { account: 'Conta e progresso', payments: 'Pagamentos', reports: 'Relatos' },
  lostProgress: {
    title: 'Meu progresso sumiu',
    intro: 'O progresso fica salvo na conta que você usa. Muitas vezes ele só parece perdido.',
    steps: [
      'Confira se você entrou com a mesma conta de antes.',
      'Feche o jogo, espere um minuto e abra de novo com uma boa conexão.',
      'Se ainda faltar, envie um relato. Diga seu último nível e quando o viu pela última vez.',
    ],
  },
  banned: {
    title: 'Fui banido por engano',
    intro: 'Uma pessoa analisa cada recurso. Um relato basta.',
    steps: [
      'Conte com suas palavras o que aconteceu.',
      'Diga quando foi o banimento e o que o jogo mostrou.',
      'Envie seu recurso. A resposta aparece aqui, no jogo.',
    ],
  },
  purchaseMissing: {
    title: 'Paguei e não recebi nada',
    intro: 'A maioria das compras chega em até dez minutos, mesmo com o jogo fechado.',
    steps: [
      'Abra o jogo de novo e veja a caixa de entrada e o inventário.',
      'Procure o recibo que a loja enviou por e-mail.',
      'Envie um relato com o número do pedido que está no recibo.',
    ],
  },
  whatIsSent: {
    title: 'O que um relato contém',
    text:
      'Seu texto, seus arquivos e dados do jogo e do aparelho que nos ajudam a achar a causa. Você vê tudo antes ' +
      'de enviar e pode tirar partes.',
  },
  offline: {
    title: 'Estou sem conexão',
    text: 'Escreva o relato mesmo assim. Ele fica salvo no aparelho e é enviado assim que houver conexão.',
  },
  menu: {
    progress: 'Meu progresso sumiu',
    purchase: 'Algo sobre uma compra',
    purchaseArticle: 'Paguei e não recebi nada',
    purchaseForm: 'Perguntar sobre um pagamento',
    ban: 'Fui banido',
    broken: 'Algo não funciona',
  },
};
